//! Where a council stands among others: ranks, quartiles, averages of peers (methods §6).
//!
//! A measure's values come in as one column: `&[Option<f64>]`, a place for each authority in the
//! report's order, `None` where it has no value. A value that is not a finite number counts as none.
//! Who is meant by an index, the caller knows; nothing depends on the order of the rows but the
//! order in which those who tie are listed, and which draw of the simulation an authority gets.

mod average;
mod certainty;
mod distance;
mod movement;
mod percentile;
mod places;
mod quartile;
mod rank;
mod robust;
mod spine;

pub use average::{Average, Averaged, NoAverage, Pooled, national, peer_average, peer_share};
pub use certainty::{Certainty, DRAWS, Estimate, NotSimulated, RankRange, SEED, certainty, standard_error};
pub use distance::{Column, Fraction, Goal, NoDistance, Numerator, People, Ratio, RestsOn, ToGroup, people_to_group, people_to_reach};
pub use movement::{Headline, NoMove, Outcome, QuartileMove, Series, headline, quartile_move};
pub use percentile::{median, percentile};
pub use places::{AtValue, RankGoal, ToRank, people_to_rank, value_for_better, value_for_worse};
pub use quartile::{Convention, Grouped, Groups, NoGroup, Thresholds, group_of, grouped, last_rank_of, thresholds};
pub use rank::{BestEnd, NotRanked, Order, Place, Standing, order, standing};
pub use robust::{NoRobust, Robust, Spread, robust, spread};
pub use spine::{NoMiddleHalf, NoSpine, Spine, spine};
