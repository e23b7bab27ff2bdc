//! A text whose claims are checked against itself and the open report.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::components::paste_form::{PasteForm, paste_form};
use crate::app::components::select_link::{measure_link, select_link};
use crate::app::el::{Child, El, changing, el};
use crate::app::focus;
use crate::app::paper;
use crate::scorecard::selection::{Selection, Showing};
use crate::scorecard::view::{CheckedText, ClaimMark, Scorecard, TextClaim, TextPiece};

/// The heading of what came out: checking a text leads here.
const RESULT: &str = "text-result";

/// A text to paste, and what became of its claims. The text is kept for as long as the screen is open, and goes nowhere.
#[must_use]
pub fn text_screen(
    scorecard: &Arc<Scorecard>,
    check: Callback<String, CheckedText>,
    selection: Signal<Selection>,
    on_select: Callback<Selection>,
) -> El {
    paper::title("Check a text");
    paper::margins(&scorecard.masthead);
    let back = Signal::derive(move || Selection { measure: None, view: Showing::Scorecard, ..selection.get() });
    let back = el("p", "neighbours no-print").add(select_link(back, on_select, "", "Back to the scorecard"));
    let head = el("header", "measure__head")
        .add(el("p", "measure__eyebrow").add(scorecard.masthead.title.clone()))
        .add(el("h1", "").attr("tabindex", "-1").add("Check a text"));
    let about = "Paste the narrative of the report, or a paragraph of it. Each percentage with its counts, each change, comparison, share, \
                 rank and list is tested by its own numbers, and by this report. The text stays on this device.";
    let checked = RwSignal::new(None::<Arc<CheckedText>>);
    let result = {
        let scorecard = Arc::clone(scorecard);
        changing(move || match checked.get() {
            None => Child::All(Vec::new()),
            Some(text) => result(&text, &scorecard, selection, on_select).into(),
        })
    };
    el("article", "text-check wrap").add(back).add(head).add(el("p", "text-check__about").add(about)).add(form(check, checked)).add(result)
}

/// The field for the text, and the button that checks it.
fn form(check: Callback<String, CheckedText>, checked: RwSignal<Option<Arc<CheckedText>>>) -> El {
    let form = PasteForm {
        class: "paste text-check__form no-print",
        id: "text-to-check",
        label: "The text",
        rows: "10",
        empty: "There is no text here yet: paste some first.",
        button: "Check this text",
    };
    let on_text = Callback::new(move |text: String| {
        if text.is_empty() {
            checked.set(None);
            return;
        }
        checked.set(Some(Arc::new(check.run(text))));
        // What came out is drawn before the next frame.
        request_animation_frame(|| focus::go_to(RESULT));
    });
    paste_form(form, on_text)
}

fn result(text: &CheckedText, scorecard: &Scorecard, selection: Signal<Selection>, on_select: Callback<Selection>) -> El {
    let items = text.claims.iter().enumerate().map(|(index, claim)| item(index, claim, scorecard, selection, on_select));
    let list = el("ul", "claims").attr("role", "list").add(items.collect::<Vec<_>>());
    let paragraphs = text.paragraphs.iter().map(|pieces| el("p", "").add(pieces.iter().map(piece).collect::<Vec<_>>()));
    let marked = el("div", "text-check__text").add(paragraphs.collect::<Vec<_>>());
    let part = |title: &'static str, body: El| el("section", "pair__part").add(el("h2", "").add(title)).add(body);
    let parts = el("div", "pair").add(part("Claims", list)).add(part("The text, marked", marked));
    el("section", "text-check__result")
        .attr("aria-labelledby", RESULT)
        .add(el("h2", "headline").attr("id", RESULT).attr("tabindex", "-1").add(text.summary.clone()))
        .add(el("p", "fine").add(text.note.clone()))
        .maybe((!text.claims.is_empty()).then_some(parts))
}

/// A claim with its verdict and its sum; the marks in the text lead here.
fn item(index: usize, claim: &TextClaim, scorecard: &Scorecard, selection: Signal<Selection>, on_select: Callback<Selection>) -> El {
    let number = if claim.place.is_empty() { format!("Claim {}", index + 1) } else { format!("Claim {}, {}", index + 1, claim.place) };
    let verdict =
        el("p", "claims__verdict").add(mark(claim.mark)).add(el("strong", "").add(claim.word)).add(el("span", "fine").add(number));
    let link = claim.measure.and_then(|index| scorecard.measures.get(index)).map(|measure| {
        let text = format!("Open {}", measure.title);
        el("p", "no-print").add(measure_link(measure.key.clone(), selection, on_select, "", text))
    });
    el("li", "claims__claim")
        .attr("id", format!("claim-{index}"))
        .add(verdict)
        .add(el("blockquote", "claims__quote").add(claim.quote.clone()))
        .add(el("p", "").add(claim.sum.clone()))
        .maybe(link)
}

/// The sign of a verdict: its shape goes with its word.
fn mark(mark: ClaimMark) -> El {
    let (class, sign) = match mark {
        ClaimMark::Contradicted => ("claim-mark claim-mark--contradicted", "✕"),
        ClaimMark::NotCheckable => ("claim-mark claim-mark--unknown", "?"),
        ClaimMark::Right => ("claim-mark claim-mark--right", "✓"),
    };
    el("span", class).attr("aria-hidden", "true").add(sign)
}

/// A piece of the text; one that is a claim with its sign, and underlined by how it turned out.
fn piece(piece: &TextPiece) -> El {
    let Some((marked, claim)) = piece.mark.zip(piece.claim) else { return el("span", "").add(piece.text.clone()) };
    let (class, said) = match marked {
        ClaimMark::Contradicted => ("claim claim--contradicted", "contradicted, "),
        ClaimMark::NotCheckable => ("claim claim--unknown", "not checkable, "),
        ClaimMark::Right => ("claim claim--right", "right, "),
    };
    let number = el("sup", "").add(el("span", "visually-hidden").add(format!("{said}claim "))).add((claim + 1).to_string());
    el("mark", class).add(piece.text.clone()).add(number)
}
