//! Bytes into sheets: a workbook, or rows of text; every other file by what it is.

use super::{Sheet, csv, plan};

/// The most bytes a spreadsheet may have.
const MOST_BYTES: usize = 64 * 1024 * 1024;

/// Why a file is not read as a spreadsheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotASpreadsheet {
    /// There is nothing in it.
    Empty,
    /// It is a workbook of Excel from before 2007 (xls).
    OldExcel,
    /// It is a binary workbook of Excel (xlsb).
    BinaryExcel,
    /// It is a spreadsheet of LibreOffice or OpenOffice (ods).
    OpenDocument,
    /// It is protected by a password.
    Protected,
    /// It is a zip file, and not a workbook.
    OtherZip,
    /// It is a PDF.
    Pdf,
    /// It is a picture.
    Picture,
    /// It is a web page, or XML.
    Html,
    /// It is a report file, or other JSON.
    Json,
    /// It is some other file that is not text.
    Binary,
    /// It is a workbook that cannot be read.
    Damaged,
    /// It has more bytes than can be read.
    ManyBytes {
        /// The most that are read.
        most: usize,
    },
    /// It has more parts than a workbook needs.
    ManyParts {
        /// The most that are read.
        most: usize,
    },
    /// Its parts are larger, once they are unpacked, than can be read.
    ManyUnpacked {
        /// The most bytes that are unpacked.
        most: u64,
    },
    /// It has more rows, columns or cells than can be read.
    ManyCells {
        /// The most cells.
        most: usize,
    },
    /// It is a workbook, and this program was built without what reads them.
    NoReader,
}

/// The sheets of a workbook, or the one of rows of text, which are readings.
///
/// # Errors
/// What the file is instead.
pub(crate) fn spreadsheet(bytes: &[u8]) -> Result<Vec<Sheet>, NotASpreadsheet> {
    if bytes.len() > MOST_BYTES {
        return Err(NotASpreadsheet::ManyBytes { most: MOST_BYTES });
    }
    if is_workbook(bytes)? { workbook(bytes) } else { Ok(vec![csv::sheet(bytes, plan::READINGS)]) }
}

/// Whether a file is a workbook; else it is rows of text.
///
/// # Errors
/// What it is instead.
pub(crate) fn is_workbook(bytes: &[u8]) -> Result<bool, NotASpreadsheet> {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Ok(true);
    }
    if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        // The name of the stream that holds an encrypted workbook, as these files write names.
        let protected: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let is_protected = bytes.windows(protected.len()).any(|window| window == protected);
        return Err(if is_protected { NotASpreadsheet::Protected } else { NotASpreadsheet::OldExcel });
    }
    let body = bytes.strip_prefix(&[0xef, 0xbb, 0xbf]).unwrap_or(bytes).trim_ascii_start();
    match body {
        [] => Err(NotASpreadsheet::Empty),
        [b'%', b'P', b'D', b'F', ..] => Err(NotASpreadsheet::Pdf),
        [b'<', ..] => Err(NotASpreadsheet::Html),
        [0x89, b'P', b'N', b'G', ..] | [0xff, 0xd8, 0xff, ..] | [b'G', b'I', b'F', b'8', ..] => Err(NotASpreadsheet::Picture),
        [b'{' | b'[', next, ..] if next.is_ascii_whitespace() || b"\"{[]}".contains(next) => Err(NotASpreadsheet::Json),
        _ if is_binary(bytes) => Err(NotASpreadsheet::Binary),
        _ => Ok(false),
    }
}

/// Bytes that no text has: zeros, but for those of UTF-16, of which every second byte of plain letters is one.
fn is_binary(bytes: &[u8]) -> bool {
    let first = &bytes[..bytes.len().min(1024)];
    let zeros = |from: usize| first.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let is_utf16 = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) || even.min(odd) * 10 < even.max(odd);
    even + odd > 0 && !is_utf16
}

#[cfg(feature = "office")]
fn workbook(bytes: &[u8]) -> Result<Vec<Sheet>, NotASpreadsheet> {
    super::super::office::sheets(bytes)
}

#[cfg(not(feature = "office"))]
fn workbook(_: &[u8]) -> Result<Vec<Sheet>, NotASpreadsheet> {
    Err(NotASpreadsheet::NoReader)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_files_are_told_by_what_they_are() {
        let ole = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
        let protected: Vec<u8> = ole.into_iter().chain("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes)).collect();
        for (bytes, what) in [
            (b"".as_slice(), NotASpreadsheet::Empty),
            (b" \r\n", NotASpreadsheet::Empty),
            (&ole, NotASpreadsheet::OldExcel),
            (&protected, NotASpreadsheet::Protected),
            (b"%PDF-1.7", NotASpreadsheet::Pdf),
            (b"<html>", NotASpreadsheet::Html),
            (b"{\n \"scorecard\": 1 }", NotASpreadsheet::Json),
            (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0", NotASpreadsheet::Picture),
            (&[0xff, 0xd8, 0xff, 0xe0, 0, 16], NotASpreadsheet::Picture),
            (b"\x7fELF\x02\x01\x01\0\0\0\0\0", NotASpreadsheet::Binary),
        ] {
            assert_eq!(spreadsheet(bytes), Err(what), "{bytes:?}");
        }
        assert_eq!(spreadsheet(b"Code,Value\n[c],5").map(|sheets| sheets.len()), Ok(1));
        assert_eq!(spreadsheet(b"[c],5").map(|sheets| sheets.len()), Ok(1));
    }
}
