//! Readings of our own: rows as the sheet "Readings" of a workbook has them, with the same preview as published data.

use super::super::json::Tree;
use super::super::sheets::{CannotAdd, Sheet, add_readings, plans};
use super::headings::{WITHIN, plain};
use super::offers::{Comes, Now, Offer, State, To, now_of, state};
use super::rows::Source;
use super::scan::Figure;
use super::{Brought, CannotBring, FoundBy, Mark, PeriodFrom, Sort};
use crate::model::{Absence, Measure, Reading, Report};
use crate::read;

/// Whether a file has the headings of readings: those of a period, a code and a figure, and none that is not of the sheet.
pub(super) fn is_readings(source: &Source) -> bool {
    let known: Vec<String> = plans()
        .into_iter()
        .filter(|plan| plan.name == "Readings")
        .flat_map(|plan| plan.columns.into_iter().map(|column| plain(&column.heading)))
        .chain([plain("Measure")])
        .collect();
    let (mut found, mut rows) = (false, 0);
    source.each(&mut |row| {
        let cells: Vec<String> = row.cells().map(plain).filter(|cell| !cell.is_empty()).collect();
        let has = |name: &str| cells.iter().any(|cell| cell == name);
        let has_figure = has("value") || has("numerator") || has("missing");
        found = has("code") && has("period") && has_figure && cells.iter().all(|cell| known.contains(cell));
        rows += 1;
        !found && rows < WITHIN
    });
    found
}

/// What the readings of a sheet would bring.
pub(super) fn bring(bytes: &[u8], report: &Report, name: &str, sheet: Option<&Sheet>) -> Result<Brought, CannotBring> {
    let sheet = sheet.cloned().unwrap_or_default();
    let made = add_readings(bytes, &sheet).map_err(|why| match why {
        CannotAdd::File(problems) => CannotBring::Report(problems),
        CannotAdd::Sheet(problems) => CannotBring::Readings(problems),
    })?;
    let after = read::report(made.text.as_bytes()).map_err(CannotBring::Report)?.report;
    let tree = Tree::of(&made.text).unwrap_or(Tree::Null);
    let (mut offers, mut elements, mut found) = (Vec::new(), Vec::new(), Vec::new());
    let trees = tree.list_of("measures");
    for (index, ((before, after), tree)) in report.measures.iter().zip(&after.measures).zip(trees).enumerate() {
        let first = offers.len();
        for reading in after.readings.iter().rev() {
            let is_place = |other: &&Reading| other.period == reading.period && other.is_forecast() == reading.is_forecast();
            let old = before.readings.iter().find(is_place);
            if old == Some(reading) {
                continue;
            }
            offers.push(offer(index, before, old, reading));
            elements.push(element(tree, reading).unwrap_or(Tree::Null));
        }
        if offers.len() > first {
            let code = before.id.code.clone();
            found.push((index, FoundBy::Code { code, version: String::new(), sure: true }));
        }
    }
    Ok(Brought {
        report: report.clone(),
        file: name.to_owned(),
        sort: Sort::Readings,
        rows: sheet.rows.iter().skip(1).filter(|row| row.iter().any(|cell| !cell.is_empty())).count(),
        own: None,
        which: Vec::new(),
        period: PeriodFrom::Column,
        offers,
        found,
        unmatched: Vec::new(),
        unused: Vec::new(),
        skipped: Vec::new(),
        others: None,
        warnings: made.warnings,
        elements,
    })
}

/// The element of a reading in the tree of its measure.
fn element(measure: &Tree, reading: &Reading) -> Option<Tree> {
    let is_it = |element: &&Tree| {
        element.text_of("period").and_then(read::period) == Some(reading.period)
            && (element.text_of("status") == Some("forecast")) == reading.is_forecast()
    };
    measure.list_of("readings").iter().find(is_it).cloned()
}

fn offer(index: usize, measure: &Measure, old: Option<&Reading>, reading: &Reading) -> Offer {
    let now = old.map_or(Now::Nothing, |old| now_of(measure, old));
    let mut comes = Comes::default();
    match now_of(measure, reading) {
        Now::Figure { value, numerator, denominator } => {
            (comes.value, comes.numerator, comes.denominator) = (value, numerator, denominator)
        }
        Now::Missing(Some(why)) => comes.mark = Some(mark(why)),
        Now::Missing(None) | Now::Nothing => {}
    }
    let state = match state(&now, &comes, &Figure::default()) {
        // Whoever writes a reading by hand means it: a mark takes the place of a figure, a numerator stands alone.
        State::Kept | State::Unusable | State::Same if matches!(now, Now::Figure { .. } | Now::Missing(_)) => State::Differs { by: None },
        State::Kept | State::Unusable => State::New,
        state => state,
    };
    let to = if reading.is_forecast() { To::Forecast } else { To::Reading };
    Offer { measure: index, to, area: String::new(), period: reading.period, now, comes, state, doubts: Vec::new() }
}

fn mark(why: Absence) -> Mark {
    match why {
        Absence::Suppressed => Mark::Suppressed,
        Absence::NotApplicable => Mark::NotApplicable,
        Absence::NotYetPublished { .. } | Absence::NotDue { .. } => Mark::NotYetPublished,
        Absence::NotCollected | Absence::NotEntered => Mark::NotCollected,
    }
}
