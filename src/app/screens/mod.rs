//! The screens, one at a time.

pub mod about;
pub mod bring_in;
pub mod checks;
pub mod commentary;
pub mod compare;
pub mod edit;
pub mod measure;
pub mod next_period;
pub mod problems;
pub mod questions;
pub mod scorecard;
pub mod since;
pub mod take_away;
mod take_away_office;
pub mod text;
pub mod trends;
pub mod unread;
pub mod welcome;

use super::el::{El, el};

/// What is shown while a report is on its way.
#[must_use]
pub fn opening_screen(name: &str) -> El {
    el("div", "opening wrap").add(el("h1", "opening__title").add(format!("Opening {name}…")))
}
