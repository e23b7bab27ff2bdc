//! What is true: the report and its parts, in types that cannot hold nonsense.
//!
//! No serde here (the shapes of the file are in [`crate::read`]) and no sentences (they are in
//! [`crate::scorecard`]).

mod benchmark;
mod breakdown;
mod colour;
mod config;
mod decimal;
mod letter;
mod measure;
mod number;
mod order;
mod period;
mod place;
mod rating;
mod reading;
mod report;
mod target;

pub use benchmark::{Authority, BenchmarkTable, Benchmarks, Column, NationalIs, PeerAverage, PeerGroup};
pub use breakdown::{Breakdown, Part, PartValue};
pub use colour::{Colour, DARK, Ground, GroundOf, LIGHT};
pub use config::{Config, ListedReport};
pub use decimal::{Decimal, decimals, real, short};
pub use letter::{capital, is_of_a_word, lower, small, uncapital};
pub use measure::{Action, Aim, Basis, Break, Comment, DirectionBasis, Event, ForecastMethod, Frequency, Measure, MeasureId, Scale, Unit};
pub use number::{Count, Denominator, Finite};
pub use order::{in_order, put_in_order};
pub use period::{Month, Period, PeriodKind};
pub use place::{Place, PlaceOf};
pub use rating::{
    Comparison, DirectionWords, Judgement, Level, LevelWords, MiddleLies, Movement, Published, PublishedRank, Quartile, Scheme,
    SmallNumbers, Tolerance, Tolerances, UnitTolerances,
};
pub use reading::{Absence, Counts, Interval, Missing, Observation, Reading, Status, Survey};
pub use report::{Accepted, CodeChange, EarlierVersion, Framework, Layer, Link, Outcome, OutcomeRef, Report, SupportingOutcome};
pub use target::{Comparator, ComparatorFigure, ComparatorKind, Path, RatedAgainst, Requirement, Target};
