//! The spine: every measure on one scale, with the nation in the middle (methods §6).

use super::percentile::percentile;
use super::quartile::Groups;
use super::rank::BestEnd;

/// A measure on the scale of the spine: the nation at 0, better to the right, nothing beyond ±1.
///
/// Both sides have the same scale, and the authority furthest from the nation is at an end: a side
/// on which everyone is near the nation stays short. For a band, what is scaled is the distance to it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spine {
    /// Where we are; none without a value.
    pub own: Option<f64>,
    /// The worst authority.
    pub worst: f64,
    /// The best authority.
    pub best: f64,
    /// The middle half of the authorities, the worse end first: where the worst quarter ends and where the
    /// best begins.
    pub middle_half: Result<(f64, f64), NoMiddleHalf>,
    /// The peers' average, if one was given; at an end if it lies beyond.
    pub peers: Option<f64>,
    /// The peers' average lies beyond the end it is shown at.
    pub peers_beyond: bool,
    /// The nation lies beyond the best or the worst authority.
    pub national_is_outside: bool,
    /// Low values are on the right.
    pub flipped: bool,
    /// Right is better; else it is merely larger.
    pub judged: bool,
    /// How many authorities have a value.
    pub n: usize,
}

/// Too few authorities have a value for a middle half.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoMiddleHalf {
    /// How many have one.
    pub n: usize,
}

/// Why a measure is not on the spine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoSpine {
    /// There is no national figure to be in the middle.
    NoNational,
    /// No authority has a value.
    NoValues,
    /// All have the same value (or are equally far from the band): there is nothing to scale.
    AllEqual {
        /// How many have one.
        n: usize,
    },
}

/// Puts a measure on the scale of the spine.
///
/// `national` and `peers` are averages in the measure's unit, `own` an index into the column.
/// (OHID: `spine_rescaler` of the R package fingertipscharts.)
///
/// # Errors
/// Where there is no national figure, no authority has a value, or all have the same.
pub fn spine(values: &[Option<f64>], own: usize, national: Option<f64>, peers: Option<f64>, best: BestEnd) -> Result<Spine, NoSpine> {
    let national = best.goodness(national.filter(|v| v.is_finite()).ok_or(NoSpine::NoNational)?);
    let goodness = |value: &Option<f64>| value.filter(|v| v.is_finite()).map(|v| best.goodness(v)).filter(|g| g.is_finite());
    let mut all: Vec<f64> = values.iter().filter_map(goodness).collect();
    all.sort_by(f64::total_cmp);
    let n = all.len();
    let (Some(first), Some(last)) = (all.first().copied(), all.last().copied()) else { return Err(NoSpine::NoValues) };
    // Halves, so that no difference is beyond numbers.
    let from_national = |goodness: f64| goodness / 2.0 - national / 2.0;
    let reach = from_national(first).abs().max(from_national(last).abs());
    if first.total_cmp(&last).is_eq() || reach <= 0.0 {
        return Err(NoSpine::AllEqual { n });
    }
    let position = |goodness: f64| from_national(goodness) / reach + 0.0;
    let quarter = |part| percentile(&all, part, Groups::QUARTERS.get()).filter(|_| n >= Groups::QUARTERS.get());
    let middle_half = match (quarter(1), quarter(3)) {
        (Some(worse), Some(better)) => Ok((position(worse), position(better))),
        (_, _) => Err(NoMiddleHalf { n }),
    };
    let peers = peers.filter(|v| v.is_finite()).map(|v| position(best.goodness(v)));
    Ok(Spine {
        own: values.get(own).and_then(goodness).map(position),
        worst: position(first),
        best: position(last),
        middle_half,
        peers: peers.map(|p| p.clamp(-1.0, 1.0)),
        peers_beyond: peers.is_some_and(|p| p.abs() > 1.0),
        national_is_outside: national < first || national > last,
        flipped: matches!(best, BestEnd::Lowest),
        judged: best.judges(),
        n,
    })
}

#[cfg(test)]
mod tests {
    use super::super::rank::tests::column;
    use super::*;
    use crate::model::Finite;
    use proptest::prelude::*;

    fn some(values: &[f64]) -> Vec<Option<f64>> {
        values.iter().copied().map(Some).collect()
    }

    /// The worked example of docs/methods/spine.md.
    #[test]
    fn the_worked_example() {
        // Five councils from 30% to 60%, the nation at 40%: the best is 20 points away, the worst 10.
        let values = some(&[30.0, 35.0, 40.0, 50.0, 60.0]);
        let ours = spine(&values, 3, Some(40.0), Some(44.0), BestEnd::Highest).unwrap();
        assert_eq!((ours.worst, ours.best, ours.own, ours.peers), (-0.5, 1.0, Some(0.5), Some(0.2)));
        assert_eq!(ours.middle_half, Ok((-0.25, 0.5)));
        assert!(ours.judged && !ours.flipped && !ours.national_is_outside);
    }

    #[test]
    fn low_is_good_is_flipped() {
        let values = some(&[30.0, 35.0, 40.0, 50.0, 60.0]);
        let ours = spine(&values, 3, Some(40.0), Some(44.0), BestEnd::Lowest).unwrap();
        assert_eq!((ours.worst, ours.best, ours.own, ours.peers), (-1.0, 0.5, Some(-0.5), Some(-0.2)));
        assert_eq!(ours.middle_half, Ok((-0.5, 0.25)));
        assert!(ours.flipped);
    }

    #[test]
    fn without_an_aim_by_size_unflipped() {
        let ours = spine(&some(&[1.0, 3.0]), 0, Some(2.0), None, BestEnd::Largest).unwrap();
        assert_eq!((ours.own, ours.judged, ours.flipped), (Some(-1.0), false, false));
    }

    #[test]
    fn for_a_band_the_distance_to_it_is_scaled() {
        let band = BestEnd::InBand { low: Finite::new(10.0).unwrap(), high: Finite::new(12.0).unwrap() };
        let ours = spine(&some(&[11.0, 16.0, 6.0, 20.0]), 1, Some(8.0), None, band).unwrap();
        // Distances 0, 4, 4, 8; the nation's is 2: 6 the other way is the furthest.
        assert_eq!((ours.worst, ours.best), (-1.0, 2.0 / 6.0));
        assert_eq!(ours.own, Some(-2.0 / 6.0));
    }

    #[test]
    fn a_nation_outside_the_range_is_still_the_middle() {
        let ours = spine(&some(&[1.0, 2.0, 3.0, 5.0]), 0, Some(6.0), None, BestEnd::Highest).unwrap();
        assert_eq!((ours.worst, ours.best, ours.national_is_outside), (-1.0, -0.2, true));
    }

    #[test]
    fn an_average_beyond_the_ends_is_shown_at_one() {
        let ours = spine(&some(&[1.0, 3.0]), 0, Some(2.0), Some(9.0), BestEnd::Highest).unwrap();
        assert_eq!((ours.peers, ours.peers_beyond), (Some(1.0), true));
    }

    #[test]
    fn what_cannot_be_scaled_says_why() {
        assert_eq!(spine(&some(&[1.0, 2.0]), 0, None, None, BestEnd::Highest), Err(NoSpine::NoNational));
        assert_eq!(spine(&[None, None], 0, Some(1.0), None, BestEnd::Highest), Err(NoSpine::NoValues));
        assert_eq!(spine(&some(&[4.0; 6]), 0, Some(3.0), None, BestEnd::Lowest), Err(NoSpine::AllEqual { n: 6 }));
        assert_eq!(spine(&some(&[4.0]), 0, Some(3.0), None, BestEnd::Lowest), Err(NoSpine::AllEqual { n: 1 }));
    }

    #[test]
    fn fewer_than_four_have_no_middle_half_and_ours_may_be_missing() {
        let ours = spine(&[None, Some(1.0), Some(2.0), Some(3.0)], 0, Some(2.0), None, BestEnd::Highest).unwrap();
        assert_eq!((ours.own, ours.middle_half, ours.n), (None, Err(NoMiddleHalf { n: 3 }), 3));
    }

    proptest! {
        #[test]
        fn nothing_lies_beyond_the_ends(values in column(), own in 0usize..40, national in -5.0..35.0f64) {
            for best in [BestEnd::Highest, BestEnd::Lowest, BestEnd::Largest] {
                if let Ok(found) = spine(&values, own, Some(national), Some(national), best) {
                    prop_assert!(-1.0 <= found.worst && found.worst <= found.best && found.best <= 1.0);
                    prop_assert!(found.worst == -1.0 || found.best == 1.0);
                    prop_assert!(found.own.is_none_or(|own| found.worst <= own && own <= found.best));
                    prop_assert_eq!(found.peers, Some(0.0));
                    if let Ok((worse, better)) = found.middle_half {
                        prop_assert!(found.worst <= worse && worse <= better && better <= found.best);
                    }
                }
            }
        }

        #[test]
        fn the_other_aim_with_the_other_sign_is_the_same_spine(values in column(), own in 0usize..40, national in -5.0..35.0f64) {
            let turned: Vec<_> = values.iter().map(|v| v.map(|v| -v)).collect();
            let high = spine(&values, own, Some(national), None, BestEnd::Highest);
            let low = spine(&turned, own, Some(-national), None, BestEnd::Lowest);
            prop_assert_eq!(high.map(|s| (s.own, s.worst, s.best, s.middle_half)), low.map(|s| (s.own, s.worst, s.best, s.middle_half)));
        }

        #[test]
        fn no_column_panics(values in proptest::collection::vec(proptest::option::of(proptest::num::f64::ANY), 0..12), own in 0usize..14, national in proptest::num::f64::ANY) {
            for best in [BestEnd::Highest, BestEnd::Lowest] {
                if let Ok(found) = spine(&values, own, Some(national), None, best) {
                    prop_assert!(found.worst.is_finite() && found.best.is_finite());
                }
            }
        }
    }
}
