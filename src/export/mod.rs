//! A scorecard in other forms.

mod checked_text;
pub mod picture;
mod since;
mod text;

pub use checked_text::checked_text;
pub use since::since_text;
pub use text::text;
