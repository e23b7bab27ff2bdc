//! The screens, one at a time.

pub mod about;
pub mod compare;
pub mod measure;
pub mod problems;
pub mod scorecard;
pub mod unread;
pub mod welcome;
