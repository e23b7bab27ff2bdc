//! A figure with its interval against a benchmark (methods §5.6).

use crate::engine::rounding::at_most;
use crate::model::{Aim, Finite, Interval};

/// How a figure stands to a benchmark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// The whole interval lies on the side the aim wants.
    Better,
    /// The interval holds the benchmark, its ends included.
    Similar,
    /// The whole interval lies on the other side.
    Worse,
    /// The whole interval lies above, where neither side is better.
    Higher,
    /// The whole interval lies below, where neither side is better.
    Lower,
}

/// Why a figure was not compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotCompared {
    /// It has no interval.
    NoInterval,
    /// The interval's lower end lies above its upper.
    UpsideDown,
}

/// How a figure stands to a benchmark in the same unit, by its interval alone: the benchmark is taken
/// as it is.
///
/// Where the aim is a band, a figure above a benchmark is neither better nor worse for it: the band
/// tells which, not the benchmark. It is higher or lower, as where there is no aim.
///
/// # Errors
/// [`NotCompared`].
///
/// Source: single overlap, OHID, *Fingertips* technical guidance.
pub fn against_benchmark(interval: Option<Interval>, benchmark: Finite, aim: Aim) -> Result<Standing, NotCompared> {
    let Interval { lower, upper } = interval.ok_or(NotCompared::NoInterval)?;
    if lower > upper {
        return Err(NotCompared::UpsideDown);
    }
    let (not_above, not_below) = (at_most(lower.get(), benchmark.get()), at_most(benchmark.get(), upper.get()));
    Ok(match (not_above, not_below, aim) {
        (true, true, Aim::High | Aim::Low | Aim::Band | Aim::None) => Standing::Similar,
        (false, _, Aim::High) | (true, false, Aim::Low) => Standing::Better,
        (false, _, Aim::Low) | (true, false, Aim::High) => Standing::Worse,
        (false, _, Aim::Band | Aim::None) => Standing::Higher,
        (true, false, Aim::Band | Aim::None) => Standing::Lower,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use proptest::sample::select;

    fn finite(value: f64) -> Finite {
        Finite::new(value).unwrap()
    }

    fn standing(lower: f64, upper: f64, benchmark: f64, aim: Aim) -> Standing {
        against_benchmark(Some(Interval { lower: finite(lower), upper: finite(upper) }), finite(benchmark), aim).unwrap()
    }

    #[test]
    fn the_worked_example() {
        // 31 of 82: 28.1% to 48.6%; the national figure is 25.5%, then 30%.
        assert_eq!(standing(28.1, 48.6, 25.5, Aim::High), Standing::Better);
        assert_eq!(standing(28.1, 48.6, 25.5, Aim::Low), Standing::Worse);
        assert_eq!(standing(28.1, 48.6, 30.0, Aim::Low), Standing::Similar);
    }

    #[test]
    fn its_ends_are_similar() {
        for aim in [Aim::High, Aim::Low, Aim::Band, Aim::None] {
            assert_eq!(standing(28.1, 48.6, 28.1, aim), Standing::Similar);
            assert_eq!(standing(28.1, 48.6, 48.6, aim), Standing::Similar);
            // 0.1 + 0.2 is not written 0.3, but it is.
            assert_eq!(standing(0.1 + 0.2, 0.9, 0.3, aim), Standing::Similar);
        }
    }

    #[test]
    fn without_an_aim_there_is_no_judgement() {
        for aim in [Aim::Band, Aim::None] {
            assert_eq!(standing(2.0, 3.0, 1.0, aim), Standing::Higher);
            assert_eq!(standing(2.0, 3.0, 4.0, aim), Standing::Lower);
        }
    }

    #[test]
    fn what_is_not_compared() {
        assert_eq!(against_benchmark(None, finite(1.0), Aim::High), Err(NotCompared::NoInterval));
        let upside_down = Interval { lower: finite(2.0), upper: finite(1.0) };
        assert_eq!(against_benchmark(Some(upside_down), finite(1.5), Aim::High), Err(NotCompared::UpsideDown));
    }

    proptest! {
        #[test]
        fn flipping_aim_and_signs_keeps_the_standing(a in -1e6..1e6f64, width in 0.0..1e3f64, b in -1e6..1e6f64, near in select(vec![true, false])) {
            let benchmark = if near { a + b / 1e3 } else { b };
            prop_assert_eq!(standing(a, a + width, benchmark, Aim::High), standing(-a - width, -a, -benchmark, Aim::Low));
        }

        #[test]
        fn high_and_low_mirror(a in -10.0..10.0f64, width in 0.0..5.0f64, b in -10.0..10.0f64) {
            let mirrored = match standing(a, a + width, b, Aim::Low) {
                Standing::Better => Standing::Worse,
                Standing::Worse => Standing::Better,
                same @ (Standing::Similar | Standing::Higher | Standing::Lower) => same,
            };
            prop_assert_eq!(standing(a, a + width, b, Aim::High), mirrored);
        }
    }
}
