//! A report file that is changed in a form: what is typed, what comes of it in the file, what is held back and why, undo and redo.

use scorecard::scorecard::{Add, HeldView};
use scorecard::{Draft, Edit, Edited, Next, Opened, Section, Typed, next_file_name, open_whole, roll_forward};

const REPORT: &str = include_str!("../public/examples/adults-2025-01.json");
const TEMPLATE: &str = include_str!("../public/examples/template.json");

/// A draft and the report as it is.
struct Desk {
    draft: Draft,
    opened: Opened,
}

impl Desk {
    fn of(text: &str) -> Self {
        Self { draft: Draft::begin(text, None, None).expect("a report"), opened: open_whole(text.as_bytes()).expect("a report") }
    }

    fn index(&self, title: &str) -> usize {
        self.opened.scorecard.measures.iter().position(|measure| measure.title.starts_with(title)).expect(title)
    }

    fn try_it(&mut self, edit: &Edit) -> Option<HeldView> {
        match self.draft.edit(edit, &self.opened) {
            Edited::Changed(opened) => self.opened = opened.with_benchmarks_of(&self.opened),
            Edited::Same => {}
            Edited::Held(held) => return Some(held),
        }
        None
    }

    /// Types texts into fields, one field after the other, as a reader does.
    fn types(&mut self, at: &str, texts: &[(&str, &str)]) -> Option<HeldView> {
        let mut held = None;
        let measure = at.strip_prefix("/measures/").map(|rest| rest.split('/').next().unwrap_or_default().parse().expect("an index"));
        for (field, text) in texts {
            let group = self.draft.groups(measure).into_iter().find(|group| group.at.to_string() == at).expect(at);
            let mut all: Vec<Typed> = group.fields.into_iter().map(|field| Typed { field: field.name, text: field.text }).collect();
            all.iter_mut().find(|typed| typed.field == *field).expect(field).text = (*text).to_owned();
            Typed::settle(&mut all, field, true);
            held = self.try_it(&Edit::Put { at: at.to_owned(), texts: all });
        }
        held
    }

    fn changes(&self) -> Vec<String> {
        let line = |change: &scorecard::scorecard::ChangeView| format!("{}: {} > {}", change.what, change.before, change.after);
        self.opened.draft_changes(&self.draft).iter().map(line).collect()
    }

    fn undoes(&self) -> String {
        self.opened.draft_steps(&self.draft).0
    }

    /// The place of the first reading for a period, as the file writes it.
    fn reading(&self, measure: usize, period: &str) -> String {
        let file: serde_json::Value = serde_json::from_str(&self.draft.text()).expect("JSON");
        let readings = file["measures"][measure]["readings"].as_array().expect("readings").clone();
        let index = readings.iter().position(|reading| reading["period"] == period).expect(period);
        format!("/measures/{measure}/readings/{index}")
    }
}

fn value(text: &str) -> serde_json::Value {
    serde_json::from_str(text).expect("JSON")
}

#[test]
fn a_figure_that_is_corrected_changes_that_field_alone() {
    let mut desk = Desk::of(REPORT);
    let measure = desk.index("Heritage visits");
    let at = desk.reading(measure, "2024-04 to 2024-11");
    assert!(!desk.draft.is_unsaved());
    assert_eq!(desk.types(&at, &[("value", "1,10,162")]).expect("a wrong number").fields[0].0, "value");
    assert!(!desk.draft.is_unsaved(), "what is held is not in the file");
    assert_eq!(desk.types(&at, &[("value", " 110,162 ")]), None);
    assert_eq!(desk.changes(), ["Value of Heritage visits for April to November 2024: 110161 > 110162"]);
    assert_eq!(desk.undoes(), "value of Heritage visits for April to November 2024");
    let (mut before, after) = (value(REPORT), value(&desk.draft.text()));
    assert_eq!(after.pointer(&format!("{at}/value")), Some(&serde_json::json!(110_162)));
    *before.pointer_mut(&format!("{at}/value")).expect("a value") = serde_json::json!(110_162);
    assert_eq!(before, after, "nothing else is otherwise");
}

#[test]
fn what_is_wrong_is_told_at_its_field_and_stays_out_of_the_file() {
    let mut desk = Desk::of(REPORT);
    let measure = desk.index("Heritage visits");
    let at = desk.reading(measure, "2024-04 to 2024-11");
    let text = desk.draft.text();
    let held = desk.types(&at, &[("value", "3O.5")]).expect("a letter for a nought");
    assert_eq!(
        held.fields,
        [(
            "value".to_owned(),
            "“3O.5” is not a number. Wanted: digits, with a point where there are decimals. 1,206 and 59.3% are understood.".to_owned()
        )]
    );
    assert_eq!((desk.draft.text(), desk.opened.held(&desk.draft).len()), (text.clone(), 1));
    // The form keeps what was typed.
    let form = desk.opened.form(&desk.draft, Some(measure));
    let typed = form.parts[0].groups.iter().find(|group| group.at == at).and_then(|group| group.fields.iter().find(|f| f.name == "value"));
    assert_eq!(typed.map(|field| field.text.as_str()), Some("3O.5"));
    // As it was: nothing is held any more.
    assert_eq!(desk.types(&at, &[("value", "110161")]), None);
    assert_eq!((desk.draft.text(), desk.opened.held(&desk.draft).len()), (text, 0));
    assert!(desk.types(&at, &[("expected", "soon")]).expect("no month").fields.iter().any(|(field, _)| field == "expected"));
}

#[test]
fn a_ratio_is_held_until_both_of_its_numbers_are_there() {
    let mut desk = Desk::of(TEMPLATE);
    let measure = desk.index("People who received");
    assert_eq!(desk.try_it(&Edit::AddReading { measure, period: "31/03/2025".to_owned() }), None);
    let at = desk.reading(measure, "2025-03-31");
    assert_eq!(at, "/measures/2/readings/0", "the newest comes first, as the others do");
    let held = desk.types(&at, &[("numerator", "2,700")]).expect("out of how many?");
    assert_eq!(held.whole, ["Out of how many is still wanted, or the value."]);
    assert_eq!(desk.types(&at, &[("denominator", "3700")]), None);
    let file = value(&desk.draft.text());
    assert_eq!(file.pointer(&at), Some(&serde_json::json!({ "period": "2025-03-31", "numerator": 2700, "denominator": 3700 })));
    let held = desk.types(&at, &[("numerator", "3701")]).expect("more than all");
    assert!(!held.fields.is_empty() || !held.whole.is_empty());
}

#[test]
fn a_figure_and_the_reason_for_none_take_each_others_place() {
    let mut desk = Desk::of(TEMPLATE);
    let measure = desk.index("People who use services");
    let at = desk.reading(measure, "survey 2024/25");
    assert_eq!(desk.types(&at, &[("value", "70.1%")]), None);
    assert_eq!(value(&desk.draft.text()).pointer(&at), Some(&serde_json::json!({ "period": "survey 2024/25", "value": 70.1 })));
    assert_eq!(desk.types(&at, &[("value", "[c]")]), None);
    assert_eq!(value(&desk.draft.text()).pointer(&at), Some(&serde_json::json!({ "period": "survey 2024/25", "missing": "suppressed" })));
    assert_eq!(desk.types(&at, &[("missing", "not due"), ("expected", "February 2026")]), None);
    let wanted = serde_json::json!({ "period": "survey 2024/25", "missing": "not due", "expected": "2026-02" });
    assert_eq!(value(&desk.draft.text()).pointer(&at), Some(&wanted));
    // A dash may yet become a number, while it is typed.
    let mut texts = vec![Typed { field: "value".to_owned(), text: "-".to_owned() }];
    assert!(!Typed::settle(&mut texts, "value", false));
}

#[test]
fn undo_and_redo_go_step_by_step_and_typing_is_one_step() {
    let mut desk = Desk::of(REPORT);
    let first = desk.draft.text();
    let measure = desk.index("Heritage visits");
    let at = desk.reading(measure, "2024-04 to 2024-11");
    for text in ["1", "12", "120", "120000"] {
        desk.types(&at, &[("value", text)]);
    }
    desk.draft.rest();
    desk.types("/report", &[("meeting", "27/01/2025")]);
    let last = desk.draft.text();
    assert_eq!(desk.undoes(), "day of the meeting of the report");
    desk.opened = desk.draft.step(true).expect("a step back");
    assert_eq!(desk.changes(), ["Value of Heritage visits for April to November 2024: 110161 > 120000"]);
    desk.opened = desk.draft.step(true).expect("another");
    assert_eq!((desk.draft.text(), desk.draft.is_unsaved(), desk.draft.step(true).is_none()), (first, false, true));
    assert_eq!(desk.opened.draft_steps(&desk.draft).1, "value of Heritage visits for April to November 2024");
    desk.draft.step(false);
    desk.draft.step(false);
    assert_eq!((desk.draft.text(), desk.draft.is_unsaved()), (last, true));
    desk.draft.saved();
    assert!(!desk.draft.is_unsaved());
    desk.draft.step(true);
    assert!(desk.draft.is_unsaved());
}

#[test]
fn targets_milestones_comparators_commentary_and_a_judgement_are_set_and_taken_out() {
    let mut desk = Desk::of(TEMPLATE);
    let measure = desk.index("Library visits");
    let target = desk.draft.begin_new(measure, Section::Targets).to_string();
    assert_eq!(target, "/measures/0/targets/1");
    let held = desk.types(&target, &[("period", "2025-26")]).expect("no figure yet");
    assert!(held.whole.iter().chain(held.fields.iter().map(|(_, said)| said)).any(|said| said == "The figure of it is still wanted."));
    assert_eq!(desk.types(&target, &[("at_least", "580,000")]), None);
    let milestone = desk.draft.begin_milestone(&scorecard::read::problem::Pointer::of(&target)).to_string();
    assert_eq!(desk.types(&milestone, &[("month", "June 2025"), ("value", "145000")]), None);
    let comparator = desk.draft.begin_new(measure, Section::Comparators).to_string();
    assert_eq!(desk.types(&comparator, &[("kind", "last year"), ("period", "2023/24"), ("value", "530000")]), None);
    let comment = desk.draft.begin_new(measure, Section::Commentary).to_string();
    assert_eq!(desk.types(&comment, &[("text", "More people came.")]), None);
    let judgement = format!("/measures/{measure}/judgement");
    let held = desk.types(&judgement, &[("level", "middle"), ("reason", "Works at the main library")]).expect("by whom?");
    assert!(held.fields.iter().any(|(field, said)| field == "by" && said == "Still wanted: by."), "{held:?}");
    assert_eq!(desk.types(&judgement, &[("by", "Head of Libraries"), ("date", "10/01/2025")]), None);
    let all = desk.changes();
    for wanted in [
        "Target of Library visits for 2025/26:  > 580000",
        "Milestone of Library visits for June 2025:  > 145000",
        "Value of “last year” beside Library visits:  > 530000",
        "Commentary on Library visits:  > More people came.",
        "Rating of the judgement on Library visits:  > middle",
    ] {
        assert!(all.iter().any(|line| line == wanted), "{wanted}\n{all:#?}");
    }
    for at in [judgement, comment, comparator, target] {
        assert_eq!(desk.try_it(&Edit::Remove { at }), None);
    }
    assert_eq!(desk.changes(), Vec::<String>::new());
    assert_eq!(value(&desk.draft.text()), value(TEMPLATE));
    // The last milestone takes the path with it.
    for _ in 0..4 {
        assert_eq!(desk.try_it(&Edit::Remove { at: "/measures/0/targets/0/path/by_month/0".to_owned() }), None);
    }
    assert!(value(&desk.draft.text()).pointer("/measures/0/targets/0/path").is_none());
}

#[test]
fn what_is_held_stays_with_its_thing_when_others_come_and_go() {
    let mut desk = Desk::of(REPORT);
    let measure = desk.index("Heritage visits");
    let at = desk.reading(measure, "2023-04 to 2023-11");
    assert!(desk.types(&at, &[("value", "lots")]).is_some());
    assert_eq!(desk.try_it(&Edit::AddReading { measure, period: "Dec 2024".to_owned() }), None);
    let moved = desk.reading(measure, "2023-04 to 2023-11");
    assert_ne!(at, moved);
    let held = |desk: &Desk| desk.opened.held(&desk.draft).into_iter().map(|held| held.at).collect::<Vec<_>>();
    assert_eq!(held(&desk), [moved]);
    let added = desk.reading(measure, "2024-12");
    assert_eq!(desk.try_it(&Edit::Remove { at: added }), None);
    assert_eq!(held(&desk), std::slice::from_ref(&at));
    assert_eq!(desk.try_it(&Edit::Remove { at }), None);
    assert_eq!(held(&desk), Vec::<String>::new());
}

#[test]
fn what_other_parts_of_the_file_need_is_not_taken_out() {
    let mut desk = Desk::of(TEMPLATE);
    let at = desk.reading(2, "2024-06-30");
    let held = desk.try_it(&Edit::Remove { at }).expect("its direction is against it");
    assert!(!held.whole.is_empty(), "{held:?}");
    assert_eq!(desk.changes(), Vec::<String>::new());
}

#[test]
fn every_thing_of_every_example_stands_in_the_form_as_in_the_file() {
    for name in ["adults-2022-01", "adults-2025-01", "england-2023", "exampleshire-2024-12", "template"] {
        let text = std::fs::read_to_string(format!("public/examples/{name}.json")).expect(name);
        let mut desk = Desk::of(&text);
        let (before, measures) = (desk.draft.text(), desk.opened.scorecard.measures.len());
        for measure in std::iter::once(None).chain((0..measures).map(Some)) {
            let form = desk.opened.form(&desk.draft, measure);
            let has_add = form.parts.iter().any(|part| part.add == Add::Reading);
            assert_eq!(has_add, measure.is_some());
            for group in desk.draft.groups(measure) {
                let texts = group.fields.into_iter().map(|field| Typed { field: field.name, text: field.text }).collect();
                assert_eq!(desk.try_it(&Edit::Put { at: group.at.to_string(), texts }), None, "{name} {}", group.at);
            }
        }
        assert_eq!((desk.draft.text(), desk.draft.is_unsaved()), (before, false), "{name}");
    }
}

#[test]
fn a_report_that_was_rolled_forward_asks_for_what_the_last_one_had() {
    let rolled = roll_forward(REPORT.as_bytes(), &Next::default()).expect("the next");
    let draft = Draft::begin(&rolled.text, Some(&rolled.text), Some(REPORT)).expect("a report");
    let opened = open_whole(rolled.text.as_bytes()).expect("a report");
    assert!(draft.is_unsaved(), "it was made here and never saved");
    assert_eq!(opened.draft_changes(&draft), Vec::new());
    assert_eq!(opened.draft_lacks(&draft).items.len(), rolled.missing.len());
    assert_eq!(next_file_name("adults-2025-01.json", REPORT, rolled.period), "adults-2026-01.json");
}

#[test]
fn values_of_other_authorities_stay_with_the_report() {
    let text = std::fs::read_to_string("public/examples/england-2023.json").expect("the example");
    let mut desk = Desk::of(&text);
    assert!(desk.opened.has_benchmarks());
    assert_eq!(desk.types("/report", &[("title", "Another title")]), None);
    assert!(desk.opened.has_benchmarks() && desk.opened.compare_all("").is_some());
    assert_eq!(desk.opened.scorecard.masthead.title, "Another title");
}
