//! The engine on the command line: `scorecard check FILE…` and `scorecard show FILE…`.

use std::process::ExitCode;

use scorecard::scorecard::{as_text, problems_view};

const USAGE: &str = "Usage: scorecard check FILE…   report every problem of the files
       scorecard show FILE…    print the scorecards as text
       scorecard schema        print the JSON Schema of the file format (built with --features schema)

Exit codes: 0 sound, 1 a file has problems, 2 called wrongly or a file cannot be read.";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some((command, files)) = arguments.split_first() else { return usage() };
    match (command.as_str(), files) {
        ("schema", []) => schema(),
        ("check" | "show", [_, ..]) => {
            let mut worst = 0;
            for file in files {
                worst = worst.max(one(command == "show", file));
            }
            ExitCode::from(worst)
        }
        _ => usage(),
    }
}

fn usage() -> ExitCode {
    eprintln!("{USAGE}");
    ExitCode::from(2)
}

fn one(show: bool, file: &str) -> u8 {
    let bytes = match std::fs::read(file) {
        Ok(bytes) => bytes,
        Err(error) => {
            eprintln!("{file}: {error}");
            return 2;
        }
    };
    match scorecard::open(&bytes) {
        Ok(opened) => {
            for notice in &problems_view(file, &opened.warnings).problems {
                eprint!("{}", as_text(notice));
            }
            if show {
                print!("{}", scorecard::export::text(&opened.scorecard, &opened.pages()));
            } else {
                println!("{file}: sound, {} measures", opened.scorecard.measures.len());
            }
            0
        }
        Err(problems) => {
            eprint!("{}", problems_view(file, &problems).text);
            1
        }
    }
}

#[cfg(feature = "schema")]
fn schema() -> ExitCode {
    print!("{}", scorecard::read::schema());
    ExitCode::SUCCESS
}

#[cfg(not(feature = "schema"))]
fn schema() -> ExitCode {
    usage()
}
