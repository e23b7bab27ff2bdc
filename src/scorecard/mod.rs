//! What is shown: the scorecard as a reader sees it, every word finished.

mod problems;
pub mod selection;
pub mod view;

pub use problems::{ExcerptLine, ProblemView, ProblemsView};
