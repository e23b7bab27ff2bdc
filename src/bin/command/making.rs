//! The commands that make report files.

use scorecard::author::{FiguresFile, Made, Next, Sheet};
use scorecard::scorecard::{
    as_text, bring_in, bring_in_as_text, cannot_add_view, cannot_bring, cannot_roll_view, cannot_take, missing_view, not_a_spreadsheet,
    sheet_problems_view,
};

use super::files::{plain, refuse, write};
use super::{Arguments, Done, Stop, read};

/// Prints what a report file still lacks.
pub(crate) fn missing(given: &[String]) -> Done {
    let name = Arguments::of(given, &[], &[])?.one()?;
    let missing = scorecard::still_missing(&read(name)?).map_err(|problems| refuse(name, &problems))?;
    print!("{}", plain(&missing_view(&missing).text));
    Ok(())
}

/// Moves a file on to the next period.
pub(crate) fn roll(given: &[String]) -> Done {
    let arguments = Arguments::of(given, &["-o", "--period", "--framework"], &[])?;
    let (name, output) = (arguments.one()?, arguments.needed("-o")?);
    let period = arguments.last("--period").map(|text| scorecard::read::period(text).ok_or(Stop::Usage)).transpose()?;
    let versions = arguments.all("--framework").map(|value| value.split_once('='));
    let versions = versions.map(|version| version.map(|(id, version)| (id.to_owned(), version.to_owned())));
    let next = Next { period, versions: versions.collect::<Option<_>>().ok_or(Stop::Usage)? };
    let rolled = scorecard::roll_forward(&read(name)?, &next).map_err(|why| {
        eprint!("{}", plain(&cannot_roll_view(name, &why)));
        Stop::Problems
    })?;
    print!("{}", plain(&missing_view(&rolled.missing).text));
    write(output, rolled.text.as_bytes())
}

/// The sheets of a workbook or CSV file.
fn read_sheets(name: &str) -> Result<Vec<Sheet>, Stop> {
    scorecard::read_spreadsheet(&read(name)?).map_err(|why| {
        eprintln!("{name}: {}", not_a_spreadsheet(why));
        Stop::Problems
    })
}

/// Writes a made file, and what should be looked at in it.
fn write_made(name: &str, output: &str, made: &Made) -> Done {
    for notice in &sheet_problems_view(name, &made.warnings).problems {
        eprint!("{}", plain(&as_text(notice)));
    }
    write(output, made.text.as_bytes())
}

/// Makes a report file of a workbook.
pub(crate) fn from_sheets(given: &[String]) -> Done {
    let arguments = Arguments::of(given, &["-o"], &[])?;
    let (name, output) = (arguments.one()?, arguments.needed("-o")?);
    let made = scorecard::from_sheets(&read_sheets(name)?).map_err(|problems| {
        eprint!("{}", plain(&sheet_problems_view(name, &problems).text));
        Stop::Problems
    })?;
    write_made(name, output, &made)
}

/// Puts the readings of a spreadsheet into a report file.
pub(crate) fn readings(given: &[String]) -> Done {
    let arguments = Arguments::of(given, &["-o", "--from"], &[])?;
    let (name, output, readings) = (arguments.one()?, arguments.needed("-o")?, arguments.needed("--from")?);
    let (report, sheets) = (read(name)?, read_sheets(readings)?);
    let sheet = sheets.iter().find(|sheet| sheet.name == "Readings").or(sheets.first()).cloned().unwrap_or_default();
    let made = scorecard::add_readings(&report, &sheet).map_err(|why| {
        eprint!("{}", plain(&cannot_add_view(name, readings, &why).text));
        Stop::Problems
    })?;
    write_made(readings, output, &made)
}

/// Prints what a file with figures would bring into a report file; with `-o` writes the report with what was asked for, and with
/// `--councils` the values of all councils.
pub(crate) fn brings_in(given: &[String]) -> Done {
    let arguments = Arguments::of(given, &["-o", "--from", "--take", "--period", "--council", "--councils", "--benchmarks"], &[])?;
    let (name, from) = (arguments.one()?, arguments.needed("--from")?);
    let takes_all = match arguments.last("--take") {
        None | Some("new") => false,
        Some("all") => true,
        Some(_) => return Err(Stop::Usage),
    };
    let (report, bytes) = (read(name)?, read(from)?);
    let beside = arguments.last("--benchmarks").map(read).transpose()?;
    let benchmarks = beside.map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default();
    let file_name = std::path::Path::new(from).file_name().and_then(|name| name.to_str()).unwrap_or(from);
    let said = |option| arguments.last(option).unwrap_or_default();
    let file = FiguresFile { name: file_name, bytes: &bytes, period: said("--period"), area: said("--council"), benchmarks: &benchmarks };
    let brought = scorecard::bring_in(&report, &file).map_err(|why| {
        eprint!("{}", plain(&format!("{from}: {}\n", cannot_bring(name, from, &why))));
        Stop::Problems
    })?;
    let view = bring_in(&brought);
    let is_taken = |row: &scorecard::scorecard::view::BringInRow| if takes_all { row.sure } else { row.new };
    print!("{}", plain(&bring_in_as_text(&view, &is_taken)));
    let chosen: Vec<String> = view.rows().filter(|row| is_taken(row)).map(|row| row.key.clone()).collect();
    let cannot = |why| {
        eprint!("{}", plain(&format!("{from}: {}\n", cannot_take(name, from, &why))));
        Stop::Problems
    };
    let report = arguments.last("-o").map(|output| {
        let made = scorecard::take_over(&report, &brought, &chosen).map_err(cannot)?;
        write(output, made.as_bytes())
    });
    let councils = arguments.last("--councils").map(|output| {
        let made = scorecard::values_of_all_councils(&brought, &chosen).map_err(cannot)?;
        write(output, made.as_bytes())
    });
    report.into_iter().chain(councils).collect()
}

/// Writes a report file, or the template, as a workbook.
#[cfg(feature = "office")]
pub(crate) fn sheets(given: &[String]) -> Done {
    let arguments = Arguments::of(given, &["-o"], &[])?;
    let (name, output) = (arguments.one()?, arguments.needed("-o")?);
    let sheets = if name == "template" {
        scorecard::template_sheets()
    } else {
        scorecard::sheets_of(&read(name)?).map_err(|problems| refuse(name, &problems))?
    };
    let Some(bytes) = scorecard::workbook(&sheets) else {
        eprintln!("{name}: there is more in it than a workbook can hold");
        return Err(Stop::Problems);
    };
    write(output, &bytes)
}

/// Says that this program writes no workbooks.
#[cfg(not(feature = "office"))]
pub(crate) fn sheets(_: &[String]) -> Done {
    Err(super::writing::built_without("office"))
}
