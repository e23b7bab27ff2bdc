//! The parts of a whole: from their shapes in the file to the model.

use super::problem::{Pointer, ProblemKind, Thing};
use super::source::Source;
use super::wire;
use crate::model::{Breakdown, Count, Denominator, Finite, Part, PartValue, decimals, real};

/// The breakdowns of a file; `measures` are its measures as a breakdown names them, "local/care-homes".
pub(super) fn breakdowns(list: Vec<wire::Breakdown>, at: &Pointer, measures: &[String], source: &mut Source) -> Vec<Breakdown> {
    list.into_iter().enumerate().filter_map(|(index, wire)| breakdown(wire, &at.element(index), measures, source)).collect()
}

fn breakdown(wire: wire::Breakdown, at: &Pointer, measures: &[String], source: &mut Source) -> Option<Breakdown> {
    let title = source.text(&at.field("title"), wire.title);
    let whole = source.text(&at.field("whole"), wire.whole);
    let period = source.period(&at.field("period"), &wire.period);
    let size = wire.size.map(|size| {
        let known = Denominator::new(size);
        if known.is_none() {
            source.report(&at.field("size"), ProblemKind::ZeroDenominator);
        }
        known
    });
    let measure = wire.measure.as_deref().map(|name| {
        let known = measures.iter().map(String::as_str);
        source.find(&at.field("measure"), Thing::Measure, name, known)
    });
    let given = [("parts", Some(wire.parts), false), ("left_out", wire.left_out, true)];
    let mut parts = Vec::new();
    let mut wrong = false;
    for (field, list, left_out) in given {
        for (index, one) in list.into_iter().flatten().enumerate() {
            match part(one, &at.field(field).element(index), left_out, parts.first(), source) {
                Some(part) => parts.push(part),
                None => wrong = true,
            }
        }
    }
    let measure = match measure {
        Some(found) => Some(found?),
        None => None,
    };
    let size = match size {
        Some(known) => Some(known?),
        None => None,
    };
    if wrong {
        return None;
    }
    add_up(&parts, size, at, source);
    Some(Breakdown { title, period: period?, whole, size, parts, measure, source: wire.source, note: wire.note })
}

fn part(wire: wire::Part, at: &Pointer, left_out: bool, first: Option<&Part>, source: &mut Source) -> Option<Part> {
    const FIELDS: [&str; 2] = ["count", "percent"];
    let name = source.text(&at.field("name"), wire.name);
    let value = match (wire.count, wire.percent) {
        (Some(count), None) => PartValue::Count(Count(count)),
        (None, Some(percent)) => {
            if !(0.0..=100.0).contains(&percent) {
                let found = source.written(&at.field("percent"));
                source.report(&at.field("percent"), ProblemKind::OutOfRange { found, least: 0.0, most: 100.0 });
                return None;
            }
            PartValue::Percent(Finite::new(percent)?)
        }
        (Some(_), Some(_)) | (None, None) => {
            let found = if wire.count.is_some() { FIELDS.to_vec() } else { Vec::new() };
            source.report(at, ProblemKind::ExactlyOne { of: FIELDS.to_vec(), found });
            return None;
        }
    };
    let mixed = match (value, first.map(|part| part.value)) {
        (PartValue::Count(_), Some(PartValue::Percent(_))) => Some(("count", "“count” in every part")),
        (PartValue::Percent(_), Some(PartValue::Count(_))) => Some(("percent", "“percent” in every part")),
        (PartValue::Count(_) | PartValue::Percent(_), _) => None,
    };
    if let Some((field, with)) = mixed {
        source.report(&at.field(field), ProblemKind::OnlyWith { field, with });
        return None;
    }
    Some(Part { name, value, left_out })
}

/// Whether the parts add up: counts to the size, if it is given; percentages to 100, as far as their
/// rounding goes (57 + 19 + 11 + 12 is 99).
fn add_up(parts: &[Part], size: Option<Denominator>, at: &Pointer, source: &mut Source) {
    let sum: f64 = parts.iter().map(|part| part.value.get()).sum();
    let kept: f64 = parts.iter().filter(|part| !part.left_out).map(|part| part.value.get()).sum();
    if kept <= 0.0 {
        source.report(&at.field("parts"), ProblemKind::NoParts);
        return;
    }
    // Half a step of the decimals a percentage is printed with.
    let half_step = |percent: Finite| real(&format!("0.5e-{}", decimals(percent.get()))).unwrap_or(0.5);
    let mut slack = 1e-9;
    for part in parts {
        match part.value {
            PartValue::Count(_) => {}
            PartValue::Percent(percent) => slack += half_step(percent),
        }
    }
    let (percent, whole) = match (parts.first().map(|part| part.value), size) {
        (Some(PartValue::Percent(_)), _) => (true, 100.0),
        (_, Some(size)) => (false, size.real()),
        (_, None) => return,
    };
    if (sum - whole).abs() > slack {
        source.report(&at.field("parts"), ProblemKind::PartsDoNotAdd { sum, whole, percent });
    }
}
