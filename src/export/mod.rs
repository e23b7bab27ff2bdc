//! A scorecard in other forms.

mod text;

pub use text::text;
