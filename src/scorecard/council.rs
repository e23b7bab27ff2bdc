//! A council's own page, laid out from its settings.

use super::problems::{ProblemsView, problems_view};
use super::view::{Council, FootLink, ReportToOpen, YearOfReports};
use super::words::{config as words, period};
use crate::model::{Colour, Config, ListedReport, in_order};
use crate::read::problem::Problems;

/// What settings make of the page, and what is wrong with them.
#[must_use]
pub fn council(config: &Config, problems: Problems) -> Council {
    let colour = |colour: Option<Colour>| colour.map(|colour| colour.to_string()).unwrap_or_default();
    let links = [("Accessibility statement", &config.accessibility), ("Contact", &config.contact), ("Help", &config.help)];
    Council {
        title: config.title.clone().unwrap_or_default(),
        logo: config.logo.clone().unwrap_or_default(),
        light: colour(config.light),
        dark: colour(config.dark),
        default_report: config.default_report.clone().unwrap_or_default(),
        years: years(&config.reports),
        links: links.into_iter().filter_map(|(words, to)| Some(FootLink { words: words.to_owned(), to: to.clone()? })).collect(),
        problems,
    }
}

/// The problems of a file of settings, in words.
#[must_use]
pub fn config_problems_view(file_name: &str, problems: &Problems) -> ProblemsView {
    let view = problems_view(file_name, problems);
    let title = words::title(view.problems.len());
    let text = view.text.replacen(&view.title, &title, 1);
    ProblemsView { title, text, ..view }
}

/// Reports by the year of their meeting, the latest first; of two of one day, the first of the file.
fn years(reports: &[ListedReport]) -> Vec<YearOfReports> {
    let mut years: Vec<YearOfReports> = Vec::new();
    for report in in_order(reports.iter().collect(), &|a: &&ListedReport, b: &&ListedReport| b.meeting.cmp(&a.meeting)) {
        let shown = ReportToOpen {
            path: report.path.clone(),
            title: report.title.clone(),
            meeting: format!("Meeting of {}", period::date(report.meeting)),
            note: report.note.clone().unwrap_or_default(),
        };
        let year = report.meeting.year().to_string();
        match years.last_mut().filter(|last| last.year == year) {
            Some(last) => last.reports.push(shown),
            None => years.push(YearOfReports { year, reports: vec![shown] }),
        }
    }
    years
}
