//! The engine on the command line; `scorecard --help` says what it can do.

mod command;

use std::process::ExitCode;

use command::{Stop, making, showing, writing};

const USAGE: &str = "Usage: scorecard COMMAND …

Looking at reports
  check [--strict] FILE…            report every problem of the files, and what to check in those that are sound; the settings
                                    of a page (scorecard.config.json) together with the reports they name
  show [--without-broken] FILE…     print the scorecards as text; with --without-broken also of files in which errors
                                    stop some measures: without these
  text TEXT [REPORT…]               check the claims of a text, by itself and by a report
  commentary FILE…                  print a draft of the commentary on each report
  since FILE FILE…                  print what changed in the latest of the reports since the one before it

Taking a report away
  pack FILE… -o PAGE [--page ONE-FILE]
                                    write one HTML file with the reports in it, which opens anywhere; it is made of
                                    one-file.html of the built page, which is looked for in dist/
  csv FILE…                         print the figures of the measures, for a spreadsheet
  word FILE… -o PAPER [--drafted]   write the committee paper as a Word document (1); with --drafted with drafted
                                    commentary, marked as a draft, where the file has none
  figures FILE… -o BOOK             write all figures as a spreadsheet (1)

Making reports
  roll FILE -o NEW [--period PERIOD] [--framework ID=VERSION]…
                                    move last period's file on to the next, and print what it still lacks
  missing FILE                      print what a report file still lacks
  sheets FILE -o BOOK               write a report file as a workbook (1); `template` for one to start from
  from-sheets BOOK -o FILE          make a report file of a workbook (1)
  readings FILE --from SHEET -o NEW put the readings of a CSV file or workbook (1) into a report file
  bring-in FILE --from FIGURES [--take new|all] [-o NEW] [--councils BENCHMARKS]
                                    print what published data or readings (CSV, workbook (1)) would bring into a report file;
                                    with -o write the report with what is new in it, or also with what differs (all); with
                                    --councils the values of all councils as a benchmark file. --period PERIOD and
                                    --council NAME say what the file does not; --benchmarks FILE is what there is beside
  schema [benchmarks|config]        print the JSON Schema of a report file, a benchmark file, or a page's settings (2)

(1) built with --features office, (2) built with --features schema

A file of benchmarks among the files goes with every report of them. Where one report is written of several, it is the
latest, with the others beside it; all of them must be sound. Results go to standard output, problems to standard error.

Exit codes: 0 sound; 1 a file has problems, or a text contradicts itself; with --strict also where there is something to
check that the file does not accept; 2 called wrongly, or a file cannot be read or written.";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some((command, given)) = arguments.split_first() else { return stopped(Stop::Usage) };
    let done = match command.as_str() {
        "--help" | "-h" | "help" => {
            println!("{USAGE}");
            Ok(())
        }
        "check" => showing::check(given),
        "show" => showing::show(given),
        "text" => showing::text(given),
        "commentary" => showing::commentary(given),
        "since" => showing::since(given),
        "csv" => showing::csv(given),
        "pack" => writing::pack(given),
        "word" => writing::word(given),
        "figures" => writing::figures(given),
        "schema" => writing::schema(given),
        "roll" => making::roll(given),
        "missing" => making::missing(given),
        "sheets" => making::sheets(given),
        "from-sheets" => making::from_sheets(given),
        "readings" => making::readings(given),
        "bring-in" => making::brings_in(given),
        _ => Err(Stop::Usage),
    };
    done.map_or_else(stopped, |()| ExitCode::SUCCESS)
}

fn stopped(stop: Stop) -> ExitCode {
    if stop == Stop::Usage {
        eprintln!("{USAGE}");
    }
    ExitCode::from(stop.code())
}
