//! A council's own page.

use crate::read::problem::Problems;

/// What a council's settings make of the page, in finished words.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Council {
    /// What the page is called; empty where it has no name of its own.
    pub title: String,
    /// The path of the logo; empty without one.
    pub logo: String,
    /// The accent colour where the page is light: "#7a1f5c"; empty for the page's own.
    pub light: String,
    /// The same where it is dark.
    pub dark: String,
    /// The path of the report that opens where the address names none; empty without one.
    pub default_report: String,
    /// The reports to choose from, the latest meeting first.
    pub years: Vec<YearOfReports>,
    /// The links at its foot.
    pub links: Vec<FootLink>,
    /// What is wrong with the settings, for who publishes the page; [`crate::scorecard::config_problems_view`] says it.
    pub problems: Problems,
}

/// The reports of the meetings of a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YearOfReports {
    /// "2025".
    pub year: String,
    /// The reports.
    pub reports: Vec<ReportToOpen>,
}

/// A report to choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportToOpen {
    /// Its path.
    pub path: String,
    /// Its title.
    pub title: String,
    /// "Meeting of 20 January 2025".
    pub meeting: String,
    /// Anything a reader should know; empty if nothing.
    pub note: String,
}

/// A link at the foot of the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FootLink {
    /// "Accessibility statement".
    pub words: String,
    /// Where it leads.
    pub to: String,
}
