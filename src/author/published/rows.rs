//! Rows out of bytes, one at a time: a file of half a million rows is never in memory as cells.

use super::super::sheets::{Cell, Sheet, WINDOWS};

/// A row with more bytes than this is passed over.
const MOST_ROW: usize = 100_000;
/// Cells of a row beyond this are passed over.
const MOST_CELLS: usize = 400;
/// So much of a file tells its separator.
const BEGINNING: usize = 64 * 1024;

const SEPARATORS: [char; 4] = [',', ';', '\t', '|'];

/// How letters are written in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// As today.
    Utf8,
    /// Two bytes for most letters.
    Utf16 {
        /// The lower byte comes first.
        little: bool,
    },
    /// As older spreadsheets in western Europe save.
    Windows,
}

/// A row of cells.
#[derive(Debug, Default)]
pub(super) struct Row {
    text: String,
    ends: Vec<usize>,
    /// It is longer than is read.
    pub(super) is_cut: bool,
}

impl Row {
    /// What stands in a cell, without the space around it.
    pub(super) fn cell(&self, at: usize) -> &str {
        let Some(end) = self.ends.get(at) else { return "" };
        let start = if at == 0 { 0 } else { self.ends.get(at - 1).copied().unwrap_or_default() };
        self.text.get(start..*end).unwrap_or_default().trim()
    }

    /// All cells.
    pub(super) fn cells(&self) -> impl Iterator<Item = &str> {
        (0..self.ends.len()).map(|at| self.cell(at))
    }

    /// Whether there is nothing in it.
    pub(super) fn is_empty(&self) -> bool {
        !self.is_cut && self.text.trim().is_empty()
    }

    fn push(&mut self, c: char) {
        if self.text.len() + 4 > MOST_ROW {
            self.is_cut = true;
        } else {
            self.text.push(c);
        }
    }

    fn end_cell(&mut self) {
        if self.ends.len() < MOST_CELLS {
            self.ends.push(self.text.len());
        }
    }

    fn clear(&mut self) {
        self.text.clear();
        self.ends.clear();
        self.is_cut = false;
    }
}

/// Where rows come from.
pub(super) enum Source<'s> {
    /// Text with separators.
    Text {
        /// The bytes, without a mark of their encoding.
        bytes: &'s [u8],
        /// How letters are written in them.
        encoding: Encoding,
        /// What stands between cells.
        separator: char,
    },
    /// A sheet of a workbook.
    Sheet(&'s Sheet),
}

impl<'s> Source<'s> {
    /// The rows of a text, by what its bytes tell of it.
    pub(super) fn of(bytes: &'s [u8]) -> Self {
        let (encoding, bytes) = match bytes {
            [0xff, 0xfe, rest @ ..] => (Encoding::Utf16 { little: true }, rest),
            [0xfe, 0xff, rest @ ..] => (Encoding::Utf16 { little: false }, rest),
            [0xef, 0xbb, 0xbf, rest @ ..] => (Encoding::Utf8, rest),
            [0, ..] => (Encoding::Utf16 { little: false }, bytes),
            [_, 0, ..] => (Encoding::Utf16 { little: true }, bytes),
            _ if std::str::from_utf8(bytes).is_ok() => (Encoding::Utf8, bytes),
            _ => (Encoding::Windows, bytes),
        };
        let mut source = Self::Text { bytes: bytes.get(..BEGINNING).unwrap_or(bytes), encoding, separator: ',' };
        let separator = separator(&source.beginning());
        source = Self::Text { bytes, encoding, separator };
        source
    }

    /// Tells each row, until it is told to stop.
    pub(super) fn each(&self, tell: &mut dyn FnMut(&Row) -> bool) {
        match self {
            Self::Sheet(sheet) => {
                let mut row = Row::default();
                for cells in &sheet.rows {
                    row.clear();
                    for cell in cells {
                        written(cell).chars().for_each(|c| row.push(c));
                        row.end_cell();
                    }
                    if !tell(&row) {
                        return;
                    }
                }
            }
            Self::Text { bytes, encoding, separator } => match encoding {
                Encoding::Utf8 => rows(utf8(bytes), *separator, tell),
                Encoding::Utf16 { little } => rows(utf16(bytes, *little), *separator, tell),
                Encoding::Windows => rows(windows(bytes), *separator, tell),
            },
        }
    }

    fn beginning(&self) -> String {
        match self {
            Self::Sheet(_) => String::new(),
            Self::Text { bytes, encoding, .. } => match encoding {
                Encoding::Utf8 => utf8(bytes).collect(),
                Encoding::Utf16 { little } => utf16(bytes, *little).collect(),
                Encoding::Windows => windows(bytes).collect(),
            },
        }
    }
}

/// A cell as text; a date of a spreadsheet stays the number it is.
fn written(cell: &Cell) -> String {
    cell.written()
}

fn utf8(bytes: &[u8]) -> impl Iterator<Item = char> {
    // What is cut off within a letter, or is none, ends the piece before it.
    bytes.utf8_chunks().flat_map(|chunk| {
        let broken = if chunk.invalid().is_empty() { None } else { Some(char::REPLACEMENT_CHARACTER) };
        chunk.valid().chars().chain(broken)
    })
}

fn utf16(bytes: &[u8], little: bool) -> impl Iterator<Item = char> {
    let units = bytes.as_chunks().0.iter().map(move |pair| if little { u16::from_le_bytes(*pair) } else { u16::from_be_bytes(*pair) });
    char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER))
}

fn windows(bytes: &[u8]) -> impl Iterator<Item = char> {
    bytes.iter().map(|byte| WINDOWS.get(usize::from(*byte).wrapping_sub(0x80)).copied().unwrap_or(char::from(*byte)))
}

/// The separator of which one of the first lines has most, outside of quotation marks; a comma, if none has any.
fn separator(text: &str) -> char {
    if let Some(named) = text.strip_prefix("sep=").and_then(|rest| rest.chars().next()) {
        return named;
    }
    let mut most = [0_usize; SEPARATORS.len()];
    let mut counts = most;
    let mut is_quoted = false;
    for c in text.chars().chain(['\n']) {
        match c {
            '"' => is_quoted = !is_quoted,
            '\n' if !is_quoted => {
                most.iter_mut().zip(counts).for_each(|(most, count)| *most = count.max(*most));
                counts = [0; SEPARATORS.len()];
            }
            c if !is_quoted => SEPARATORS.iter().zip(&mut counts).filter(|(s, _)| **s == c).for_each(|(_, count)| *count += 1),
            _ => {}
        }
    }
    // Of as many, the first.
    SEPARATORS.into_iter().zip(most).rev().max_by_key(|(_, count)| *count).map_or(',', |(separator, _)| separator)
}

fn rows(chars: impl Iterator<Item = char>, separator: char, tell: &mut dyn FnMut(&Row) -> bool) {
    let mut row = Row::default();
    let mut chars = chars.peekable();
    let (mut is_quoted, mut cell_start) = (false, 0);
    while let Some(c) = chars.next() {
        match c {
            '"' if is_quoted && chars.peek() == Some(&'"') => {
                chars.next();
                row.push('"');
            }
            '"' if is_quoted => is_quoted = false,
            '"' if row.text.len() == cell_start => is_quoted = true,
            c if is_quoted => row.push(c),
            c if c == separator => {
                row.end_cell();
                cell_start = row.text.len();
            }
            '\r' if chars.peek() == Some(&'\n') => {}
            '\n' | '\r' => {
                row.end_cell();
                if !tell(&row) {
                    return;
                }
                row.clear();
                cell_start = 0;
            }
            c => row.push(c),
        }
    }
    if !row.text.is_empty() || !row.ends.is_empty() {
        row.end_cell();
        tell(&row);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(bytes: &[u8]) -> Vec<Vec<String>> {
        let mut all = Vec::new();
        Source::of(bytes).each(&mut |row| {
            all.push(row.cells().map(str::to_owned).collect());
            true
        });
        all
    }

    #[test]
    fn every_encoding_and_separator_gives_the_same_rows() {
        let wanted = [vec!["Area", "Value"], vec!["Café – “so”", "1,206"], vec!["two\nlines \"here\"", ""]];
        for separator in SEPARATORS {
            let text = "Area|Value\r\nCafé – “so”|\"1,206\"\r\n\"two\nlines \"\"here\"\"\"|".replace('|', &separator.to_string());
            let units: Vec<u16> = text.encode_utf16().collect();
            let windows: Vec<u8> = text
                .chars()
                .map(|c| match WINDOWS.iter().position(|w| *w == c) {
                    Some(at) => u8::try_from(at + 0x80).expect("a byte"),
                    None => u8::try_from(u32::from(c)).expect("Latin"),
                })
                .collect();
            let little: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
            let big: Vec<u8> = units.iter().flat_map(|unit| unit.to_be_bytes()).collect();
            let marked = |mark: &[u8], bytes: &[u8]| [mark, bytes].concat();
            for bytes in [
                text.clone().into_bytes(),
                marked(&[0xef, 0xbb, 0xbf], text.as_bytes()),
                marked(&[0xff, 0xfe], &little),
                marked(&[0xfe, 0xff], &big),
                little,
                big,
                windows,
            ] {
                assert_eq!(texts(&bytes), wanted, "{separator:?}");
            }
        }
    }

    #[test]
    fn the_separator_is_that_of_the_table_and_not_of_a_title_above_it() {
        assert_eq!(texts(b"A table, of 2024\nArea;Value;Note\nA;1,5;\n")[1], ["Area", "Value", "Note"]);
        assert_eq!(texts(b"sep=|\nA|1,5\n")[1], ["A", "1,5"]);
        assert!(texts(b"").is_empty());
    }

    #[test]
    fn a_quotation_mark_that_is_never_closed_takes_no_more_memory_than_a_row() {
        let text = format!("a,b\n\"open,{}", "x".repeat(MOST_ROW * 3));
        let mut longest = 0;
        let mut cut = 0;
        Source::of(text.as_bytes()).each(&mut |row| {
            longest = longest.max(row.text.len());
            cut += usize::from(row.is_cut);
            true
        });
        assert!(longest <= MOST_ROW);
        assert_eq!(cut, 1);
    }
}
