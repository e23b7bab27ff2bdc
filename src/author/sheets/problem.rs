//! What can be wrong with the sheets of a spreadsheet: place and kind, as data. The sentences are in [`crate::scorecard`].

use crate::read::problem::Problem;

/// Something wrong with a sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct SheetProblem {
    /// The sheet; empty where it is the spreadsheet as a whole.
    pub sheet: String,
    /// The cell: "B7"; empty where it is the sheet as a whole.
    pub cell: String,
    /// What is wrong.
    pub kind: SheetProblemKind,
}

/// The sorts of problem.
#[derive(Debug, Clone, PartialEq)]
pub enum SheetProblemKind {
    /// None of the sheets is one of a report.
    NoSheets {
        /// The sheets there are.
        found: Vec<String>,
        /// The sheets a report has.
        known: Vec<String>,
    },
    /// A sheet whose name is nearly that of one that is not there.
    SheetMisspelt {
        /// The sheet it is most likely meant to be.
        nearest: String,
    },
    /// Two sheets of one name, but for capital letters and spaces.
    SheetTwice,
    /// A sheet with rows and without headings.
    NoHeadings {
        /// The headings it should have.
        known: Vec<String>,
    },
    /// A heading that is not known.
    UnknownHeading {
        /// As written.
        found: String,
        /// The nearest there is.
        nearest: Option<String>,
        /// All there are.
        known: Vec<String>,
    },
    /// A heading, or a field of the sheet of single fields, a second time.
    Twice {
        /// As written.
        found: String,
        /// The cell of the first.
        first: String,
    },
    /// Something in a row under no heading.
    NoHeading {
        /// As written.
        found: String,
    },
    /// A row that does not say what it belongs to.
    NoKey {
        /// The sheet of what it could belong to.
        sheet: String,
    },
    /// A row that belongs to something that is not there.
    NoParent {
        /// What it says it belongs to.
        found: String,
        /// The nearest there is.
        nearest: Option<String>,
        /// The sheet where it should be.
        sheet: String,
    },
    /// A row that belongs to more than one thing of one name.
    ManyParents {
        /// What it says it belongs to.
        found: String,
        /// The sheet where they are.
        sheet: String,
    },
    /// A date where a spreadsheet may have made one of a year like 2011/12.
    MaybeYear {
        /// The month the date lies in: "2011-12".
        month: String,
        /// The year it may have been: "2011/12".
        year: String,
    },
    /// Every figure of a percentage is below 1 (a warning): a cell formatted as a percentage holds 0.593 for 59.3%.
    MaybeShare {
        /// The first of them, as written.
        found: String,
    },
    /// What the file that the sheets make would be refused for.
    InFile(Box<Problem>),
}

impl SheetProblem {
    /// Whether a file can be made all the same.
    #[must_use]
    pub fn is_warning(&self) -> bool {
        match &self.kind {
            SheetProblemKind::MaybeShare { .. } => true,
            SheetProblemKind::InFile(problem) => problem.is_warning(),
            SheetProblemKind::NoSheets { .. }
            | SheetProblemKind::SheetMisspelt { .. }
            | SheetProblemKind::SheetTwice
            | SheetProblemKind::NoHeadings { .. }
            | SheetProblemKind::UnknownHeading { .. }
            | SheetProblemKind::Twice { .. }
            | SheetProblemKind::NoHeading { .. }
            | SheetProblemKind::NoKey { .. }
            | SheetProblemKind::NoParent { .. }
            | SheetProblemKind::ManyParents { .. }
            | SheetProblemKind::MaybeYear { .. } => false,
        }
    }
}
