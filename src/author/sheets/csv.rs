//! Rows of text with separators between cells, as spreadsheets save them: UTF-8, UTF-16 or Windows-1252; comma, semicolon or tab.

use super::{Cell, Sheet};

/// What Windows-1252 has from 0x80 to 0x9f; the five places it has nothing in stand for themselves.
pub(crate) const WINDOWS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘', '’', '“', '”', '•', '–',
    '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

const SEPARATORS: [char; 3] = [',', ';', '\t'];

/// The text of bytes in one of the encodings that spreadsheets save.
fn text(bytes: &[u8]) -> String {
    let pairs = |bytes: &[u8], of: fn([u8; 2]) -> u16| -> String {
        let units: Vec<u16> = bytes.chunks_exact(2).filter_map(|pair| Some(of(pair.try_into().ok()?))).collect();
        String::from_utf16_lossy(&units)
    };
    match bytes {
        [0xff, 0xfe, rest @ ..] => pairs(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => pairs(rest, u16::from_be_bytes),
        [0, ..] => pairs(bytes, u16::from_be_bytes),
        [_, 0, ..] => pairs(bytes, u16::from_le_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => text.to_owned(),
            Err(_) => {
                bytes.iter().map(|byte| WINDOWS.get(usize::from(*byte).wrapping_sub(0x80)).copied().unwrap_or(char::from(*byte))).collect()
            }
        },
    }
}

/// The separator a text has most of in its first line, outside of quotation marks; a comma, if it has none.
fn separator(text: &str) -> char {
    let mut counts = [0_usize; SEPARATORS.len()];
    let mut is_quoted = false;
    for c in text.trim_start().chars() {
        match c {
            '"' => is_quoted = !is_quoted,
            '\n' if !is_quoted => break,
            c if !is_quoted => {
                SEPARATORS.iter().zip(&mut counts).filter(|(separator, _)| **separator == c).for_each(|(_, count)| *count += 1)
            }
            _ => {}
        }
    }
    // Of as many, the first.
    SEPARATORS.into_iter().zip(counts).rev().max_by_key(|(_, count)| *count).map_or(',', |(separator, _)| separator)
}

/// The sheet that rows of text make, by a name.
#[must_use]
pub(crate) fn sheet(bytes: &[u8], name: &str) -> Sheet {
    let text = text(bytes);
    let (separator, text) = match text.strip_prefix("sep=").and_then(|rest| rest.chars().next()) {
        Some(separator) => (separator, text.split_once('\n').map_or("", |(_, rest)| rest)),
        None => (separator(&text), text.as_str()),
    };
    Sheet { name: name.to_owned(), rows: rows(text, separator) }
}

fn rows(text: &str, separator: char) -> Vec<Vec<Cell>> {
    let (mut rows, mut row, mut cell) = (Vec::new(), Vec::new(), String::new());
    let end = |cell: &mut String, row: &mut Vec<Cell>| {
        let text = std::mem::take(cell);
        row.push(if text.is_empty() { Cell::Empty } else { Cell::Text(text) });
    };
    let mut is_quoted = false;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if is_quoted && chars.peek() == Some(&'"') => {
                chars.next();
                cell.push('"');
            }
            '"' if is_quoted => is_quoted = false,
            '"' if cell.is_empty() => is_quoted = true,
            c if is_quoted => cell.push(c),
            c if c == separator => end(&mut cell, &mut row),
            '\r' if chars.peek() == Some(&'\n') => {}
            '\n' | '\r' => {
                end(&mut cell, &mut row);
                rows.push(std::mem::take(&mut row));
            }
            c => cell.push(c),
        }
    }
    if !cell.is_empty() || !row.is_empty() {
        end(&mut cell, &mut row);
        rows.push(row);
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(sheet: &Sheet) -> Vec<Vec<String>> {
        sheet.rows.iter().map(|row| row.iter().map(Cell::written).collect()).collect()
    }

    #[test]
    fn every_encoding_and_separator_gives_the_same_rows() {
        let wanted = vec![vec!["Code", "Note"], vec!["2A", "Café – £5, “so”"], vec!["", "two\nlines \"here\""]];
        for separator in SEPARATORS {
            let text =
                ["Code|Note\r\n2A|\"Café – £5, “so”\"\r\n|\"two\nlines \"\"here\"\"\""].concat().replace('|', &separator.to_string());
            let units: Vec<u16> = text.encode_utf16().collect();
            let windows: Vec<u8> = text
                .chars()
                .map(|c| {
                    u8::try_from(u32::from(c))
                        .ok()
                        .or_else(|| WINDOWS.iter().position(|w| *w == c).and_then(|at| u8::try_from(at + 0x80).ok()))
                })
                .map(|byte| byte.expect("a character of Windows-1252"))
                .collect();
            let with_mark = |mark: &[u8], bytes: Vec<u8>| [mark, &bytes].concat();
            let big: Vec<u8> = units.iter().flat_map(|unit| unit.to_be_bytes()).collect();
            let little: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
            for bytes in [
                text.clone().into_bytes(),
                with_mark(&[0xef, 0xbb, 0xbf], text.into_bytes()),
                big.clone(),
                little.clone(),
                with_mark(&[0xfe, 0xff], big),
                with_mark(&[0xff, 0xfe], little),
                windows,
            ] {
                assert_eq!(texts(&sheet(&bytes, "Readings")), wanted, "{separator:?} {bytes:?}");
            }
        }
    }

    #[test]
    fn a_separator_that_is_named_is_used_and_one_within_quotation_marks_is_not_counted() {
        assert_eq!(texts(&sheet(b"sep=;\r\na,b;c", "x")), [["a,b", "c"]]);
        assert_eq!(texts(&sheet(b"\"a,b,c\";d\n1;2\n", "x")), [["a,b,c", "d"], ["1", "2"]]);
        assert_eq!(texts(&sheet(b"alone", "x")), [["alone"]]);
        assert_eq!(texts(&sheet(b"", "x")), Vec::<Vec<String>>::new());
    }
}
