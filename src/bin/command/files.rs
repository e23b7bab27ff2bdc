//! How files are read and written: one way for all commands.

use scorecard::scorecard::problems_view;
use scorecard::{Opened, Problems};

use super::{Done, Stop};

/// Reports that are open, with what stopped others.
pub(crate) struct Reports {
    /// The sound ones by the name of their file, in the order of the files.
    pub(crate) opened: Vec<(String, Opened)>,
    /// The texts of all files by name: of the sound reports, and of the values of other authorities.
    pub(crate) texts: Vec<(String, String)>,
    /// The worst that happened.
    pub(crate) stop: Option<Stop>,
}

/// The bytes of a file.
pub(crate) fn read(name: &str) -> Result<Vec<u8>, Stop> {
    std::fs::read(name).map_err(|error| {
        eprintln!("{name}: {error}");
        Stop::Unable
    })
}

/// Writes a file.
pub(crate) fn write(name: &str, bytes: &[u8]) -> Done {
    std::fs::write(name, bytes).map_err(|error| {
        eprintln!("{name}: {error}");
        Stop::Unable
    })
}

/// A text for a terminal: what a file holds may not move its cursor nor colour its letters.
pub(crate) fn plain(text: &str) -> String {
    text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\r' | '\t')).collect()
}

/// Says what is wrong with a file.
pub(crate) fn refuse(name: &str, problems: &Problems) -> Stop {
    eprint!("{}", plain(&problems_view(name, problems).text));
    Stop::Problems
}

/// Opens each report among the files with the values of other authorities among them, and says what is wrong with those that do not
/// open. With `broken`, what is sound of a report is opened without its broken measures.
pub(crate) fn open(names: &[&str], broken: bool) -> Reports {
    let mut found = Reports { opened: Vec::new(), texts: Vec::new(), stop: None };
    let mut files: Vec<(&str, Vec<u8>)> = Vec::new();
    for name in names {
        match read(name) {
            Ok(bytes) => files.push((name, bytes)),
            Err(stop) => found.stop = Some(stop),
        }
    }
    let (mut benchmarks, mut reports): (Vec<_>, Vec<_>) = files.into_iter().partition(|(_, bytes)| scorecard::is_benchmark_file(bytes));
    if reports.is_empty() && found.stop.is_none() {
        // Read as a report, a file of benchmarks is told what it goes with.
        std::mem::swap(&mut benchmarks, &mut reports);
    }
    for (name, bytes) in reports {
        match open_one(name, &bytes, &benchmarks, broken) {
            (Some(opened), stop) => {
                found.texts.push((name.to_owned(), opened.text().to_owned()));
                found.opened.push((name.to_owned(), opened));
                found.stop = found.stop.max(stop);
            }
            (None, stop) => found.stop = found.stop.max(stop),
        }
    }
    found.texts.extend(benchmarks.iter().map(|(name, bytes)| ((*name).to_owned(), String::from_utf8_lossy(bytes).into_owned())));
    found
}

fn open_one(name: &str, bytes: &[u8], benchmarks: &[(&str, Vec<u8>)], broken: bool) -> (Option<Opened>, Option<Stop>) {
    let (mut opened, mut stop) = match scorecard::open_whole(bytes) {
        Ok(opened) => (opened, None),
        Err(problems) => {
            let stop = Some(refuse(name, &problems));
            match scorecard::open_rest(&problems).filter(|_| broken) {
                Some(rest) => (rest, stop),
                None => return (None, stop),
            }
        }
    };
    for (name, bytes) in benchmarks {
        if let Err(problems) = opened.read_benchmark_file(bytes) {
            stop = Some(refuse(name, &problems));
        }
    }
    if stop.is_some() && !broken { (None, stop) } else { (Some(opened), stop) }
}

/// The latest of the reports, with the others beside it; all of them must be sound.
pub(crate) fn together(names: &[&str]) -> Result<Opened, Stop> {
    open(names, false).latest()
}

impl Reports {
    /// The latest, with the others beside it; all of them must be sound.
    pub(crate) fn latest(self) -> Result<Opened, Stop> {
        if let Some(stop) = self.stop {
            return Err(stop);
        }
        let all: Vec<Opened> = self.opened.into_iter().map(|(_, opened)| opened).collect();
        let mut now = scorecard::latest(&all).cloned().ok_or(Stop::Problems)?;
        let others: Vec<&Opened> = all.iter().filter(|other| !other.is_same(&now)).collect();
        if !others.is_empty() {
            now.put_beside(&others);
        }
        Ok(now)
    }
}
