//! The first screen: open a report, or look at a sample; and what is shown while one is on its way.

use std::time::Duration;

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::address::Step;
use crate::app::components::chooser::Chooser;
use crate::app::components::mark::mark_icon;
use crate::app::components::notice::StillOpen;
use crate::app::components::page_link::PageLink;
use crate::app::opening;
use crate::app::session::Session;
use crate::scorecard::view::Tally;

/// A report that comes with the page.
struct Sample {
    path: &'static str,
    title: &'static str,
    about: &'static str,
}

/// How long the page is left alone before the samples are fetched for their counts.
const IDLE: Duration = Duration::from_millis(300);

const SAMPLES: [Sample; 2] = [
    Sample {
        path: "examples/adults-2025-01.json",
        title: "Adults and Communities, January 2025",
        about: "Leicestershire’s paper on April to November 2024. Rated better, similar or below; forecasts beside the position.",
    },
    Sample {
        path: "examples/adults-2022-01.json",
        title: "Adults and Communities, January 2022",
        about: "Its paper on April to November 2021. Rated red, amber or green against targets, with quartiles.",
    },
];

/// All ways to open a report, and where to start.
#[component]
pub fn WelcomeScreen(
    /// What the page holds.
    session: Session,
    /// The address is of a file that the page no longer has.
    forgotten: bool,
) -> impl IntoView {
    view! {
        <div class="welcome wrap">
            <div class="welcome__head">
                <h1>"Open a performance report"</h1>
                <p class="welcome__lede">
                    "Scorecard turns one file into a scorecard that explains every rating, and into a paper for the committee."
                </p>
            </div>
            {forgotten
                .then(|| {
                    view! {
                        <div class="notice">
                            <p class="notice__text">
                                "What was open here came from a file, and Scorecard keeps no files. Open it again to go on where you were."
                            </p>
                        </div>
                    }
                })}
            <StillOpen session=session />
            <div class="welcome__columns">
                <section aria-labelledby="your-file">
                    <h2 class="visually-hidden" id="your-file">"Your file"</h2>
                    <div class="drop-zone">
                        <p class="drop-zone__words">"Drop a report file here"</p>
                        <p>"or"</p>
                        <Chooser session=session id="report-file" label="Choose a file" />
                        <p class="drop-zone__hint">"A JSON file. Anywhere on this page will do."</p>
                    </div>
                    <PasteField session=session />
                </section>
                <section aria-labelledby="samples">
                    <h2 class="samples__title" id="samples">"Or look at a sample"</h2>
                    <ul class="samples" role="list">
                        {SAMPLES.into_iter().map(|sample| view! { <SampleItem session=session sample=sample /> }).collect_view()}
                    </ul>
                    <Privacy />
                </section>
            </div>
            <WhereToStart session=session />
        </div>
    }
}

/// Text to paste, and the button that opens it.
#[component]
fn PasteField(
    /// What the page holds.
    session: Session,
) -> impl IntoView {
    let field = NodeRef::<html::Textarea>::new();
    let empty = RwSignal::new(false);
    let open = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let Some(field) = field.get_untracked() else { return };
        let text = field.value();
        if text.trim().is_empty() {
            empty.set(true);
            let _ = field.focus();
        } else {
            opening::text(session, text);
        }
    };
    view! {
        <form class="paste" on:submit=open>
            <label class="paste__label" for="paste">"Or paste the text of a report"</label>
            <p class="paste__error" id="paste-error" role="alert">
                {move || empty.get().then_some("There is no text here yet: paste the report first.")}
            </p>
            <textarea
                class="paste__field"
                id="paste"
                rows="4"
                spellcheck="false"
                autocomplete="off"
                aria-describedby="paste-error"
                aria-invalid=move || empty.get().then_some("true")
                on:input=move |_| empty.set(false)
                node_ref=field
            ></textarea>
            <button class="button" type="submit">"Open the pasted text"</button>
        </form>
    }
}

/// A sample: a link that opens it, and that can be sent on.
#[component]
fn SampleItem(
    /// What the page holds.
    session: Session,
    /// The sample.
    sample: Sample,
) -> impl IntoView {
    let query = format!("?report={}", sample.path);
    let href = query.clone();
    let open = Callback::new(move |()| opening::link(session, sample.path, query.clone(), Step::Push));
    view! {
        <li class="samples__item">
            <PageLink class="samples__link" href=href on_go=open>{sample.title}</PageLink>
            <p class="samples__about">{sample.about}</p>
            <SampleCounts session=session path=sample.path />
        </li>
    }
}

/// How a sample turns out: one mark per measure, and the counts. Worked out from the sample itself,
/// once the page has nothing better to do.
#[component]
fn SampleCounts(
    /// What the page holds.
    session: Session,
    /// Its path.
    path: &'static str,
) -> impl IntoView {
    let samples = session.samples();
    let work_out = move || {
        spawn_local(async move {
            if let Some(tallies) = opening::sample(path).await {
                samples.update(|samples| drop(samples.insert(path, tallies)));
            }
        });
    };
    if samples.with_untracked(|samples| !samples.contains_key(path))
        && let Ok(timer) = set_timeout_with_handle(work_out, IDLE)
    {
        on_cleanup(move || timer.clear());
    }
    move || {
        samples.with(|samples| samples.get(path).cloned()).map(|tallies| {
            let words: Vec<String> = tallies.iter().map(|tally| format!("{} {}", tally.count, tally.word.to_lowercase())).collect();
            let marks = tallies
                .into_iter()
                .filter(|tally| tally.count > 0)
                .map(|Tally { mark, count, .. }| {
                    view! { <span class="samples__marks">{(0..count).map(|_| view! { {mark_icon(mark)} }).collect_view()}</span> }
                })
                .collect_view();
            view! {
                <div class="samples__counts">
                    <p class="samples__strip" aria-hidden="true">{marks}</p>
                    <p class="samples__words">{words.join(", ")}</p>
                </div>
            }
        })
    }
}

/// What becomes of a report that is opened.
#[component]
fn Privacy() -> impl IntoView {
    view! {
        <div class="welcome__privacy">
            <h3>"Nothing leaves your browser"</h3>
            <p>
                "There is no server behind this page and no account. What you open stays on this device, is sent nowhere, and is forgotten when you close the page. After your first visit it works without a connection."
            </p>
        </div>
    }
}

/// Where to start, by who you are.
#[component]
fn WhereToStart(
    /// What the page holds.
    session: Session,
) -> impl IntoView {
    let go_to_about = Callback::new(move |()| session.go_to_about());
    view! {
        <section class="starts" aria-labelledby="starts">
            <h2 class="visually-hidden" id="starts">"Where to start"</h2>
            <section>
                <h3>"Councillors"</h3>
                <ul class="starts__list">
                    <li>"Open the link you were sent: it needs no file."</li>
                    <li>"Start with what is off track, then open a measure to see why it is rated so."</li>
                    <li>"Print it, or save it as a PDF, and take it into the chamber."</li>
                </ul>
            </section>
            <section>
                <h3>"Analysts"</h3>
                <ul class="starts__list">
                    <li>
                        <a href="examples/template.json" download="report.json">"Start from the template"</a>
                        ", or from last period’s file: "
                        <PageLink href="#about" on_go=go_to_about>"how to make the file"</PageLink>
                        "."
                    </li>
                    <li>"Drop it here. Every problem names its measure, field and line, and how to mend it."</li>
                    <li>"Put it beside this page on your website, and send a link that opens it."</li>
                </ul>
            </section>
            <section>
                <h3>"Residents and press"</h3>
                <ul class="starts__list">
                    <li>"Each figure shows what it counts, out of how many, and when."</li>
                    <li>"Each rating opens to its sum, and to who set the rule."</li>
                    <li>"Each chart has its figures in a table behind it."</li>
                </ul>
            </section>
        </section>
    }
}

/// What is shown while a report is on its way.
#[component]
pub fn OpeningScreen(
    /// What is being opened.
    name: String,
) -> impl IntoView {
    view! {
        <div class="opening wrap">
            <h1 class="opening__title">{format!("Opening {name}…")}</h1>
        </div>
    }
}
