//! Small and capital letters of the alphabets that Europe and Vietnam write in. The standard library knows all
//! alphabets, with tables that are as long as a twentieth of the page.

/// The small letter of a capital; anything else as it is.
#[must_use]
pub fn small(c: char) -> char {
    let code = u32::from(c);
    let step = match code {
        // Latin, Greek and Cyrillic, Armenian: alphabet after alphabet.
        0x41..=0x5a | 0xc0..=0xd6 | 0xd8..=0xde | 0x391..=0x3a1 | 0x3a3..=0x3ab | 0x410..=0x42f => 32,
        0x400..=0x40f => 80,
        0x531..=0x556 => 48,
        // Greek with accents.
        0x386 => 38,
        0x388..=0x38a => 37,
        0x38c => 64,
        0x38e | 0x38f => 63,
        // Pairs, the capital at an even place: Latin, Cyrillic.
        0x100..=0x12f
        | 0x132..=0x137
        | 0x14a..=0x177
        | 0x1de..=0x1ef
        | 0x1f8..=0x21f
        | 0x222..=0x233
        | 0x1e00..=0x1e95
        | 0x1ea0..=0x1eff => 1 - code % 2,
        0x460..=0x481 | 0x48a..=0x4bf | 0x4d0..=0x52f => 1 - code % 2,
        // Pairs, the capital at an odd place.
        0x139..=0x148 | 0x179..=0x17e | 0x1cd..=0x1dc | 0x4c1..=0x4ce => code % 2,
        0x178 => return 'ÿ',
        0x1a0 | 0x1af => 1,
        0x1e9e => return 'ß',
        _ => 0,
    };
    char::from_u32(code + step).unwrap_or(c)
}

/// The capital of a small letter; anything else as it is.
fn large(c: char) -> char {
    let large = |step| char::from_u32(u32::from(c).checked_sub(step)?).filter(|large| *large != c && small(*large) == c);
    if c == 'ÿ' { 'Ÿ' } else { [32, 1, 80, 48, 38, 37, 64, 63].into_iter().find_map(large).unwrap_or(c) }
}

/// A text that begins with a capital.
#[must_use]
pub fn capital(text: &str) -> String {
    begun(text, large)
}

/// A text that begins with a small letter.
#[must_use]
pub fn uncapital(text: &str) -> String {
    begun(text, small)
}

fn begun(text: &str, change: fn(char) -> char) -> String {
    text.chars().enumerate().map(|(index, c)| if index == 0 { change(c) } else { c }).collect()
}

/// A text in small letters.
#[must_use]
pub fn lower(text: &str) -> String {
    text.chars().map(small).collect()
}

/// Whether a character can be part of a word: a letter or digit of any alphabet, but no mark, symbol or space.
#[must_use]
pub fn is_of_a_word(c: char) -> bool {
    match u32::from(c) {
        0..=0x7f => c.is_ascii_alphanumeric(),
        0x80..=0xa9 | 0xab..=0xb1 | 0xb4 | 0xb6..=0xb8 | 0xbb | 0xbf | 0xd7 | 0xf7 | 0x300..=0x36f => false,
        0x2000..=0x206f | 0x20a0..=0x20ff | 0x2190..=0x2bff | 0x3000..=0x3004 | 0x3008..=0x3020 => false,
        0xe000..=0xf8ff | 0xfe00..=0xff0f | 0xfff0..=0xffff | 0x1f000..=0x1faff => false,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::{capital, is_of_a_word, large, lower, small, uncapital};

    /// Latin, Greek, Cyrillic and Armenian, without what is written in Africa and by linguists only.
    fn letters() -> impl Iterator<Item = char> {
        let blocks = [
            0..0x130,
            0x132..0x180,
            0x1cd..0x1dd,
            0x1de..0x1f0,
            0x1f8..0x220,
            0x386..0x3cf,
            0x400..0x4c0,
            0x4c1..0x4cf,
            0x4d0..0x587,
            0x1e00..0x1e96,
        ];
        blocks.into_iter().flatten().chain(0x1ea0..0x1f00).filter_map(char::from_u32)
    }

    /// What one character becomes, unless it becomes several.
    fn one(mut letters: impl Iterator<Item = char>, c: char) -> char {
        letters.next().filter(|_| letters.next().is_none()).unwrap_or(c)
    }

    #[test]
    fn cases_are_those_of_the_standard_library() {
        for c in letters() {
            assert_eq!(small(c), one(c.to_lowercase(), c), "{c}");
            // Signs and variants of letters that other letters are the capitals of.
            if !['µ', 'ſ', 'ς'].contains(&c) {
                assert_eq!(large(c), one(c.to_uppercase(), c), "{c}");
            }
        }
        assert_eq!(lower("Cyngor Sir YNYS MÔN, Ŵŷ, ŁÓDŹ"), "cyngor sir ynys môn, ŵŷ, łódź");
        assert_eq!((capital("ŵyth awr"), uncapital("Élan vital"), capital("")), ("Ŵyth awr".into(), "élan vital".into(), String::new()));
        assert_eq!("İıß中ー".chars().map(small).collect::<String>(), "İıß中ー");
    }

    #[test]
    fn words_are_of_letters_and_digits() {
        for c in letters().chain("中文日本語ひらカナ한국عربعبריत".chars()) {
            if c.is_alphabetic() {
                assert!(is_of_a_word(c), "{c}");
            }
        }
        for c in (0..0x180).chain(0x2000..0x2070).chain(0x2190..0x2460).filter_map(char::from_u32) {
            assert_eq!(is_of_a_word(c), c.is_alphanumeric(), "{c}");
        }
        assert!("\u{feff}\u{fffd}…“”‘’–—·✓🙂、。".chars().all(|c| !is_of_a_word(c)));
    }
}
