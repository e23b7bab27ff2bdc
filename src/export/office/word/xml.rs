//! Pieces of a Word document: paragraphs, runs and tables as WordprocessingML.

use std::fmt::Write as _;

use crate::export::office::mark::{colours, glyph};
use crate::scorecard::view::Mark;

/// Between the margins of an A4 page, in twentieths of a point.
pub(super) const TEXT_WIDTH: u32 = 9_638;

/// A text as it stands in XML; what XML cannot hold is left out.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(' '),
            '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
            _ => out.push(character),
        }
    }
    out
}

/// A stretch of text of one look.
pub(super) fn run(text: &str) -> String {
    format!("<w:r><w:t xml:space=\"preserve\">{}</w:t></w:r>", escaped(text))
}

/// The same in bold.
pub(super) fn bold(text: &str) -> String {
    format!("<w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">{}</w:t></w:r>", escaped(text))
}

/// A mark and its word, in their colour. The mark is in a font that has it.
pub(super) fn marked(mark: Mark, word: &str) -> String {
    let ink = colours(mark).ink;
    format!(
        "<w:r><w:rPr><w:rFonts w:ascii=\"Arial\" w:hAnsi=\"Arial\" w:eastAsia=\"Arial\" w:cs=\"Arial\"/><w:b/><w:color w:val=\"{ink:06X}\"/></w:rPr><w:t xml:space=\"preserve\">{} {}</w:t></w:r>",
        glyph(mark),
        escaped(word)
    )
}

/// A paragraph of a style.
pub(super) fn paragraph(style: &str, runs: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>{runs}</w:p>")
}

/// A paragraph of plain text of a style, if there is any.
pub(super) fn words(style: &str, text: &str) -> String {
    if text.is_empty() { String::new() } else { paragraph(style, &run(text)) }
}

/// A row of a table.
pub(super) enum Row {
    /// As many cells as there are columns.
    Cells(Vec<Cell>),
    /// One text over all columns.
    Across(String),
}

/// A cell of a table: paragraphs, and the colour behind them.
pub(super) struct Cell {
    paragraphs: String,
    paper: Option<u32>,
}

impl Cell {
    /// Paragraphs on plain paper.
    pub(super) fn of(paragraphs: String) -> Self {
        Self { paragraphs, paper: None }
    }

    /// A text.
    pub(super) fn text(text: &str) -> Self {
        Self::of(words("Cell", text))
    }

    /// A mark and its word on their colour, with lines below.
    pub(super) fn marked(mark: Mark, word: &str, below: &str) -> Self {
        Self { paragraphs: paragraph("Cell", &marked(mark, word)) + below, paper: colours(mark).paper }
    }
}

/// The columns of a table: their heads, and their widths, which add up to [`TEXT_WIDTH`].
pub(super) type Columns<'a> = &'a [(&'a str, u32)];

/// A table whose row of heads is repeated on every page; `about` says what is in it, for those who do not see it.
pub(super) fn table(about: &str, columns: Columns<'_>, rows: &[Row]) -> String {
    let mut out = String::from("<w:tbl><w:tblPr><w:tblStyle w:val=\"Figures\"/>");
    let _ = write!(
        out,
        "<w:tblW w:w=\"{TEXT_WIDTH}\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/><w:tblLook w:val=\"0020\" w:firstRow=\"1\" w:lastRow=\"0\" w:firstColumn=\"0\" w:lastColumn=\"0\" w:noHBand=\"1\" w:noVBand=\"1\"/>"
    );
    let _ = write!(out, "<w:tblCaption w:val=\"{}\"/></w:tblPr><w:tblGrid>", escaped(about));
    for (_, width) in columns {
        let _ = write!(out, "<w:gridCol w:w=\"{width}\"/>");
    }
    out.push_str("</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
    for (head, width) in columns {
        out.push_str(&cell(*width, 1, Some(0x13_283a), &paragraph("CellHead", &run(head))));
    }
    out.push_str("</w:tr>");
    for row in rows {
        out.push_str("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
        match row {
            Row::Across(text) => out.push_str(&cell(TEXT_WIDTH, columns.len(), Some(0xf3_f5f6), &paragraph("CellGroup", &run(text)))),
            Row::Cells(cells) => {
                for (found, (_, width)) in cells.iter().zip(columns) {
                    out.push_str(&cell(*width, 1, found.paper, &found.paragraphs));
                }
            }
        }
        out.push_str("</w:tr>");
    }
    // A table is followed by a paragraph.
    out + "</w:tbl><w:p><w:pPr><w:pStyle w:val=\"AfterTable\"/></w:pPr></w:p>"
}

fn cell(width: u32, across: usize, paper: Option<u32>, paragraphs: &str) -> String {
    let across = if across > 1 { format!("<w:gridSpan w:val=\"{across}\"/>") } else { String::new() };
    let paper = paper.map(|paper| format!("<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"{paper:06X}\"/>")).unwrap_or_default();
    let paragraphs = if paragraphs.is_empty() { "<w:p><w:pPr><w:pStyle w:val=\"Cell\"/></w:pPr></w:p>" } else { paragraphs };
    format!("<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>{across}{paper}</w:tcPr>{paragraphs}</w:tc>")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_is_markup() {
        assert_eq!(run("a <b> & \"c\"\u{0}\u{b}\n"), "<w:r><w:t xml:space=\"preserve\">a &lt;b&gt; &amp; &quot;c&quot; </w:t></w:r>");
    }

    #[test]
    fn the_heads_of_a_table_are_repeated_and_no_other_row_is() {
        let made =
            table("Key", &[("A", 4_819), ("B", 4_819)], &[Row::Across("C".into()), Row::Cells(vec![Cell::text("1"), Cell::text("")])]);
        assert_eq!((made.matches("<w:tblHeader/>").count(), made.matches("<w:tr>").count()), (1, 3));
        // No cell is without a paragraph.
        assert_eq!(made.matches("<w:tc>").count() + 1, made.matches("<w:p>").count());
    }
}
