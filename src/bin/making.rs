//! The commands that make report files.

use scorecard::author::{Made, Next};
use scorecard::scorecard::{
    as_text, cannot_add_view, cannot_roll_view, missing_view, not_a_spreadsheet, problems_view, sheet_problems_view,
};

/// The arguments of a command: a file, and options with their values.
struct Arguments<'a> {
    file: &'a str,
    options: Vec<(&'a str, &'a str)>,
}

/// The arguments, unless there is another file than one or an option that is not known or has no value.
fn arguments<'a>(given: &'a [String], known: &[&str]) -> Option<Arguments<'a>> {
    let (mut file, mut options) = (None, Vec::new());
    let mut given = given.iter().map(String::as_str);
    while let Some(argument) = given.next() {
        if known.contains(&argument) {
            options.push((argument, given.next()?));
        } else if argument.starts_with('-') || file.replace(argument).is_some() {
            return None;
        }
    }
    Some(Arguments { file: file?, options })
}

impl<'a> Arguments<'a> {
    fn last(&self, option: &str) -> Option<&'a str> {
        self.options.iter().rev().find(|(name, _)| *name == option).map(|(_, value)| *value)
    }
}

fn read(name: &str) -> Option<Vec<u8>> {
    std::fs::read(name).map_err(|error| eprintln!("{name}: {error}")).ok()
}

fn write(name: &str, bytes: &[u8]) -> u8 {
    match std::fs::write(name, bytes) {
        Ok(()) => 0,
        Err(error) => {
            eprintln!("{name}: {error}");
            2
        }
    }
}

/// Prints what a report file still lacks.
pub(crate) fn missing(name: &str) -> u8 {
    let Some(bytes) = read(name) else { return 2 };
    match scorecard::still_missing(&bytes) {
        Ok(missing) => {
            print!("{}", missing_view(&missing).text);
            0
        }
        Err(problems) => {
            eprint!("{}", problems_view(name, &problems).text);
            1
        }
    }
}

/// Moves a file on to the next period; none if it was called wrongly.
pub(crate) fn roll(given: &[String]) -> Option<u8> {
    let arguments = arguments(given, &["-o", "--period", "--framework"])?;
    let output = arguments.last("-o")?;
    let period = match arguments.last("--period") {
        Some(text) => Some(scorecard::read::period(text)?),
        None => None,
    };
    let versions = arguments.options.iter().filter(|(name, _)| *name == "--framework");
    let versions = versions.map(|(_, value)| value.split_once('=').map(|(id, version)| (id.to_owned(), version.to_owned())));
    let next = Next { period, versions: versions.collect::<Option<_>>()? };
    let Some(bytes) = read(arguments.file) else { return Some(2) };
    Some(match scorecard::roll_forward(&bytes, &next) {
        Ok(rolled) => {
            print!("{}", missing_view(&rolled.missing).text);
            write(output, rolled.text.as_bytes())
        }
        Err(why) => {
            eprint!("{}", cannot_roll_view(arguments.file, &why));
            1
        }
    })
}

fn not_read(name: &str, why: scorecard::author::NotASpreadsheet) -> u8 {
    eprintln!("{name}: {}", not_a_spreadsheet(why));
    1
}

/// Writes a made file, and what should be looked at in it.
fn write_made(name: &str, output: &str, made: &Made) -> u8 {
    for notice in &sheet_problems_view(name, &made.warnings).problems {
        eprint!("{}", as_text(notice));
    }
    write(output, made.text.as_bytes())
}

/// Makes a report file of a workbook; none if it was called wrongly.
pub(crate) fn from_sheets(given: &[String]) -> Option<u8> {
    let arguments = arguments(given, &["-o"])?;
    let output = arguments.last("-o")?;
    let Some(bytes) = read(arguments.file) else { return Some(2) };
    let sheets = match scorecard::read_spreadsheet(&bytes) {
        Ok(sheets) => sheets,
        Err(why) => return Some(not_read(arguments.file, why)),
    };
    Some(match scorecard::from_sheets(&sheets) {
        Ok(made) => write_made(arguments.file, output, &made),
        Err(problems) => {
            eprint!("{}", sheet_problems_view(arguments.file, &problems).text);
            1
        }
    })
}

/// Puts the readings of a spreadsheet into a report file; none if it was called wrongly.
pub(crate) fn readings(given: &[String]) -> Option<u8> {
    let arguments = arguments(given, &["-o", "--from"])?;
    let (output, readings) = (arguments.last("-o")?, arguments.last("--from")?);
    let (Some(report), Some(bytes)) = (read(arguments.file), read(readings)) else { return Some(2) };
    let sheets = match scorecard::read_spreadsheet(&bytes) {
        Ok(sheets) => sheets,
        Err(why) => return Some(not_read(readings, why)),
    };
    let sheet = sheets.iter().find(|sheet| sheet.name == "Readings").or(sheets.first()).cloned().unwrap_or_default();
    Some(match scorecard::add_readings(&report, &sheet) {
        Ok(made) => write_made(readings, output, &made),
        Err(why) => {
            eprint!("{}", cannot_add_view(arguments.file, readings, &why).text);
            1
        }
    })
}

/// Writes a report file, or the template, as a workbook; none if it was called wrongly.
#[cfg(feature = "office")]
pub(crate) fn sheets(given: &[String]) -> Option<u8> {
    let arguments = arguments(given, &["-o"])?;
    let output = arguments.last("-o")?;
    let sheets = if arguments.file == "template" {
        scorecard::template_sheets()
    } else {
        let Some(bytes) = read(arguments.file) else { return Some(2) };
        match scorecard::sheets_of(&bytes) {
            Ok(sheets) => sheets,
            Err(problems) => {
                eprint!("{}", problems_view(arguments.file, &problems).text);
                return Some(1);
            }
        }
    };
    Some(match scorecard::workbook(&sheets) {
        Some(bytes) => write(output, &bytes),
        None => {
            eprintln!("{}: there is more in it than a workbook can hold", arguments.file);
            1
        }
    })
}

/// Says that this program writes no workbooks.
#[cfg(not(feature = "office"))]
pub(crate) fn sheets(_: &[String]) -> Option<u8> {
    eprintln!("This program was built without what writes workbooks: build it with --features office.");
    Some(2)
}
