//! Bytes into text: UTF-8, and a plain word for everything else.

use super::problem::{Foreign, Pointer, Problem, ProblemKind, Problems, Span};

/// The most bytes a file may have: what a 32-bit page can hold beside its results.
pub(super) const MOST_BYTES: usize = 256 * 1024 * 1024;

/// No text has a zero byte; other files have one near their beginning.
const BYTES_LOOKED_AT: usize = 1024;

fn at(start: usize, end: usize, kind: ProblemKind) -> Problem {
    Problem { pointer: Pointer::default(), span: (end > start).then_some(Span { start, end }), measure: None, kind }
}

/// The text of a file without a byte order mark, and warnings.
pub(super) fn text(bytes: &[u8]) -> Result<(String, Vec<Problem>), Problems> {
    let fail = |text: String, problem: Problem| Err(Problems { text, list: vec![problem], unread: None });
    if bytes.len() > MOST_BYTES {
        return fail(String::new(), at(0, 0, ProblemKind::TooLarge { most: MOST_BYTES }));
    }
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) || looks_like_utf16(bytes) {
        return fail(String::new(), at(0, 0, ProblemKind::Utf16));
    }
    let (body, warnings) = match bytes.strip_prefix(&[0xef, 0xbb, 0xbf]) {
        Some(body) => (body, vec![at(0, 0, ProblemKind::ByteOrderMark)]),
        None => (bytes, Vec::new()),
    };
    if let Some(foreign) = foreign(body) {
        return fail(String::new(), at(0, 0, ProblemKind::NotJson(foreign)));
    }
    let text = match std::str::from_utf8(body) {
        Ok(text) => text.to_owned(),
        Err(error) => {
            let start = error.valid_up_to();
            let text = String::from_utf8_lossy(body).into_owned();
            // The replacement character takes three bytes.
            return fail(text, at(start, start + '\u{fffd}'.len_utf8(), ProblemKind::NotUtf8));
        }
    };
    if text.trim().is_empty() {
        return fail(text, at(0, 0, ProblemKind::Empty));
    }
    // A report is an object, perhaps after a comment; a list is told so by its own message.
    if !text.trim_start().starts_with(['{', '[', '/', '#']) {
        return fail(text, at(0, 0, ProblemKind::NotJson(Foreign::Text)));
    }
    Ok((text, warnings))
}

/// JSON in UTF-16 without a mark: every other byte of `{"…` is zero.
fn looks_like_utf16(bytes: &[u8]) -> bool {
    matches!(bytes, [0, b'{' | b'[', 0, _, ..] | [b'{' | b'[', 0, _, 0, ..])
}

/// Files of other kinds, by their first bytes.
fn foreign(bytes: &[u8]) -> Option<Foreign> {
    let start = bytes.trim_ascii_start();
    let lower: Vec<u8> = start.iter().take(9).map(u8::to_ascii_lowercase).collect();
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) || bytes.starts_with(&[0x1f, 0x8b]) {
        Some(Foreign::Zip)
    } else if bytes.starts_with(b"%PDF") {
        Some(Foreign::Pdf)
    } else if bytes.starts_with(b"\x89PNG") || bytes.starts_with(&[0xff, 0xd8, 0xff]) || bytes.starts_with(b"GIF8") {
        Some(Foreign::Picture)
    } else if lower.starts_with(b"<") {
        Some(Foreign::Html)
    } else if bytes.iter().take(BYTES_LOOKED_AT).any(|&b| b == 0) {
        Some(Foreign::Binary)
    } else {
        None
    }
}
