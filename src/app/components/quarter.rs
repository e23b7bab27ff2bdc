//! The quarters that measures and councils are in: a shape and a tint each, 1 the best. Ink grows with concern.

use super::mark::icon;
use crate::app::el::{El, el};

/// The mark of a quarter on a field of 16 by 16, for use inside another drawing; a dash where there is none.
#[must_use]
pub fn quarter_shape(quarter: Option<usize>) -> El {
    let (name, d) = match quarter {
        Some(1) => ("1", "M14.6 8A6.6 6.6 0 1 1 1.4 8a6.6 6.6 0 0 1 13.2 0Z"),
        Some(2) => ("2", "M8 1.4 14.9 14H1.1Z"),
        Some(3) => ("3", "M2 2h12v12H2Z"),
        Some(_) => ("4", "M8 .4 15.6 8 8 15.6.4 8Z"),
        None => ("none", "M3 8h10"),
    };
    el("path", "").attr("class", format!("quarter__shape quarter__shape--{name}")).attr("d", d)
}

/// The same one em high. Hidden from screen readers: its word stands beside it.
#[must_use]
pub fn quarter_icon(quarter: Option<usize>) -> El {
    icon().add(quarter_shape(quarter))
}

/// The words of the quarters, best first, with their marks.
#[must_use]
pub fn quarter_key(words: Vec<(Option<usize>, String)>) -> El {
    let entry = |(quarter, word): (Option<usize>, String)| el("li", "quarter-key__entry").add(quarter_icon(quarter)).add(" ").add(word);
    el("ul", "quarter-key").attr("role", "list").attr("aria-label", "Key").add(words.into_iter().map(entry).collect::<Vec<_>>())
}
