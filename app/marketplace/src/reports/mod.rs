//! Health reports: one page a month, written by the CTO of an engagement and read by its CEO and by staff.
//!
//! [`write`] keeps a draft, which only its author sees, and publishes it once; from then on [`remark`] adds to it: the CEO comments, the CTO
//! corrects, and both stay to be seen. [`accesses`] keeps in whose name each access is. [`read`] shows all of it; what a report computes stands in
//! `domain::report`, and is kept with the report when it is published. `watch` is the job that reminds of one that is
//! missing, and [`late`] tells staff.

pub mod accesses;
mod late;
mod read;
pub mod remark;
mod store;
mod watch;
pub mod write;

pub(crate) use late::waits;
pub(crate) use store::is_published;
pub(crate) use watch::{began, watch};

pub use late::{LateReport, late};
pub use read::{Line, ListedMonth, Remark, ReportList, ReportSheet, list, sheet};
