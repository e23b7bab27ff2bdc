//! The commands that make report files.

use scorecard::author::Next;
use scorecard::scorecard::{cannot_roll_view, missing_view, problems_view};

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
