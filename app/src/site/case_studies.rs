//! `/case-studies`: what missions brought, told by both who did them, and each of them at an address of its own.

mod found;
mod head;
mod list;
mod story;

pub use found::PublishedPage;
pub use list::CaseStudiesPage;

pub(super) use story::Story;
