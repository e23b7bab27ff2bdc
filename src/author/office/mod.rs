//! Workbooks of Excel (xlsx): read with every guard that a file from elsewhere needs, and written with headings explained and choices
//! to choose from.

mod read;
mod write;

pub(crate) use read::sheets;
pub(crate) use write::workbook;
