//! The parts that screens are made of. Each takes one view model and callbacks.

pub mod attention;
pub mod bar;
pub mod chooser;
pub mod drop_sheet;
pub mod endnotes;
pub mod field;
pub mod figures;
pub mod filter_bar;
pub mod gap_chart;
pub mod key;
pub mod mark;
pub mod masthead;
pub mod measure_table;
pub mod notice;
pub mod overview;
pub mod page_link;
pub mod problem;
pub mod rating_tag;
pub mod select_link;
pub mod sparkline;
pub mod trend_figure;
pub mod working;
