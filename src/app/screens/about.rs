//! How to make the file, and what this page is.

use leptos::prelude::*;

use crate::app::components::notice::still_open;
use crate::app::components::template_button::template_button;
use crate::app::el::{El, el};
use crate::app::opening;
use crate::app::session::Session;

/// A complete report, as small as one can be and still be rated.
const SMALLEST: &str = r#"{
  "scorecard": 1,
  "report": {
    "organisation": "Exampleshire County Council",
    "title": "Libraries performance 2024/25",
    "period": "2024-04 to 2024-12"
  },
  "frameworks": [
    {
      "id": "local",
      "name": "Our own measures",
      "version": "2024/25",
      "local": true
    }
  ],
  "measures": [
    {
      "framework": "local",
      "code": "library-visits",
      "title": "Library visits",
      "aim": "high",
      "unit": "count",
      "readings": [
        { "period": "2024-04 to 2024-12", "value": 412350 },
        { "period": "2023-04 to 2023-12", "value": 388120 }
      ],
      "targets": [
        { "period": "2024-04 to 2024-12", "at_least": 420000 }
      ]
    }
  ]
}
"#;

/// How to make the file; then what the page is, and what becomes of a report.
#[must_use]
pub fn about_screen(session: Session) -> El {
    let lede = "A report is one file: a workbook, or text in JSON. You write down what the paper is, which measures it has and their figures. Scorecard \
                works out ratings, directions and gaps, and shows how.";
    let head = el("div", "about__head").add(el("h1", "").add("How to make the file")).add(el("p", "about__lede").add(lede));
    el("div", "about wrap")
        .add(head)
        .maybe(still_open(session))
        .add(el("div", "about__columns").add(steps()).add(smallest(session)))
        .add(about_the_page())
}

/// A section under a title, which has its id.
fn section(class: &'static str, id: &'static str, title: &'static str) -> El {
    el("section", class).attr("aria-labelledby", id).add(el("h2", "about__title").attr("id", id).add(title))
}

/// A link to a file beside the page.
fn link(href: &'static str, text: &'static str) -> El {
    el("a", "").attr("href", href).add(text)
}

/// From nothing to a published report.
fn steps() -> El {
    let code = |text: &'static str| el("code", "").add(text);
    let step = || el("li", "");
    let steps = el("ol", "about__steps")
        .add(
            step()
                .add("In a spreadsheet: ")
                .add(template_button())
                .add(
                    " It has a sheet for each part of a report and a row for each measure, reading and target; three invented measures are in \
                     it. Put yours in their place and drop the workbook on this page.",
                ),
        )
        .add(
            step()
                .add("Or in JSON: ")
                .add(link("examples/template.json", "download the template").attr("download", "report.json"))
                .add(
                    " with the same three measures. If you made a report before, start from that file instead; “Save or share” on a report \
                     gives its file both as a workbook and in JSON.",
                ),
        )
        .add(
            step()
                .add(
                    "Put your figures in: JSON in any text editor. One that knows JSON Schema, such as Visual Studio Code, completes the names \
                     of fields and marks slips: the template names the ",
                )
                .add(link("schema.json", "schema").attr("download", "schema.json"))
                .add(", so keep it in the folder above your file. It also says what each field means."),
        )
        .add(step().add(
            "Write values as they are, unscaled: 412350, not 412.4k; 59.3 for 59.3%. Where there is no figure, write why: \
             \"missing\": \"not due\".",
        ))
        .add(
            step()
                .add("Drop the file on this page. Every problem is shown with its line or cell and its remedy; mend it and choose the file again. ")
                .add(
                    "Then look at “Checks” on the scorecard: what does not go together in the file, and how to accept what is right as it is. \
                     Readers see them too, unless the file says ",
                )
                .add(code("\"hide_checks\": true"))
                .add(" in its “report”; you still do, with ")
                .add(code("#checks=shown"))
                .add(" at the end of the address."),
        )
        .add(
            step()
                .add(
                    "To publish, copy the file to the website that has this page, into a folder beside it, and send the address of the \
                     page with ",
                )
                .add(code("?report="))
                .add(" and the path of the file at its end, such as ")
                .add(code("?report=reports/2025-q3.json"))
                .add("."),
        );
    section("", "steps", "In six steps").add(steps)
}

/// The smallest report, which can be opened as it stands.
fn smallest(session: Session) -> El {
    let open = Callback::new(move |_| opening::text(session, SMALLEST.to_owned()));
    let example = el("pre", "about__example").attr("tabindex", "0").attr("role", "group").attr("aria-labelledby", "smallest");
    section("", "smallest", "The smallest report")
        .add(example.add(el("code", "").add(SMALLEST)))
        .add(el("button", "button").attr("type", "button").on("click", open).add("Open this report"))
}

/// What the page is and does, what it reads, what it keeps.
fn about_the_page() -> El {
    let fact = |facts: El, term: &'static str, text: &'static str| facts.add(el("dt", "").add(term)).add(el("dd", "").add(text));
    let mut facts = el("dl", "about__facts");
    facts = fact(
        facts,
        "What it is",
        "A page that turns a performance report into an interactive scorecard for a council’s scrutiny committee, and into the paper to \
         print. Every rating opens to its rule, its figures and its sum.",
    );
    facts = fact(
        facts,
        "What it reads",
        "Report files in JSON, version 1 of the format, in UTF-8; and Excel workbooks (.xlsx) with the sheets of the template.",
    );
    facts = fact(
        facts,
        "What it keeps",
        "Nothing of what you open: no cookies, no storage, no record of who looked at what. Your browser keeps a copy of the page itself, \
         so that it works without a connection.",
    );
    facts = fact(
        facts,
        "What it sends",
        "Nothing. It fetches its own files, and a report that a link names, from the website it came from, and asks no other website for \
         anything.",
    );
    let whose = el("dd", "")
        .add("Free software under the MIT or the Apache 2.0 licence, with ")
        .add(link("third-party.txt", "the work of others"))
        .add(" in it. It is not made by, and does not speak for, any council.");
    section("about__page", "about-the-page", "About Scorecard").add(facts.add(el("dt", "").add("Whose it is")).add(whose))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_smallest_report_opens_and_is_rated() {
        let opened = crate::open(SMALLEST.as_bytes()).expect("it opens");
        assert_eq!(opened.warnings.list, []);
        let rating = &opened.scorecard.measures[0].rating;
        assert_eq!(rating.word, "Amber", "412,350 is within 10% of 420,000");
    }
}
