//! How to make the file, and what this page is.

use leptos::prelude::*;

use crate::app::components::notice::StillOpen;
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
#[component]
pub fn AboutScreen(
    /// What the page holds.
    session: Session,
) -> impl IntoView {
    view! {
        <div class="about wrap">
            <div class="about__head">
                <h1>"How to make the file"</h1>
                <p class="about__lede">
                    "A report is one text file in JSON. You write down what the paper is, which measures it has and their figures. Scorecard works out ratings, directions and gaps, and shows how."
                </p>
            </div>
            <StillOpen session=session />
            <div class="about__columns">
                <Steps />
                <Smallest session=session />
            </div>
            <AboutThePage />
        </div>
    }
}

/// From nothing to a published report.
#[component]
fn Steps() -> impl IntoView {
    view! {
        <section aria-labelledby="steps">
            <h2 class="about__title" id="steps">"In five steps"</h2>
            <ol class="about__steps">
                <li>
                    <a href="examples/template.json" download="report.json">"Download the template"</a>
                    ": three invented measures, each of another kind. If you made a report before, start from that file instead."
                </li>
                <li>
                    "Put your figures in, in any text editor. One that knows JSON Schema, such as Visual Studio Code, completes the names of fields and marks slips: the template names the "
                    <a href="schema.json" download="schema.json">"schema"</a>
                    ", so keep it in the folder above your file. It also says what each field means."
                </li>
                <li>
                    "Write values as they are, unscaled: 412350, not 412.4k; 59.3 for 59.3%. Where there is no figure, write why: \"missing\": \"not due\"."
                </li>
                <li>
                    "Drop the file on this page. Every problem is shown with its line and its remedy; mend it and choose the file again."
                </li>
                <li>
                    "To publish, copy the file to the website that has this page, into a folder beside it, and send the address of the page with "
                    <code>"?report="</code>" and the path of the file at its end, such as "<code>"?report=reports/2025-q3.json"</code>"."
                </li>
            </ol>
        </section>
    }
}

/// The smallest report, which can be opened as it stands.
#[component]
fn Smallest(
    /// What the page holds.
    session: Session,
) -> impl IntoView {
    view! {
        <section aria-labelledby="smallest">
            <h2 class="about__title" id="smallest">"The smallest report"</h2>
            <pre class="about__example" tabindex="0" role="group" aria-labelledby="smallest"><code>{SMALLEST}</code></pre>
            <button class="button" type="button" on:click=move |_| opening::text(session, SMALLEST.to_owned())>
                "Open this report"
            </button>
        </section>
    }
}

/// What the page is and does, what it reads, what it keeps.
#[component]
fn AboutThePage() -> impl IntoView {
    view! {
        <section class="about__page" aria-labelledby="about-the-page">
            <h2 class="about__title" id="about-the-page">"About Scorecard"</h2>
            <dl class="about__facts">
                <dt>"What it is"</dt>
                <dd>
                    "A page that turns a performance report into an interactive scorecard for a council’s scrutiny committee, and into the paper to print. Every rating opens to its rule, its figures and its sum."
                </dd>
                <dt>"What it reads"</dt>
                <dd>"Report files in JSON, version 1 of the format, in UTF-8. Not spreadsheets."</dd>
                <dt>"What it keeps"</dt>
                <dd>
                    "Nothing of what you open: no cookies, no storage, no record of who looked at what. Your browser keeps a copy of the page itself, so that it works without a connection."
                </dd>
                <dt>"What it sends"</dt>
                <dd>
                    "Nothing. It fetches its own files, and a report that a link names, from the website it came from, and asks no other website for anything."
                </dd>
                <dt>"Whose it is"</dt>
                <dd>
                    "Free software under the MIT or the Apache 2.0 licence, with "<a href="third-party.txt">"the work of others"</a>
                    " in it. It is not made by, and does not speak for, any council."
                </dd>
            </dl>
        </section>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_smallest_report_opens_and_is_rated() {
        let opened = crate::open("smallest.json", SMALLEST.as_bytes()).expect("it opens");
        assert_eq!(opened.notices, []);
        let rating = &opened.scorecard.measures[0].rating;
        assert_eq!(rating.word, "Amber", "412,350 is within 10% of 420,000");
    }
}
