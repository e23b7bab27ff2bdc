//! A number from 0 to 1.

/// A share or a probability: a number from 0 to 1, both included.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub struct Proportion(f64);

impl Proportion {
    /// The share nobody knows: 0.5, of which surveys are least sure.
    pub const HALF: Self = Self(0.5);

    /// The share, unless it is below 0, above 1 or not a number. Minus zero becomes zero.
    #[must_use]
    pub fn new(share: f64) -> Option<Self> {
        (0.0..=1.0).contains(&share).then_some(Self(share + 0.0))
    }

    /// One of the shares written in this code.
    pub(super) const fn constant(share: f64) -> Self {
        assert!(share >= 0.0 && share <= 1.0);
        Self(share)
    }

    /// The number itself.
    #[must_use]
    pub fn get(self) -> f64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lies_from_nothing_to_all() {
        assert_eq!(Proportion::new(1.0).map(Proportion::get), Some(1.0));
        assert_eq!(Proportion::new(-0.0).map(|p| p.get().is_sign_positive()), Some(true));
        for wrong in [-1e-300, 1.000_000_1, f64::NAN, f64::INFINITY] {
            assert_eq!(Proportion::new(wrong), None, "{wrong}");
        }
    }
}
