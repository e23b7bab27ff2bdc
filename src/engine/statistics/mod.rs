//! How sure a figure is: intervals, tests of a change, charts of variation (methods §5).
