//! How a measure went, in prose.

use super::figures::{amount, before, during, higher, is_number, subject, value, with_base};
use crate::engine::commentary::{Changed, Size};
use crate::engine::statistics::Evidence;
use crate::engine::{Figure, Moved, Way};
use crate::model::{Aim, Measure};
use crate::scorecard::words::{labels, period};

fn by(measure: &Measure, moved: &Moved) -> String {
    amount(measure, moved.to.unit, moved.change, moved.relative, measure.decimals)
}

fn adverb(size: Size) -> &'static str {
    match size {
        Size::Same | Size::Similar | Size::Slight => " slightly,",
        Size::Plain => "",
        Size::Considerable => " considerably,",
    }
}

/// What the words do not say of a change: whether it is the way the measure aims, and whether it could be chance.
fn tail(measure: &Measure, changed: &Changed) -> String {
    let moved = &changed.moved;
    let way = match (moved.way, measure.aim) {
        (Way::Improved, Aim::Low) => ", an improvement",
        (Way::Improved, Aim::Band) => ", nearer to the band",
        (Way::NotAsGood, Aim::Low) => ", which is not as good",
        (Way::NotAsGood, Aim::Band) => ", further from the band",
        (_, _) => "",
    };
    let chance = match (changed.size, changed.chance, moved.could_be_chance) {
        (Size::Same | Size::Similar, _, false) => "",
        (_, Some(Evidence::CouldBeChance), true) => ", though a change of this size could be chance and so counts as similar here",
        (_, Some(Evidence::CouldBeChance), false) => ", though a change of this size could be chance",
        (_, Some(Evidence::UnlikelyChance), _) => ", more than chance would explain",
        (_, None, _) => "",
    };
    let similar = match (moved.way, changed.size, moved.could_be_chance) {
        (Way::Similar, Size::Plain | Size::Considerable, false) => ", within what this report counts as similar",
        (_, _, _) => "",
    };
    format!("{way}{similar}{chance}")
}

/// The earlier value; one that its counts contradict is called what it is.
fn earlier(measure: &Measure, figure: &Figure, contradicted: &dyn Fn(&Figure) -> bool) -> String {
    let value = value(measure, figure.unit, figure.value);
    if contradicted(figure) { format!("{value} (as printed)") } else { value }
}

/// A fall or rise that is not as good, which is said first, with the figure in it.
pub(super) fn slipping(measure: &Measure, changed: &Changed, contradicted: &dyn Fn(&Figure) -> bool) -> String {
    let moved = &changed.moved;
    let up = moved.change > 0.0;
    let from = earlier(measure, &moved.from, contradicted);
    let contradicted = contradicted(&moved.to);
    let tail = tail(measure, changed);
    if moved.to.forecast {
        let shown = with_base(measure, &moved.to, contradicted);
        return format!(
            "The forecast for {}{} is {shown}, {} {} than {from} {}{tail}.",
            period::the(moved.to.period),
            labels::by_method(&moved.to),
            by(measure, moved),
            higher(measure, moved.to.unit, up),
            during(moved.from.period)
        );
    }
    if is_number(measure, moved.to.unit) {
        return format!(
            "There were {} {}, {} {} than {} ({from}){tail}.",
            with_base(measure, &moved.to, contradicted),
            during(moved.to.period),
            by(measure, moved),
            higher(measure, moved.to.unit, up),
            before(moved.from.period, moved.to.period)
        );
    }
    format!(
        "{} {}{} by {}, from {from} {} to {} {}{tail}.",
        subject(measure, moved.to.unit),
        if up { "rose" } else { "fell" },
        adverb(changed.size),
        by(measure, moved),
        during(moved.from.period),
        with_base(measure, &moved.to, contradicted),
        during(moved.to.period)
    )
}

/// How it went, after the figure was named.
pub(super) fn change(measure: &Measure, changed: &Changed, after_miss: bool, contradicted: &dyn Fn(&Figure) -> bool) -> String {
    let moved = &changed.moved;
    let up = moved.change > 0.0;
    let from = earlier(measure, &moved.from, contradicted);
    let than = format!("{} {} than", by(measure, moved), higher(measure, moved.to.unit, up));
    let tail = tail(measure, changed);
    if is_number(measure, moved.to.unit) {
        let when = before(moved.from.period, moved.to.period);
        return match changed.size {
            Size::Same => format!("That is the same as {when}."),
            Size::Similar | Size::Slight | Size::Plain | Size::Considerable => format!("That is {than} {when} ({from}){tail}."),
        };
    }
    let when = during(moved.from.period);
    let moves = match moved.way {
        Way::Improved | Way::NotAsGood => !moved.to.forecast,
        Way::Similar | Way::Higher | Way::Lower => false,
    };
    if moves {
        let also = if after_miss && moved.way == Way::NotAsGood { "also " } else { "" };
        let verb = if up { "rose" } else { "fell" };
        return format!("It {also}{verb}{} by {}, from {from} {when}{tail}.", adverb(changed.size), by(measure, moved));
    }
    match changed.size {
        Size::Same => format!("It is the same as {when}."),
        Size::Similar => format!("It is similar to {from} {when}."),
        Size::Slight if moved.way == Way::Similar => {
            format!("It is slightly {} than {from} {when}{tail}.", higher(measure, moved.to.unit, up))
        }
        Size::Slight | Size::Plain | Size::Considerable => format!("It is {than} {from} {when}{tail}."),
    }
}
