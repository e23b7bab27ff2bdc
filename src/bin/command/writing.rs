//! The commands that write a report in another form: a page in one file, a Word document, a spreadsheet, the schema.

use scorecard::export;

use super::files::{open, write};
use super::{Arguments, Done, Stop, read};

/// Where the built page in one file is, unless it is said.
const ONE_FILE: &str = "dist/one-file.html";

/// Writes the page in one file with reports in it, each of which must be sound.
pub(crate) fn pack(given: &[String]) -> Done {
    let arguments = Arguments::of(given, &["-o", "--page"], &[])?;
    let (out, page) = (arguments.needed("-o")?, arguments.last("--page").unwrap_or(ONE_FILE));
    let template = read(page).inspect_err(|_| {
        eprintln!("The page in one file is made by `make build`; name it with --page if it is elsewhere.");
    })?;
    let reports = open(&arguments.files, false);
    let (how_many, texts) = (reports.opened.len(), reports.texts.clone());
    let title = reports.latest()?.scorecard.masthead.title.clone();
    let texts: Vec<(String, &str)> = texts.iter().map(|(name, text)| (short(name), text.as_str())).collect();
    let texts: Vec<(&str, &str)> = texts.iter().map(|(name, text)| (name.as_str(), *text)).collect();
    let Some(made) = export::one_file(&String::from_utf8_lossy(&template), &title, &texts) else {
        eprintln!("{page}: this is not the page in one file that `make build` makes");
        return Err(Stop::Unable);
    };
    write(out, made.as_bytes())?;
    println!("{out}: {} in one file", if how_many == 1 { "1 report".to_owned() } else { format!("{how_many} reports") });
    Ok(())
}

/// The name of a file without its folders.
fn short(name: &str) -> String {
    std::path::Path::new(name).file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// Writes the paper as a Word document.
#[cfg(feature = "office")]
pub(crate) fn word(given: &[String]) -> Done {
    let arguments = Arguments::of(given, &["-o"], &["--drafted"])?;
    let out = arguments.needed("-o")?;
    write_made(out, super::files::together(&arguments.files)?.word(arguments.has("--drafted")))
}

/// Writes all figures as a spreadsheet.
#[cfg(feature = "office")]
pub(crate) fn figures(given: &[String]) -> Done {
    let arguments = Arguments::of(given, &["-o"], &[])?;
    let out = arguments.needed("-o")?;
    write_made(out, super::files::together(&arguments.files)?.sheets())
}

#[cfg(feature = "office")]
fn write_made(out: &str, made: Result<Vec<u8>, export::NotMade>) -> Done {
    let bytes = made.map_err(|error| {
        eprintln!("{out}: {error}");
        Stop::Problems
    })?;
    write(out, &bytes)
}

/// Says that this program writes no Word documents.
#[cfg(not(feature = "office"))]
pub(crate) fn word(_: &[String]) -> Done {
    Err(built_without("office"))
}

/// Says that this program writes no spreadsheets.
#[cfg(not(feature = "office"))]
pub(crate) fn figures(_: &[String]) -> Done {
    Err(built_without("office"))
}

/// Prints the JSON Schema of a report file, or of a benchmark file.
#[cfg(feature = "schema")]
pub(crate) fn schema(given: &[String]) -> Done {
    match given {
        [] => print!("{}", scorecard::read::report_schema()),
        [of] if of == "benchmarks" => print!("{}", scorecard::read::benchmark_schema()),
        [of] if of == "config" => print!("{}", scorecard::read::config_schema()),
        _ => return Err(Stop::Usage),
    }
    Ok(())
}

/// Says that this program prints no schema.
#[cfg(not(feature = "schema"))]
pub(crate) fn schema(_: &[String]) -> Done {
    Err(built_without("schema"))
}

/// Says what this program was built without.
#[cfg(not(all(feature = "office", feature = "schema")))]
pub(crate) fn built_without(feature: &str) -> Stop {
    eprintln!("This program was built without that: build it with --features {feature}.");
    Stop::Unable
}
