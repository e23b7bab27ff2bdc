//! The shapes of "What if".

use super::Mark;
use crate::engine::what_if::What;

/// One measure as it would be if something were otherwise, beside what it is.
#[derive(Debug, Clone, PartialEq)]
pub struct WhatIf {
    /// What can be moved.
    pub levers: Vec<LeverView>,
    /// What cannot, and why.
    pub fixed: Vec<String>,
    /// Where the rating changes.
    pub edges: Vec<EdgeView>,
    /// Whether something of this measure is supposed.
    pub moved: bool,
    /// All of it in sentences: "What if the figure were 66.4% instead of 59.3%? …".
    pub finding: String,
    /// As reported and as it would be.
    pub rows: Vec<WhatIfRow>,
    /// The report's headline as it is.
    pub headline: String,
    /// The headline with all that is supposed; none where it stays the same.
    pub headline_then: Option<String>,
    /// What else moves, or does not.
    pub notes: Vec<String>,
    /// What is supposed of other measures: "2 figures of other measures are supposed too."; empty if nothing.
    pub others: String,
}

/// Something that can be moved with a slider or a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeverView {
    /// Its name in an address.
    pub what: What,
    /// "National average of 2023/24".
    pub label: String,
    /// "As reported: 66.4%"; or that the report has none.
    pub hint: String,
    /// What stands after the number: "%", "admissions"; empty where it is a plain number.
    pub unit: String,
    /// The lower end, in plain digits.
    pub min: String,
    /// The upper end.
    pub max: String,
    /// One step.
    pub step: String,
    /// Where it stands.
    pub amount: String,
    /// Where it stands in the report; empty where the report has none.
    pub reported: String,
    /// Where it stands, for those who hear it: "66.4%".
    pub spoken: String,
    /// Whether that is supposed.
    pub moved: bool,
}

/// Where the rating changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EdgeView {
    /// "Just Better: 66.4%".
    pub label: String,
    /// The lever to move.
    pub what: What,
    /// Where to.
    pub amount: String,
}

/// A result as reported and as it would be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WhatIfRow {
    /// "Rating".
    pub name: &'static str,
    /// As reported.
    pub before: WhatIfSide,
    /// As it would be.
    pub after: WhatIfSide,
}

/// One side of a result.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct WhatIfSide {
    /// Its mark, for a rating or a direction.
    pub mark: Option<Mark>,
    /// "Better"; "66.4%".
    pub text: String,
    /// A second line; empty if there is none.
    pub fine: String,
}

/// What is supposed of one measure, for a notice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SupposedView {
    /// The measure, as an index into the scorecard's.
    pub measure: usize,
    /// How many figures of it are supposed.
    pub count: usize,
    /// "figure 66.4% instead of 59.3%".
    pub text: String,
}
