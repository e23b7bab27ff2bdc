//! A whole report's measures by how they stand to one kind of thing: to the national average, to targets.

use super::{Remark, Stand, Told};
use crate::engine::Against;
use crate::model::{ComparatorKind, Report};

/// What measures are held against together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The council's own targets and milestones.
    Targets,
    /// Comparators of a kind.
    Comparators(ComparatorKind),
}

/// Measures by how they stand to what they are held against, each with the remark that says so.
#[derive(Debug, Clone, PartialEq)]
pub struct Sides<'t> {
    /// Held against what.
    pub side: Side,
    /// Missed, the largest gap first; then short of it, within the tolerance.
    pub short: Vec<(usize, &'t Remark)>,
    /// In line.
    pub in_line: Vec<(usize, &'t Remark)>,
    /// Met or better.
    pub good: Vec<(usize, &'t Remark)>,
}

impl Sides<'_> {
    /// How many there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.short.len() + self.in_line.len() + self.good.len()
    }
}

/// What there is to hold measures against: targets first, then comparators, those of whole groups of councils.
const SIDES: [Side; 5] = [
    Side::Targets,
    Side::Comparators(ComparatorKind::National),
    Side::Comparators(ComparatorKind::Region),
    Side::Comparators(ComparatorKind::CouncilType),
    Side::Comparators(ComparatorKind::PeerGroup),
];

/// The measures of a report by how their leading figures stand to each kind of thing; kinds that none has are left out.
#[must_use]
pub fn sides<'t>(report: &Report, told: &'t [Told], order: &[usize]) -> Vec<Sides<'t>> {
    let all = SIDES.into_iter().map(|side| {
        let mut sides = Sides { side, short: Vec::new(), in_line: Vec::new(), good: Vec::new() };
        for one in order.iter().filter_map(|&index| told.get(index)) {
            for remark in one.lead.iter().filter(|remark| side_of(report, one.measure, remark) == Some(side)) {
                let list = match remark.stand {
                    Stand::Miss | Stand::Near => &mut sides.short,
                    Stand::InLine => &mut sides.in_line,
                    Stand::Good => &mut sides.good,
                    Stand::Neutral => continue,
                };
                list.push((one.measure, remark));
            }
        }
        sides
    });
    all.filter(|sides| sides.count() > 0).collect()
}

fn side_of(report: &Report, measure: usize, remark: &Remark) -> Option<Side> {
    match remark.rated.yardstick.against {
        Against::Target { .. } | Against::Milestone { .. } => Some(Side::Targets),
        Against::Comparator { index } | Against::EvenPace { index, .. } => {
            Some(Side::Comparators(report.measures.get(measure)?.comparators.get(index)?.kind))
        }
    }
}
