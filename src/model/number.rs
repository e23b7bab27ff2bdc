//! Numbers that cannot be what they must not be.

use std::num::NonZeroU64;

/// A number that is neither infinite nor "not a number".
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Default)]
pub struct Finite(f64);

impl Finite {
    /// The number, unless it is infinite or not a number. Minus zero becomes zero.
    #[must_use]
    pub fn new(value: f64) -> Option<Self> {
        value.is_finite().then_some(Self(value + 0.0))
    }

    /// The number itself.
    #[must_use]
    pub fn get(self) -> f64 {
        self.0
    }
}

/// How many people, admissions, visits …: a whole number, zero or more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Count(pub u64);

impl Count {
    /// The count as a real number (exact up to 2⁵³, which the reader enforces).
    #[must_use]
    #[allow(clippy::cast_precision_loss)]
    pub fn real(self) -> f64 {
        self.0 as f64
    }
}

/// What a numerator is out of: a whole number above zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Denominator(pub NonZeroU64);

impl Denominator {
    /// The denominator, unless it is zero.
    #[must_use]
    pub fn new(value: u64) -> Option<Self> {
        NonZeroU64::new(value).map(Self)
    }

    /// The denominator as a whole number.
    #[must_use]
    pub fn get(self) -> u64 {
        self.0.get()
    }

    /// The denominator as a real number.
    #[must_use]
    #[allow(clippy::cast_precision_loss)]
    pub fn real(self) -> f64 {
        self.0.get() as f64
    }
}
