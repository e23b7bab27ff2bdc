//! The engine on the command line; `scorecard` alone says what it can do.

mod making;

use std::process::ExitCode;

use scorecard::scorecard::view::ClaimMark;
use scorecard::scorecard::{as_text, problems_view};

const USAGE: &str = "Usage: scorecard check [--strict] FILE…
                                        report every problem of the files, and what to check in those that are sound
       scorecard show [--without-broken] FILE…
                                        print the scorecards as text; with --without-broken also of files in which errors
                                        stop some measures: without these
       scorecard text TEXT [REPORT]     check the claims of a text, by itself and by a report file
       scorecard commentary FILE…       print a draft of the commentary on each report
       scorecard since FILE FILE…       print what changed in the latest of the reports since the one before it
       scorecard pack FILE… -o PAGE [--page ONE-FILE]
                                        write one HTML file with the reports in it, which opens anywhere; it is made of
                                        one-file.html of the built page, which is looked for in dist/
       scorecard roll FILE -o NEW [--period PERIOD] [--framework ID=VERSION]…
                                        move last period's file on to the next, and print what it still lacks
       scorecard missing FILE           print what a report file still lacks
       scorecard sheets FILE -o BOOK    write a report file as a workbook (.xlsx); `template` for one to start from
       scorecard from-sheets BOOK -o FILE
                                        make a report file of a workbook
       scorecard readings FILE --from SHEET -o NEW
                                        put the readings of a workbook or CSV file into a report file
                                        (workbooks: built with --features office)
       scorecard csv FILE…              print the figures of the measures, for a spreadsheet
       scorecard word FILE… -o PAPER    write the committee paper as a Word document
       scorecard figures FILE… -o BOOK  write all figures as a spreadsheet
                                        (these two are built with --features office)
       scorecard schema [benchmarks]    print the JSON Schema of a report file, or of a benchmark file
                                        (built with --features schema)

A file of benchmarks among the files goes with every report of them.

Exit codes: 0 sound, 1 a file has problems or a text contradicts itself, 2 called wrongly or a file cannot be read.
With --strict, 1 also where there is something to check that the file does not accept.";

/// What to do with files.
#[derive(Clone, Copy)]
enum Do {
    Check {
        /// What there is to check counts as a problem.
        strict: bool,
    },
    Show {
        /// Also what is sound of a report with broken measures.
        without_broken: bool,
    },
    /// The draft of a commentary.
    Commentary,
}

/// A file, by its name.
type Named = (String, Vec<u8>);

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some((command, files)) = arguments.split_first() else { return usage() };
    match (command.as_str(), files) {
        ("schema", []) => schema(false),
        ("schema", [of]) if of == "benchmarks" => schema(true),
        ("text", [text]) => ExitCode::from(check_text(text, None)),
        ("text", [text, report]) => ExitCode::from(check_text(text, Some(report))),
        ("missing", [file]) => ExitCode::from(making::missing(file)),
        ("sheets", [_, ..]) => making::sheets(files).map_or_else(usage, ExitCode::from),
        ("from-sheets", [_, ..]) => making::from_sheets(files).map_or_else(usage, ExitCode::from),
        ("readings", [_, ..]) => making::readings(files).map_or_else(usage, ExitCode::from),
        ("roll", [_, ..]) => making::roll(files).map_or_else(usage, ExitCode::from),
        ("since", [_, _, ..]) => ExitCode::from(since(files)),
        ("check", [strict, files @ ..]) if strict == "--strict" && !files.is_empty() => {
            ExitCode::from(open(Do::Check { strict: true }, files))
        }
        ("check", [_, ..]) => ExitCode::from(open(Do::Check { strict: false }, files)),
        ("show", [broken, files @ ..]) if broken == "--without-broken" && !files.is_empty() => {
            ExitCode::from(open(Do::Show { without_broken: true }, files))
        }
        ("show", [_, ..]) => ExitCode::from(open(Do::Show { without_broken: false }, files)),
        ("commentary", [_, ..]) => ExitCode::from(open(Do::Commentary, files)),
        ("csv", [_, ..]) => ExitCode::from(csv(files)),
        ("word" | "figures", [_, ..]) => office(command, files),
        ("pack", [_, ..]) => ExitCode::from(pack(files)),
        _ => usage(),
    }
}

fn usage() -> ExitCode {
    eprintln!("{USAGE}");
    ExitCode::from(2)
}

/// Opens the reports among the files, each with the benchmarks among them; the worst of the exit codes.
fn open(what: Do, names: &[String]) -> u8 {
    let mut worst = 0;
    let mut files: Vec<Named> = Vec::new();
    for name in names {
        match std::fs::read(name) {
            Ok(bytes) => files.push((name.clone(), bytes)),
            Err(error) => {
                eprintln!("{name}: {error}");
                worst = 2;
            }
        }
    }
    let (benchmarks, reports): (Vec<Named>, Vec<Named>) = files.into_iter().partition(|(_, bytes)| scorecard::is_benchmark_file(bytes));
    if reports.is_empty() && worst == 0 {
        // Without a report, the message says what a file of benchmarks goes with.
        return benchmarks.iter().map(|file| one(what, file, &[])).max().unwrap_or(0);
    }
    reports.iter().map(|report| one(what, report, &benchmarks)).fold(worst, u8::max)
}

/// Prints what changed in the latest of the reports since the one of the same council before it.
fn since(names: &[String]) -> u8 {
    let mut reports = Vec::new();
    for name in names {
        let bytes = match std::fs::read(name) {
            Ok(bytes) => bytes,
            Err(error) => {
                eprintln!("{name}: {error}");
                return 2;
            }
        };
        match scorecard::open(&bytes) {
            Ok(opened) => reports.push(opened),
            Err(problems) => {
                eprint!("{}", problems_view(name, &problems).text);
                return 1;
            }
        }
    }
    let Some(mut now) = scorecard::latest(&reports).cloned() else { return 2 };
    now.put_beside(&reports.iter().filter(|other| !other.is_same(&now)).collect::<Vec<_>>());
    let others = now.other_reports();
    match now.since("") {
        Some(since) => print!("{}", scorecard::export::since_text(&since, &others)),
        None => {
            eprintln!("None of the reports can be compared with the latest one.\n{}", others.set_aside.join("\n"));
            return 1;
        }
    }
    0
}

fn one(what: Do, (name, bytes): &Named, benchmarks: &[Named]) -> u8 {
    let mut worst = 0;
    let mut opened = match scorecard::open_whole(bytes) {
        Ok(opened) => opened,
        Err(problems) => {
            eprint!("{}", problems_view(name, &problems).text);
            worst = 1;
            let Do::Show { without_broken: true } = what else { return worst };
            let Some(rest) = scorecard::open_rest(&problems) else { return worst };
            rest
        }
    };
    for (name, bytes) in benchmarks {
        if let Err(problems) = opened.read_benchmark_file(bytes) {
            eprint!("{}", problems_view(name, &problems).text);
            return 1;
        }
    }
    match what {
        Do::Commentary => print!("{}", scorecard::export::commentary(&opened.commentary())),
        Do::Show { .. } => {
            for warnings in [&opened.warnings, &opened.benchmark_warnings] {
                problems_view(name, warnings).problems.iter().for_each(|notice| eprint!("{}", as_text(notice)));
            }
            print!("{}", scorecard::export::text(&opened.scorecard, &opened.pages(), &opened.compares("")));
        }
        Do::Check { strict } => {
            let checks = opened.checks();
            if checks.open + checks.accepted.len() > 0 {
                println!("{}\n", checks.text.trim_start_matches(&checks.lead).trim());
            }
            println!("{name}: sound, {} measures. {}", opened.scorecard.measures.len(), checks.lead);
            worst = worst.max(u8::from(strict && checks.open > 0));
        }
    }
    worst
}

/// The first report among the files, with the benchmarks among them and the other reports beside it; else the exit code.
fn open_together(names: &[String]) -> Result<scorecard::Opened, u8> {
    let mut files = Vec::new();
    for name in names {
        files.push((
            name,
            std::fs::read(name).map_err(|error| {
                eprintln!("{name}: {error}");
                2
            })?,
        ));
    }
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    scorecard::open_together(&files).map_err(|(name, problems)| {
        eprint!("{}", problems_view(&name, &problems).text);
        1
    })
}

fn csv(names: &[String]) -> u8 {
    match open_together(names) {
        Ok(opened) => {
            let table = opened.figure_tables().measures;
            let all: Vec<usize> = (0..table.rows.len()).collect();
            print!("{}", scorecard::export::csv(&table, &all, false));
            0
        }
        Err(code) => code,
    }
}

#[cfg(feature = "office")]
fn office(command: &str, arguments: &[String]) -> ExitCode {
    let Some((out, names)) = arguments.iter().position(|argument| argument == "-o").and_then(|at| {
        let names: Vec<String> =
            [arguments.get(..at)?, arguments.get(at + 2..)?].concat().into_iter().filter(|a| a != "--drafted").collect();
        Some((arguments.get(at + 1)?, names)).filter(|(_, names)| !names.is_empty())
    }) else {
        return usage();
    };
    let opened = match open_together(&names) {
        Ok(opened) => opened,
        Err(code) => return ExitCode::from(code),
    };
    let made = if command == "word" { opened.word(std::env::args().any(|a| a == "--drafted")) } else { opened.sheets() };
    match made.and_then(|bytes| Ok(std::fs::write(out, bytes)?)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{out}: {error}");
            ExitCode::from(2)
        }
    }
}

#[cfg(not(feature = "office"))]
fn office(_: &str, _: &[String]) -> ExitCode {
    usage()
}

/// Where the built page in one file is, unless it is said.
const ONE_FILE: &str = "dist/one-file.html";

/// Writes the page in one file with reports in it, each of which must be sound.
fn pack(arguments: &[String]) -> u8 {
    let (mut names, mut out, mut page) = (Vec::new(), None, ONE_FILE.to_owned());
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        match argument.as_str() {
            "-o" => out = rest.next(),
            "--page" => page = rest.next().cloned().unwrap_or_default(),
            _ => names.push(argument),
        }
    }
    let (Some(out), false) = (out, names.is_empty()) else {
        eprintln!("{USAGE}");
        return 2;
    };
    let read = |name: &str| std::fs::read(name).map_err(|error| eprintln!("{name}: {error}"));
    let Ok(template) = read(&page) else {
        eprintln!("The page in one file is made by `make build`; name it with --page if it is elsewhere.");
        return 2;
    };
    let (mut texts, mut opened) = (Vec::new(), Vec::new());
    for name in names {
        let Ok(bytes) = read(name) else { return 2 };
        let short = std::path::Path::new(name).file_name().unwrap_or_default().to_string_lossy().into_owned();
        if scorecard::is_benchmark_file(&bytes) {
            texts.push((short, String::from_utf8_lossy(&bytes).into_owned()));
            continue;
        }
        match scorecard::open_whole(&bytes) {
            Ok(report) => {
                texts.push((short, report.text().to_owned()));
                opened.push(report);
            }
            Err(problems) => {
                eprint!("{}", problems_view(name, &problems).text);
                return 1;
            }
        }
    }
    let Some(latest) = scorecard::latest(&opened) else {
        eprintln!("There is no report among these files: a file of benchmarks goes with one.");
        return 1;
    };
    let texts: Vec<(&str, &str)> = texts.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let made = scorecard::export::one_file(&String::from_utf8_lossy(&template), &latest.scorecard.masthead.title, &texts);
    let Some(made) = made else {
        eprintln!("{page}: this is not the page in one file that `make build` makes");
        return 2;
    };
    if let Err(error) = std::fs::write(out, made) {
        eprintln!("{out}: {error}");
        return 2;
    }
    println!("{out}: {} in one file", if opened.len() == 1 { "1 report".to_owned() } else { format!("{} reports", opened.len()) });
    0
}

/// The claims of a text, what is contradicted first.
fn check_text(text: &str, report: Option<&str>) -> u8 {
    let read = |name: &str| std::fs::read(name).map_err(|error| eprintln!("{name}: {error}"));
    let Ok(text) = read(text) else { return 2 };
    let text = String::from_utf8_lossy(&text);
    let checked = match report.map(read) {
        None => scorecard::scorecard::check_text(&text, None),
        Some(Err(())) => return 2,
        Some(Ok(bytes)) => match scorecard::open(&bytes) {
            Ok(opened) => opened.check_text(&text),
            Err(problems) => {
                eprint!("{}", problems_view(report.unwrap_or_default(), &problems).text);
                return 1;
            }
        },
    };
    print!("{}", scorecard::export::checked_text(&checked));
    u8::from(checked.claims.iter().any(|claim| claim.mark == ClaimMark::Contradicted))
}

#[cfg(feature = "schema")]
fn schema(of_benchmarks: bool) -> ExitCode {
    print!("{}", if of_benchmarks { scorecard::read::benchmark_schema() } else { scorecard::read::report_schema() });
    ExitCode::SUCCESS
}

#[cfg(not(feature = "schema"))]
fn schema(_: bool) -> ExitCode {
    usage()
}
