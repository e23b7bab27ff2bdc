//! The drafted commentary as text, and as a web page.

use crate::scorecard::view::{Commentary, DraftParagraph};

/// The whole draft as text: each section under its heading, each paragraph on its line.
#[must_use]
pub fn commentary(commentary: &Commentary) -> String {
    let mut out = format!("{}\n{}\n", commentary.lead, commentary.note);
    for section in &commentary.sections {
        out.push_str(&format!("\n{}\n{}\n", section.title, "=".repeat(section.title.chars().count())));
        for paragraph in &section.paragraphs {
            out.push_str(&format!("\n{}\n", paragraph_text(paragraph)));
        }
    }
    out
}

/// A paragraph with what it begins with: "Junior loans (Local). There were …".
#[must_use]
pub fn paragraph_text(paragraph: &DraftParagraph) -> String {
    if paragraph.heading.is_empty() { paragraph.text() } else { format!("{}. {}", paragraph.heading, paragraph.text()) }
}

/// The whole draft as a piece of a web page, for programs that take text with its headings.
#[must_use]
pub fn commentary_html(commentary: &Commentary) -> String {
    let mut out = format!("<p><em>{} {}</em></p>\n", escaped(&commentary.lead), escaped(&commentary.note));
    for section in &commentary.sections {
        out.push_str(&format!("<h2>{}</h2>\n", escaped(&section.title)));
        for paragraph in &section.paragraphs {
            let heading =
                if paragraph.heading.is_empty() { String::new() } else { format!("<strong>{}.</strong> ", escaped(&paragraph.heading)) };
            out.push_str(&format!("<p>{heading}{}</p>\n", escaped(&paragraph.text()).replace('\n', "<br>\n")));
        }
    }
    out
}

/// The same as a web page of its own, under the report's title.
#[must_use]
pub fn commentary_page(commentary: &Commentary, title: &str) -> String {
    let title = escaped(title);
    let body = commentary_html(commentary);
    format!(
        "<!doctype html>\n<html lang=\"en-GB\">\n<head><meta charset=\"utf-8\"><title>{title}</title></head>\n<body>\n<h1>{title}</h1>\n{body}</body>\n</html>\n"
    )
}

/// A text with the marks of a web page written out.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
