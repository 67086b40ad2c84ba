//! The days that a CTO worked in each month of an engagement: noted and sent ([`note`]), approved, returned or opened again ([`answer`]), read as a
//! page or as a file ([`read`], [`csv`]). Nobody waits unnoticed ([`watch`]).
//!
//! No amount stands here: what a day costs is said by the terms.

pub mod answer;
mod csv;
pub mod note;
pub mod read;
mod store;
mod tell;
mod transition;
mod watch;

pub use csv::{CsvWords, csv};
pub use read::{DaySheet, LateMonth, MonthRow, MonthSheet, late, month, months};

pub(crate) use read::{last_worked, told, waits};
pub(crate) use watch::{begin, watch};
