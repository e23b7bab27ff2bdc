//! A scorecard in other forms.

mod checked_text;
mod commentary;
mod csv;
mod mail;
#[cfg(feature = "office")]
mod office;
mod one_file;
pub mod picture;
mod since;
mod text;

pub use checked_text::checked_text;
pub use commentary::{commentary, commentary_html, commentary_page, paragraph_text};
pub use csv::csv;
pub use mail::mail;
#[cfg(feature = "office")]
pub use office::{Contents, NotMade, sheets, word};
pub use one_file::one_file;
pub use since::since_text;
pub use text::text;
