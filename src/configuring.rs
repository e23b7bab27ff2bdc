//! The settings of a council's own page.

use crate::read;
use crate::scorecard::{self, ProblemsView, view};

/// What the file of settings is called, beside the page.
pub const CONFIG_FILE: &str = read::config::CONFIG_FILE;

/// Whether a file is one of settings, as far as its first level tells.
#[must_use]
pub fn is_config(bytes: &[u8]) -> bool {
    read::config::is_config(bytes)
}

/// What settings make of the page, and what is wrong with them: never nothing.
#[must_use]
pub fn council(bytes: &[u8]) -> view::Council {
    let read::config::ReadConfig { config, problems } = read::config::config(bytes);
    scorecard::council(&config, problems)
}

/// Settings by themselves: what is wrong with them, by the name of their file; and the files they name, the logo first.
#[must_use]
pub fn check_config(name: &str, bytes: &[u8]) -> (Option<ProblemsView>, Vec<String>) {
    let read::config::ReadConfig { config, problems } = read::config::config(bytes);
    let named = config.logo.iter().map(String::as_str).chain(config.reports_named()).map(str::to_owned).collect();
    ((!problems.list.is_empty()).then(|| scorecard::config_problems_view(name, &problems)), named)
}
