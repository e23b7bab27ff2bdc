//! One problem of a file: what is wrong, where, and how to mend it.

use crate::app::el::{El, el};
use crate::scorecard::{ExcerptLine, ProblemView, capital};

/// The mark of a problem: an octagon with a cross for an error, a hollow triangle for a warning.
/// Neither is the mark of a rating.
fn problem_mark(warning: bool) -> El {
    let path = |class, d: &'static str| el("path", class).attr("d", d);
    let class = if warning { "problem-mark problem-mark--warning" } else { "problem-mark problem-mark--error" };
    let mark = el("svg", class).attr("viewBox", "0 0 16 16").attr("aria-hidden", "true").attr("focusable", "false");
    if warning {
        let dot = el("circle", "problem-mark__dot").attr("cx", "8").attr("cy", "12.1").attr("r", "1");
        mark.add(path("problem-mark__outline", "M8 1.2 15.2 14.4H.8Z")).add(path("problem-mark__outline", "M8 5.6V10")).add(dot)
    } else {
        mark.add(path("problem-mark__body", "M4.9.6h6.2l4.3 4.3v6.2l-4.3 4.3H4.9L.6 11.1V4.9Z"))
            .add(path("problem-mark__cross", "m5.1 5.1 5.8 5.8m0-5.8-5.8 5.8"))
    }
}

/// Whether a place is one of a spreadsheet: "sheet Readings, cell B7", and no pointer into a file.
#[must_use]
pub fn is_of_a_sheet(pointer: &str) -> bool {
    !pointer.is_empty() && !pointer.starts_with('/')
}

/// A problem: its kind, title and place on one side; the lines of the file, what was found, what was
/// wanted, the remedy and `more` on the other. Its id is to lead there.
#[must_use]
pub fn problem_article(problem: &ProblemView, id: String, more: Option<El>) -> El {
    let ProblemView { warning, title, measure, pointer, line, column, excerpt, found, wanted, remedy } = problem;
    let title_id = format!("{id}-title");
    let (class, kind_class, kind) = if *warning {
        ("problem problem--warning", "problem__kind problem__kind--warning", "Warning")
    } else {
        ("problem", "problem__kind", "Error")
    };
    let mut places = Vec::new();
    if !measure.is_empty() {
        places.push(el("li", "").add(measure.clone()));
    }
    if is_of_a_sheet(pointer) {
        places.push(el("li", "").add(capital(pointer)));
    } else if !pointer.is_empty() {
        places.push(el("li", "").add("Field ").add(el("code", "problem__pointer").add(pointer.clone())));
    }
    if *line > 0 {
        places.push(el("li", "").add(format!("Line {line}, column {column}")));
    }
    let mut facts = Vec::new();
    for (term, text) in [("Found", found), ("Wanted", wanted), ("Remedy", remedy)] {
        if !text.is_empty() {
            facts.extend([el("dt", "").add(term), el("dd", "").add(text.clone())]);
        }
    }
    let head = el("div", "problem__head")
        .add(el("p", kind_class).add(problem_mark(*warning)).add(kind))
        .add(el("h3", "problem__title").attr("id", title_id.clone()).add(title.clone()))
        .add(el("ul", "problem__place").attr("role", "list").add(places));
    let body = el("div", "problem__body").maybe(lines(excerpt)).add(el("dl", "problem__facts").add(facts)).maybe(more);
    el("article", class).attr("id", id).attr("aria-labelledby", title_id).add(head).add(body)
}

/// Lines of the file, with the fault marked. Long lines scroll in their own box.
fn lines(lines: &[ExcerptLine]) -> Option<El> {
    let (first, last) = (lines.first()?.number, lines.last()?.number);
    let label = if first == last { format!("Line {first} of the file") } else { format!("Lines {first} to {last} of the file") };
    let rows: Vec<El> = lines.iter().map(line).collect();
    let code = el("code", "excerpt__code").add(rows);
    Some(el("pre", "excerpt").attr("tabindex", "0").attr("role", "group").attr("aria-label", label).add(code))
}

fn line(line: &ExcerptLine) -> El {
    let faulty = !line.fault.is_empty();
    let number = el("span", "excerpt__number").attr("aria-hidden", "true").add(line.number.to_string());
    let text = el("span", "excerpt__text")
        .add(line.before.clone())
        .maybe(faulty.then(|| el("mark", "excerpt__fault").add(line.fault.clone())))
        .add(line.after.clone())
        .add("\n");
    el("span", if faulty { "excerpt__line excerpt__line--fault" } else { "excerpt__line" }).add(number).add(text)
}
