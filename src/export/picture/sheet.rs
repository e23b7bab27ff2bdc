//! A sheet that is written from the top down: words, lines and shapes, then closed at the height it has come to.

use std::fmt::Write;

use super::Picture;
use super::letters::{lines, width};

/// Around the picture, in pixels.
pub(super) const EDGE: f64 = 24.0;

pub(super) const PAPER: &str = "#ffffff";
pub(super) const INK: &str = "#13202b";
pub(super) const FAINT: &str = "#465562";
pub(super) const RULE: &str = "#ccd4d9";
pub(super) const BAND: &str = "#e9eef1";
pub(super) const MIDDLE: &str = "#8796a2";
pub(super) const BEFORE: &str = "#5c6b77";
pub(super) const COMPARATOR: &str = "#174f8f";
pub(super) const TARGET: &str = "#7a3b9a";
pub(super) const PEER: &str = "#14788a";

/// Families that are on most devices and have the widths that lines are broken by.
const FAMILY: &str = "Arial, Helvetica, 'Liberation Sans', sans-serif";

/// How letters look.
#[derive(Debug, Clone, Copy)]
pub(super) struct Letters {
    /// Their size in pixels.
    pub(super) size: f64,
    /// Bold or not.
    pub(super) bold: bool,
    /// Their colour.
    pub(super) colour: &'static str,
}

impl Letters {
    pub(super) const fn new(size: f64, bold: bool, colour: &'static str) -> Self {
        Self { size, bold, colour }
    }
}

/// Words in a table.
pub(super) const PLAIN: Letters = Letters::new(13.0, false, INK);
/// Words that stand out.
pub(super) const STRONG: Letters = Letters::new(13.0, true, INK);
/// Second lines, heads and notes.
pub(super) const SMALL: Letters = Letters::new(12.0, false, FAINT);

/// From where words go on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Anchor {
    /// To the right.
    Start,
    /// Both ways.
    Middle,
    /// To the left.
    End,
}

/// A picture as it is written.
pub(super) struct Sheet {
    marks: String,
    title: String,
    width: f64,
    /// How far down it is written, in pixels.
    pub(super) y: f64,
}

impl Sheet {
    /// A sheet with its title and finding at the top.
    pub(super) fn new(width: f64, picture: &Picture, finding: &str) -> Self {
        let title = [picture.over.as_str(), finding].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(": ");
        let mut sheet = Self { marks: String::new(), title, width, y: EDGE };
        sheet.paragraph(&picture.over, Letters::new(14.0, false, FAINT));
        sheet.paragraph(finding, Letters::new(17.0, true, INK));
        sheet.y += 10.0;
        sheet
    }

    /// How far to the right there is room.
    pub(super) fn right(&self) -> f64 {
        self.width - EDGE
    }

    /// Words across the sheet, in as many lines as they take.
    pub(super) fn paragraph(&mut self, text: &str, letters: Letters) {
        for line in lines(text, letters.size, letters.bold, self.right() - EDGE) {
            self.y += letters.size;
            self.text(EDGE, self.y, Anchor::Start, letters, &line);
            self.y += letters.size * 0.4;
        }
    }

    /// A line of words, by its left end, its middle or its right end, on its base line.
    pub(super) fn text(&mut self, x: f64, y: f64, anchor: Anchor, letters: Letters, text: &str) {
        let anchor = match anchor {
            Anchor::Start => "",
            Anchor::Middle => " text-anchor=\"middle\"",
            Anchor::End => " text-anchor=\"end\"",
        };
        let Letters { size, bold, colour } = letters;
        let weight = if bold { " font-weight=\"700\"" } else { "" };
        let text = escaped(text);
        self.mark(format_args!("<text x=\"{x:.1}\" y=\"{y:.1}\" font-size=\"{size}\"{weight} fill=\"{colour}\"{anchor}>{text}</text>"));
    }

    /// The same, upwards from its lower end.
    pub(super) fn upwards(&mut self, x: f64, y: f64, letters: Letters, text: &str) {
        let Letters { size, bold, colour } = letters;
        let weight = if bold { " font-weight=\"700\"" } else { "" };
        let text = escaped(text);
        self.mark(format_args!(
            "<text transform=\"translate({x:.1} {y:.1}) rotate(-90)\" font-size=\"{size}\"{weight} fill=\"{colour}\">{text}</text>"
        ));
    }

    /// Lines of words, the first on this base line; gives the base line of the one after.
    pub(super) fn stack(&mut self, x: f64, y: f64, anchor: Anchor, letters: Letters, lines: &[String]) -> f64 {
        let mut y = y;
        for line in lines {
            self.text(x, y, anchor, letters, line);
            y += step(letters);
        }
        y
    }

    /// A rectangle.
    pub(super) fn rect(&mut self, (x, y): (f64, f64), (width, height): (f64, f64), fill: &str, stroke: Option<&str>) {
        let stroke = stroke.map(|colour| format!(" stroke=\"{colour}\"")).unwrap_or_default();
        let (width, height) = (width.max(0.0), height.max(0.0));
        self.mark(format_args!("<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{height:.1}\" fill=\"{fill}\"{stroke}/>"));
    }

    /// A frame without a filling.
    pub(super) fn frame(&mut self, (x, y): (f64, f64), (width, height): (f64, f64)) {
        self.mark(format_args!(
            "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{height:.1}\" fill=\"none\" stroke=\"{INK}\" stroke-width=\"2\"/>"
        ));
    }

    /// A line.
    pub(super) fn line(&mut self, (x1, y1): (f64, f64), (x2, y2): (f64, f64), colour: &str, thick: f64) {
        self.mark(format_args!(
            "<line x1=\"{x1:.1}\" y1=\"{y1:.1}\" x2=\"{x2:.1}\" y2=\"{y2:.1}\" stroke=\"{colour}\" stroke-width=\"{thick}\"/>"
        ));
    }

    /// A dashed line straight down.
    pub(super) fn dashed(&mut self, x: f64, from: f64, to: f64) {
        self.mark(format_args!(
            "<line x1=\"{x:.1}\" y1=\"{from:.1}\" x2=\"{x:.1}\" y2=\"{to:.1}\" stroke=\"{COMPARATOR}\" stroke-width=\"2\" stroke-dasharray=\"4 3\"/>"
        ));
    }

    /// A dot.
    pub(super) fn dot(&mut self, x: f64, y: f64, radius: f64, fill: &str) {
        self.mark(format_args!("<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{radius}\" fill=\"{fill}\" stroke=\"{PAPER}\"/>"));
    }

    /// The mark of a quarter, 1 the best, around a place: ring, triangle, square, solid diamond; a dash where there is none.
    pub(super) fn quarter(&mut self, x: f64, y: f64, quarter: Option<usize>, size: f64) {
        let (d, fill, stroke) = match quarter {
            Some(1) => ("M14.6 8A6.6 6.6 0 1 1 1.4 8a6.6 6.6 0 0 1 13.2 0Z", PAPER, "#1f5f99"),
            Some(2) => ("M8 1.4 14.9 14H1.1Z", PAPER, BEFORE),
            Some(3) => ("M2 2h12v12H2Z", "#fbe6c9", "#a1591b"),
            Some(_) => ("M8 .4 15.6 8 8 15.6.4 8Z", "#7f3306", "#7f3306"),
            None => ("M3 8h10", "none", FAINT),
        };
        let scale = size / 16.0;
        let (left, top) = (x - size / 2.0, y - size / 2.0);
        self.mark(format_args!(
            "<path transform=\"translate({left:.1} {top:.1}) scale({scale:.3})\" d=\"{d}\" fill=\"{fill}\" stroke=\"{stroke}\" stroke-width=\"2\" stroke-linejoin=\"round\"/>"
        ));
    }

    /// Marks with their words, side by side in as many lines as they take.
    pub(super) fn key(&mut self, entries: Vec<(Key, String)>) {
        const MARK: f64 = 22.0;
        const GAP: f64 = 18.0;
        let mut x = EDGE;
        self.y += 22.0;
        for (mark, word) in entries {
            let long = MARK + width(&word, SMALL.size, false);
            if x > EDGE && x + long > self.right() {
                x = EDGE;
                self.y += 20.0;
            }
            let middle = self.y - 4.0;
            match mark {
                Key::Quarter(quarter) => self.quarter(x + 8.0, middle, quarter, 13.0),
                Key::Bar(colour) => self.rect((x, middle - 5.0), (16.0, 10.0), colour, Some(BEFORE)),
                Key::Line(colour, thick) => self.line((x + 8.0, middle - 8.0), (x + 8.0, middle + 8.0), colour, thick),
            }
            self.text(x + MARK, self.y, Anchor::Start, SMALL, &word);
            x += long + GAP;
        }
        self.y += 8.0;
    }

    /// The sheet closed: how to read it, where its figures are from, and the report, below.
    pub(super) fn close(mut self, picture: &Picture, notes: &[&str], source: &str) -> String {
        self.y += 8.0;
        for note in notes {
            self.paragraph(note, SMALL);
        }
        if !source.is_empty() {
            self.paragraph(&format!("Source: {source}"), SMALL);
        }
        self.paragraph(&picture.report, SMALL);
        let (width, height) = (self.width, self.y + EDGE - 6.0);
        let (title, marks) = (escaped(&self.title), self.marks);
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width:.0}\" height=\"{height:.0}\" viewBox=\"0 0 {width:.0} {height:.0}\" \
             font-family=\"{FAMILY}\">\n<title>{title}</title>\n<rect width=\"{width:.0}\" height=\"{height:.0}\" fill=\"{PAPER}\"/>\n{marks}</svg>\n"
        )
    }

    fn mark(&mut self, mark: std::fmt::Arguments<'_>) {
        // A string takes whatever is written.
        let _ = self.marks.write_fmt(mark);
        self.marks.push('\n');
    }
}

/// A mark in a key.
#[derive(Debug, Clone, Copy)]
pub(super) enum Key {
    /// Of a quarter.
    Quarter(Option<usize>),
    /// A bar of a colour.
    Bar(&'static str),
    /// A line of a colour, so thick.
    Line(&'static str, f64),
}

/// From one line of words to the next.
pub(super) fn step(letters: Letters) -> f64 {
    letters.size * 1.25
}

/// The colours of cells by quarter.
pub(super) fn tint(quarter: Option<usize>) -> &'static str {
    match quarter {
        Some(1) => "#e0edf8",
        Some(2) => "#f1f4f6",
        Some(3) => "#fbe6c9",
        Some(_) => "#f2bb87",
        None => PAPER,
    }
}

/// Text as it may stand in XML: marks of its own are named, and what XML forbids is left out.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(' '),
            '\u{fffe}' | '\u{ffff}' => {}
            c if (c as u32) < 0x20 => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_cannot_become_markup() {
        assert_eq!(escaped("<b> & \"c\"\u{0}\u{ffff}\n"), "&lt;b&gt; &amp; &quot;c&quot; ");
    }
}
