//! The settings of a council's own page, checked together with the files they name.

use std::path::Path;

use super::Stop;
use super::files::{plain, read};

/// What came of checking settings.
pub(crate) struct Checked {
    /// The reports they name, as files.
    pub(crate) reports: Vec<String>,
    /// The worst that happened.
    pub(crate) stop: Option<Stop>,
}

/// Whether a file is one of a page's settings: by its name, or by what is in it.
pub(crate) fn is_one(name: &str) -> bool {
    let is_called_so = Path::new(name).file_name().is_some_and(|name| name == scorecard::CONFIG_FILE);
    is_called_so || std::fs::read(name).is_ok_and(|bytes| scorecard::is_config(&bytes))
}

/// Says what is wrong with settings, and which of the files they name are not beside them.
pub(crate) fn check(name: &str) -> Result<Checked, Stop> {
    let (wrong, named) = scorecard::check_config(name, &read(name)?);
    let mut checked = Checked { reports: Vec::new(), stop: None };
    if let Some(view) = &wrong {
        eprint!("{}", plain(&view.text));
        checked.stop = Some(Stop::Problems);
    }
    let folder = Path::new(name).parent().unwrap_or(Path::new(""));
    // Where a path from the top of the site leads, only its web server knows.
    for path in named.iter().filter(|path| !path.starts_with('/')) {
        let beside = folder.join(path.split(['?', '#']).next().unwrap_or_default());
        if !beside.is_file() {
            eprintln!("{name}: it names {}, which is not beside it: put the file there, or mend the path.", plain(path));
            checked.stop = Some(Stop::Problems);
        } else if path.ends_with(".json") {
            checked.reports.push(beside.display().to_string());
        }
    }
    if checked.stop.is_none() {
        println!("{name}: sound");
    }
    Ok(checked)
}
