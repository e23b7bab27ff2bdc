//! About how wide words are, so that they can be broken into lines where there is no browser to ask. The widths are
//! those of Helvetica, which Arial and Liberation Sans share.

/// The widths of letters of 1,000 pixels, by their width.
const WIDTHS: [(f64, &str); 11] = [
    (222.0, "ijl'‘’"),
    (278.0, "ft .,:;!/|I·[]\\"),
    (333.0, "r-()“”`"),
    (389.0, "*\""),
    (500.0, "ckvxyzsJ"),
    (584.0, "=+<>−~^"),
    (611.0, "FTZ"),
    (667.0, "ABEKPSVXY&"),
    (722.0, "wCDHNRU"),
    (778.0, "GOQ"),
    (944.0, "mMW%@—…←→"),
];
/// Every other letter of the Latin alphabet, and figures.
const USUAL: f64 = 556.0;
/// Letters that fill a square.
const SQUARE: f64 = 1000.0;
/// Bold letters are wider.
const BOLD: f64 = 1.08;

/// How wide a line of words is, in pixels, at a size of letters.
pub(super) fn width(text: &str, size: f64, bold: bool) -> f64 {
    let letter = |c: char| match WIDTHS.iter().find(|(_, letters)| letters.contains(c)) {
        Some((width, _)) => *width,
        None if c >= '\u{2e80}' => SQUARE,
        None => USUAL,
    };
    let sum: f64 = text.chars().map(letter).sum();
    sum * size / 1000.0 * if bold { BOLD } else { 1.0 }
}

/// Words in lines no wider than there is room for, broken between words; a word too long for a line inside it.
pub(super) fn lines(text: &str, size: f64, bold: bool, room: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        if let Some(last) = lines.last_mut()
            && width(&format!("{last} {word}"), size, bold) <= room
        {
            last.push(' ');
            last.push_str(word);
            continue;
        }
        let mut rest = String::new();
        for letter in word.chars() {
            if !rest.is_empty() && width(&format!("{rest}{letter}"), size, bold) > room {
                lines.push(std::mem::take(&mut rest));
            }
            rest.push(letter);
        }
        lines.push(rest);
    }
    lines
}

/// Words in one line: as many letters as there is room for, and dots where some are left out.
pub(super) fn fitted(text: &str, size: f64, bold: bool, room: f64) -> String {
    if width(text, size, bold) <= room {
        return text.to_owned();
    }
    let mut fitted = String::new();
    for letter in text.chars() {
        if width(&format!("{fitted}{letter}…"), size, bold) > room {
            break;
        }
        fitted.push(letter);
    }
    format!("{}…", fitted.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_have_the_widths_of_helvetica() {
        assert!((width("Will", 1000.0, false) - (944.0 + 222.0 * 3.0)).abs() < 1e-9);
        assert!((width("0", 10.0, true) - 6.0048).abs() < 1e-9);
        assert!(width("", 10.0, false).abs() < 1e-9);
    }

    #[test]
    fn words_are_broken_where_there_is_no_room() {
        assert_eq!(lines("Bath and North East Somerset", 10.0, false, 80.0), ["Bath and North", "East Somerset"]);
        assert_eq!(lines("Northumberland", 10.0, false, 40.0), ["Northum", "berland"]);
        assert!(lines("  ", 10.0, false, 40.0).is_empty());
        assert_eq!(lines("ab", 10.0, false, 0.0), ["a", "b"], "no room at all does not hang");
    }

    #[test]
    fn what_does_not_fit_ends_in_dots() {
        assert_eq!(fitted("Kent", 10.0, false, 40.0), "Kent");
        assert_eq!(fitted("Northumberland", 10.0, false, 40.0), "Northu…");
    }
}
