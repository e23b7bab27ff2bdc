//! The marks of ratings and directions as letters that the fonts of office programs have, with their colours.

use crate::scorecard::view::{DirectionMark, Mark, RatingMark};

/// Colours of a mark: red, green and blue in hexadecimal digits.
pub(super) struct Colours {
    /// Of the letters.
    pub(super) ink: u32,
    /// Of what is behind them; none for plain paper.
    pub(super) paper: Option<u32>,
}

/// The mark as a letter; shapes differ without their colours, as on the page.
pub(super) fn glyph(mark: Mark) -> char {
    match mark {
        Mark::Rating(RatingMark::Bottom) => '♦',
        Mark::Rating(RatingMark::Middle) => '■',
        Mark::Rating(RatingMark::Top) => '●',
        Mark::Rating(RatingMark::NotRated) | Mark::Direction(DirectionMark::None) => '–',
        Mark::Direction(DirectionMark::NotAsGood) => '▼',
        Mark::Direction(DirectionMark::Similar) => '↔',
        Mark::Direction(DirectionMark::Improved) => '▲',
        Mark::Direction(DirectionMark::Higher) => '↑',
        Mark::Direction(DirectionMark::Lower) => '↓',
    }
}

/// The mark and its word: "♦ Below".
pub(super) fn written(mark: Mark, word: &str) -> String {
    format!("{} {word}", glyph(mark))
}

/// The colours of a mark: those of the page on white.
pub(super) fn colours(mark: Mark) -> Colours {
    match mark {
        Mark::Rating(RatingMark::Bottom) => Colours { ink: 0x9e_0f2e, paper: Some(0xfb_e6e9) },
        Mark::Rating(RatingMark::Middle) => Colours { ink: 0x6b_4700, paper: Some(0xfb_ecc4) },
        Mark::Rating(RatingMark::Top) => Colours { ink: 0x0a_5b4f, paper: Some(0xe6_f3f0) },
        Mark::Rating(RatingMark::NotRated) | Mark::Direction(DirectionMark::None) => Colours { ink: 0x46_5562, paper: None },
        Mark::Direction(_) => Colours { ink: 0x13_202b, paper: None },
    }
}
