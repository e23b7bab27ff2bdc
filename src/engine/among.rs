//! One measure among many authorities: which table is looked at, and what the methods of
//! [`super::benchmarking`] and [`super::statistics`] say of it (methods §6).

mod column;
mod earlier;
mod funnel;
mod kinds;
mod national;
mod next;
mod peers;

pub use column::{Known, Range, RangeFrom};
pub use earlier::{Earlier, Moved};
pub use funnel::{FUNNEL_FROM, FunnelAmong, NotDrawn};
pub use kinds::Kind;
pub use national::{National, NationalFrom, NotHeld};
pub use next::NoNext;
pub use peers::{AmongPeers, Peers, PeersAverage};

use jiff::civil::Date;

use super::benchmarking::{
    BestEnd, Certainty, Estimate, Grouped, Groups, Headline, NoAverage, NoGroup, NoRobust, NoSpine, NotRanked, NotSimulated, Order,
    Outcome, Robust, Spine, Standing, ToGroup, certainty, group_of, grouped, headline, order, robust, spine, standard_error, standing,
};
use super::statistics;
use super::{direction, figure};
use crate::model::{Absence, Aim, BenchmarkTable, Benchmarks, Finite, Measure, Month, Period, Quartile, Report, Requirement};

/// Where a measure stands among others, by its latest table.
#[derive(Debug, Clone, PartialEq)]
pub struct Among {
    /// The table, as an index into the benchmarks'.
    pub table: usize,
    /// What it is for.
    pub period: Period,
    /// Our place in every column.
    pub own: usize,
    /// Everyone's values, counts and intervals.
    pub known: Known,
    /// Everyone in their places.
    pub order: Order,
    /// Where we stand.
    pub standing: Result<Standing, NotRanked>,
    /// Our quarter by the ranks here.
    pub grouped: Result<Grouped, NoGroup>,
    /// Quarters the source printed, which go before those by the ranks.
    pub published: Vec<(usize, Quartile)>,
    /// Why some have no value, as far as the table says.
    pub absences: Vec<(usize, Absence)>,
    /// The national figure.
    pub national: Result<National, NoAverage>,
    /// Our interval against it.
    pub against_national: Result<statistics::Standing, NotHeld>,
    /// Similar councils, or those the reader chose.
    pub peers: AmongPeers,
    /// How many people lie between us and the next better quarter.
    pub to_next: Result<ToGroup, NoNext>,
    /// How far from the middle we lie.
    pub robust: Result<Robust, NoRobust>,
    /// Our quarter in an earlier table, and how it changed.
    pub moved: Moved,
    /// Councils by their type.
    pub kinds: Vec<Kind>,
}

/// Why a measure is not among others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoBenchmark {
    /// There is no table of it.
    NoTable,
    /// Its tables are for periods that had not begun at the report's position.
    NotBegun {
        /// The earliest of them.
        period: Period,
    },
    /// Nobody has a value in its latest table.
    Nobody {
        /// What that is for.
        period: Period,
    },
    /// It aims for a band, and no band is given.
    NoBand {
        /// What its latest table is for.
        period: Period,
    },
}

/// Where a measure stands among others: by its latest table whose period has begun by `position_at`.
///
/// # Errors
/// [`NoBenchmark`] where there is none, or none to put in order.
pub fn among(measure: &Measure, benchmarks: &Benchmarks, chosen: &Peers, position_at: Date) -> Result<Among, NoBenchmark> {
    let (index, table) = latest(measure, benchmarks, position_at)?;
    let period = table.period;
    let best = best_end(measure).ok_or(NoBenchmark::NoBand { period })?;
    let known = Known::of(measure, table, benchmarks.authorities.len());
    let own = benchmarks.own;
    let order = order(&known.values, best);
    if order.places.is_empty() {
        return Err(NoBenchmark::Nobody { period });
    }
    let grouped = quarter(&known.values, own, best, &order);
    let published = table.quartiles.iter().find(|(i, _)| *i == own).map(|(_, q)| *q);
    let national = national::national(measure, table, &known);
    let now = published.map_or_else(|| grouped.as_ref().map_err(NoGroup::clone).and_then(quartile_of), Ok);
    Ok(Among {
        against_national: national::held(measure, known.range(own), &national),
        peers: peers::among_peers(measure, benchmarks, chosen, &known, best),
        to_next: next::to_next(measure, &known, own, best, &now),
        robust: robust(&known.values, own),
        moved: earlier::moved(measure, benchmarks, index, best, &now),
        kinds: kinds::kinds(benchmarks, &order, own),
        standing: standing(&known.values, own, best),
        table: index,
        published: table.quartiles.clone(),
        absences: table.missing.clone(),
        period,
        own,
        known,
        order,
        grouped,
        national,
    })
}

/// Every measure of a report among others, in the report's order.
#[must_use]
pub fn among_all(report: &Report, benchmarks: &Benchmarks, chosen: &Peers) -> Vec<Result<Among, NoBenchmark>> {
    report.measures.iter().map(|measure| among(measure, benchmarks, chosen, report.position_at)).collect()
}

/// How many measures are in which quarter, and how many moved; those without a benchmark are left out.
#[must_use]
pub fn quarters(all: &[Result<Among, NoBenchmark>]) -> Headline {
    headline(&all.iter().flatten().map(Among::outcome).collect::<Vec<_>>())
}

impl Among {
    /// Our quarter: as the source printed it, else by the ranks here.
    ///
    /// # Errors
    /// Why there is none.
    pub fn quarter(&self) -> Result<Quartile, NoGroup> {
        self.quarter_of(self.own)
    }

    /// The quarter of an authority.
    ///
    /// # Errors
    /// Why there is none.
    pub fn quarter_of(&self, authority: usize) -> Result<Quartile, NoGroup> {
        if let Some(published) = self.published_of(authority) {
            return Ok(published);
        }
        let n = self.n();
        let place = self.order.places.iter().find(|p| p.authority == authority).ok_or(NoGroup::NoValue { n })?;
        let group = group_of(place.rank, n, Groups::QUARTERS).and_then(nth);
        let quartile = group.ok_or(NoGroup::TooFew { n, groups: Groups::QUARTERS.get() })?;
        if all_equal(&self.order) { Err(NoGroup::AllEqual { n }) } else { Ok(quartile) }
    }

    /// The quarter the source printed for an authority.
    #[must_use]
    pub fn published_of(&self, authority: usize) -> Option<Quartile> {
        self.published.iter().find(|(i, _)| *i == authority).map(|(_, quartile)| *quartile)
    }

    /// How many have a value.
    #[must_use]
    pub fn n(&self) -> usize {
        self.order.places.len()
    }

    /// Which end is the best.
    #[must_use]
    pub fn best(&self) -> BestEnd {
        self.order.best
    }

    /// Our value.
    #[must_use]
    pub fn value(&self) -> Option<f64> {
        self.known.value(self.own)
    }

    /// Whether all who have a value are equally good.
    #[must_use]
    pub fn all_equal(&self) -> bool {
        all_equal(&self.order)
    }

    /// Why an authority has no value, if the table says.
    #[must_use]
    pub fn absence_of(&self, authority: usize) -> Option<Absence> {
        self.absences.iter().find(|(i, _)| *i == authority).map(|(_, absence)| *absence)
    }

    /// Those who have no value although the measure applies to them, or may.
    pub fn missing(&self) -> impl Iterator<Item = (usize, Option<Absence>)> + '_ {
        let applies = |absence: &Option<Absence>| *absence != Some(Absence::NotApplicable);
        self.order.missing.iter().map(|i| (*i, self.absence_of(*i))).filter(move |(_, absence)| applies(absence))
    }

    /// The quarter now and how it moved, for counting.
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        Outcome { now: self.quarter(), judged: self.best().judges(), moved: self.moved.how.clone() }
    }

    /// The measure on the scale of the spine.
    ///
    /// # Errors
    /// As [`spine`].
    pub fn spine(&self) -> Result<Spine, NoSpine> {
        let national = self.national.as_ref().ok().map(|n| n.value);
        let peers = self.peers.average.as_ref().ok().map(|a| a.value);
        spine(&self.known.values, self.own, national, peers, self.best())
    }

    /// How sure our rank is. It takes many draws: ask for one measure at a time.
    ///
    /// # Errors
    /// As [`certainty`].
    pub fn certainty(&self) -> Result<Certainty, NotSimulated> {
        if all_equal(&self.order) {
            return Err(NotSimulated::NoGroup(NoGroup::AllEqual { n: self.n() }));
        }
        let error = |i: usize| self.known.range(i).map(|range| standard_error(range.interval));
        let estimate = |(i, value): (usize, &Option<f64>)| value.map(|value| Estimate { value, standard_error: error(i) });
        let estimates: Vec<Option<Estimate>> = self.known.values.iter().enumerate().map(estimate).collect();
        certainty(&estimates, self.own, self.best(), Groups::QUARTERS)
    }
}

/// The quarter of a group of four.
#[must_use]
pub fn nth(group: usize) -> Option<Quartile> {
    [Quartile::Top, Quartile::Second, Quartile::Third, Quartile::Bottom].get(group.checked_sub(1)?).copied()
}

/// Which quarter it is, from 1, the best.
#[must_use]
pub fn number(quartile: Quartile) -> usize {
    match quartile {
        Quartile::Top => 1,
        Quartile::Second => 2,
        Quartile::Third => 3,
        Quartile::Bottom => 4,
    }
}

/// The latest table whose period has begun.
pub(super) fn latest<'a>(
    measure: &Measure,
    benchmarks: &'a Benchmarks,
    position_at: Date,
) -> Result<(usize, &'a BenchmarkTable), NoBenchmark> {
    let ours = || benchmarks.tables.iter().enumerate().filter(|(_, table)| table.measure == measure.id);
    let begun = |period: Period| period.first_month() <= Month::of(position_at);
    let earliest = ours().next().ok_or(NoBenchmark::NoTable)?.1;
    ours().rfind(|(_, table)| begun(table.period)).ok_or(NoBenchmark::NotBegun { period: earliest.period })
}

/// Which end of a measure's values is the best; none for a band that is not given.
fn best_end(measure: &Measure) -> Option<BestEnd> {
    let band: Option<(Finite, Finite)> = match direction::band(measure) {
        Some(Requirement::Band { low, high }) => Some((low, high)),
        Some(Requirement::AtLeast(_) | Requirement::AtMost(_) | Requirement::Below(_)) | None => None,
    };
    BestEnd::of(measure.aim, band.filter(|_| measure.aim == Aim::Band))
}

fn all_equal(order: &Order) -> bool {
    order.places.len() > 1 && order.places.first().is_some_and(|first| first.tied_with + 1 == order.places.len())
}

/// The quarter of an authority by its rank; none where everyone would be in the first.
fn quarter(values: &[Option<f64>], own: usize, best: BestEnd, order: &Order) -> Result<Grouped, NoGroup> {
    let grouped = grouped(values, own, best, Groups::QUARTERS)?;
    if all_equal(order) { Err(NoGroup::AllEqual { n: order.places.len() }) } else { Ok(grouped) }
}

fn quartile_of(grouped: &Grouped) -> Result<Quartile, NoGroup> {
    let too_few = NoGroup::TooFew { n: grouped.standing.n, groups: grouped.groups.get() };
    grouped.quartile().ok_or(too_few)
}

/// What a share of one is multiplied by, as a whole number.
fn per(measure: &Measure) -> u32 {
    match measure.unit {
        crate::model::Unit::Percent => 100,
        crate::model::Unit::Rate { per } => per,
        crate::model::Unit::Count
        | crate::model::Unit::Days
        | crate::model::Unit::Weeks
        | crate::model::Unit::Hours
        | crate::model::Unit::Pounds
        | crate::model::Unit::Score => 1,
    }
}
