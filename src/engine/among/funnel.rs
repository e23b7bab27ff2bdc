//! Everyone by the size of the base.

use super::Among;
use crate::engine::statistics::{Funnel, NoFunnel, Ratio, funnel_of_proportions, funnel_of_rates};
use crate::model::{Measure, Unit};

/// A funnel is drawn from so many authorities with counts. *Ours*: with fewer, the average of all is
/// too much each one's own.
pub const FUNNEL_FROM: usize = 10;

/// A funnel of the authorities with counts.
#[derive(Debug, Clone, PartialEq)]
pub struct FunnelAmong {
    /// It, for each one of the base.
    pub funnel: Funnel,
    /// Who its points are.
    pub of: Vec<usize>,
    /// What its values are multiplied by to be in the measure's unit.
    pub per: u32,
}

/// Why there is no funnel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotDrawn {
    /// The measure is neither a share nor a rate.
    NotCounted,
    /// Too few have counts.
    TooFew {
        /// How many have.
        n: usize,
    },
    /// It cannot be worked out.
    NoFunnel(NoFunnel),
}

impl Among {
    /// Everyone with counts by the size of the base.
    ///
    /// # Errors
    /// [`NotDrawn`] says why there is none.
    pub fn funnel(&self, measure: &Measure) -> Result<FunnelAmong, NotDrawn> {
        let of_counts = match measure.unit {
            Unit::Percent => funnel_of_proportions,
            Unit::Rate { .. } => funnel_of_rates,
            Unit::Count | Unit::Days | Unit::Weeks | Unit::Hours | Unit::Pounds | Unit::Score => return Err(NotDrawn::NotCounted),
        };
        let known = self.order.places.iter().filter_map(|place| Some((place.authority, self.known.ratio(place.authority)?)));
        let (of, points): (Vec<usize>, Vec<Ratio>) =
            known.map(|(i, r)| (i, Ratio { numerator: r.numerator, denominator: r.denominator })).unzip();
        if of.len() < FUNNEL_FROM {
            return Err(NotDrawn::TooFew { n: of.len() });
        }
        let funnel = of_counts(&points).map_err(NotDrawn::NoFunnel)?;
        Ok(FunnelAmong { funnel, of, per: super::per(measure) })
    }
}
