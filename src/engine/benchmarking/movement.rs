//! Quartiles between two periods, and how many measures are in which (methods §6).

use super::quartile::NoGroup;
use crate::model::Quartile;

/// How a measure moved between quartiles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum QuartileMove {
    /// To a better one.
    Up {
        /// From.
        from: Quartile,
        /// To.
        to: Quartile,
    },
    /// To a worse one.
    Down {
        /// From.
        from: Quartile,
        /// To.
        to: Quartile,
    },
    /// It stayed.
    Unchanged(Quartile),
}

/// Why two quartiles are not compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoMove {
    /// The measure has no aim: neither quartile is the better.
    NoJudgement,
    /// The series breaks between the two periods.
    Break,
    /// There is no quartile now, and why.
    NoneNow(NoGroup),
    /// There was none then, and why.
    NoneThen(NoGroup),
    /// Nothing is known of the earlier period.
    NothingEarlier,
}

/// Whether the figures of two periods can be compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Series {
    /// They are measured the same way.
    Unbroken,
    /// The series breaks between them.
    Broken,
}

/// A measure's quartile, and how it moved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// The quartile now.
    pub now: Result<Quartile, NoGroup>,
    /// Whether the first quartile is the best; else it holds the largest, without judgement.
    pub judged: bool,
    /// How it moved.
    pub moved: Result<QuartileMove, NoMove>,
}

/// How many measures are in which quartile, and how many moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Headline {
    /// In the best quartile.
    pub top: usize,
    /// In the second.
    pub second: usize,
    /// In the third.
    pub third: usize,
    /// In the worst.
    pub bottom: usize,
    /// With an aim, but in none.
    pub none: usize,
    /// Without an aim, and so in none of these.
    pub not_judged: usize,
    /// Moved to a better quartile.
    pub up: usize,
    /// Moved to a worse one.
    pub down: usize,
    /// Stayed.
    pub unchanged: usize,
    /// Not compared.
    pub not_compared: usize,
}

/// How a measure moved from the quartile it was in `then` (none where nothing is known of an earlier
/// period) to the one it is in now.
///
/// # Errors
/// [`NoMove`] says why the two are not compared.
pub fn quartile_move(
    then: Option<&Result<Quartile, NoGroup>>,
    now: &Result<Quartile, NoGroup>,
    judged: bool,
    series: Series,
) -> Result<QuartileMove, NoMove> {
    if !judged {
        return Err(NoMove::NoJudgement);
    }
    let to = now.as_ref().map_err(|why| NoMove::NoneNow(why.clone()))?;
    let from = then.ok_or(NoMove::NothingEarlier)?.as_ref().map_err(|why| NoMove::NoneThen(why.clone()))?;
    let (from, to) = (*from, *to);
    match series {
        Series::Broken => Err(NoMove::Break),
        // The first is the best, and the smallest.
        Series::Unbroken if to < from => Ok(QuartileMove::Up { from, to }),
        Series::Unbroken if to > from => Ok(QuartileMove::Down { from, to }),
        Series::Unbroken => Ok(QuartileMove::Unchanged(to)),
    }
}

/// Counts the measures by quartile and by movement.
#[must_use]
pub fn headline(outcomes: &[Outcome]) -> Headline {
    let mut counts = Headline::default();
    for outcome in outcomes {
        *match (outcome.judged, &outcome.now) {
            (false, _) => &mut counts.not_judged,
            (true, Ok(Quartile::Top)) => &mut counts.top,
            (true, Ok(Quartile::Second)) => &mut counts.second,
            (true, Ok(Quartile::Third)) => &mut counts.third,
            (true, Ok(Quartile::Bottom)) => &mut counts.bottom,
            (true, Err(_)) => &mut counts.none,
        } += 1;
        *match outcome.moved {
            Ok(QuartileMove::Up { .. }) => &mut counts.up,
            Ok(QuartileMove::Down { .. }) => &mut counts.down,
            Ok(QuartileMove::Unchanged(_)) => &mut counts.unchanged,
            Err(_) => &mut counts.not_compared,
        } += 1;
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const TOO_FEW: NoGroup = NoGroup::TooFew { n: 3, groups: 4 };

    fn unbroken(then: Quartile, now: Quartile) -> Result<QuartileMove, NoMove> {
        quartile_move(Some(&Ok(then)), &Ok(now), true, Series::Unbroken)
    }

    #[test]
    fn up_is_to_a_better_quartile() {
        let (from, to) = (Quartile::Second, Quartile::Top);
        assert_eq!(unbroken(from, to), Ok(QuartileMove::Up { from, to }));
        assert_eq!(unbroken(to, from), Ok(QuartileMove::Down { from: to, to: from }));
        assert_eq!(unbroken(to, to), Ok(QuartileMove::Unchanged(to)));
    }

    #[test]
    fn says_why_it_is_not_compared() {
        let top = Ok(Quartile::Top);
        let none = Err(TOO_FEW);
        assert_eq!(quartile_move(None, &top, true, Series::Unbroken), Err(NoMove::NothingEarlier));
        assert_eq!(quartile_move(Some(&none), &top, true, Series::Unbroken), Err(NoMove::NoneThen(TOO_FEW)));
        assert_eq!(quartile_move(Some(&top), &none, true, Series::Broken), Err(NoMove::NoneNow(TOO_FEW)));
        assert_eq!(quartile_move(Some(&top), &top, true, Series::Broken), Err(NoMove::Break));
        assert_eq!(quartile_move(Some(&top), &top, false, Series::Unbroken), Err(NoMove::NoJudgement));
    }

    #[test]
    fn counts_by_quartile_and_by_movement() {
        let outcome = |now: Result<Quartile, NoGroup>, then: Option<Quartile>, judged: bool| Outcome {
            moved: quartile_move(then.map(Ok).as_ref(), &now, judged, Series::Unbroken),
            now,
            judged,
        };
        let all = [
            outcome(Ok(Quartile::Top), Some(Quartile::Third), true),
            outcome(Ok(Quartile::Top), None, true),
            outcome(Ok(Quartile::Second), Some(Quartile::Second), true),
            outcome(Ok(Quartile::Third), Some(Quartile::Top), true),
            outcome(Ok(Quartile::Bottom), Some(Quartile::Bottom), true),
            outcome(Err(TOO_FEW), Some(Quartile::Top), true),
            outcome(Ok(Quartile::Top), Some(Quartile::Top), false),
        ];
        let counts = headline(&all);
        assert_eq!([counts.top, counts.second, counts.third, counts.bottom, counts.none, counts.not_judged], [2, 1, 1, 1, 1, 1]);
        assert_eq!([counts.up, counts.down, counts.unchanged, counts.not_compared], [1, 1, 2, 3]);
        assert_eq!(headline(&[]), Headline::default());
    }

    proptest! {
        #[test]
        fn back_again_is_the_other_way(a in 0usize..4, b in 0usize..4) {
            let quartiles = [Quartile::Top, Quartile::Second, Quartile::Third, Quartile::Bottom];
            let (a, b) = (quartiles[a], quartiles[b]);
            let back = match unbroken(a, b).unwrap() {
                QuartileMove::Up { from, to } => QuartileMove::Down { from: to, to: from },
                QuartileMove::Down { from, to } => QuartileMove::Up { from: to, to: from },
                QuartileMove::Unchanged(at) => QuartileMove::Unchanged(at),
            };
            prop_assert_eq!(unbroken(b, a).unwrap(), back);
        }
    }
}
