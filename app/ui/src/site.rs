//! What every page has around it: the brand, the way round, the foot.

mod brand;
mod footer;
mod header;
pub mod nav;
mod visitor;

pub use brand::Brand;
pub use footer::SiteFooter;
pub use header::{SiteHeader, Skip};
pub use nav::{Nav, NavLink};
pub use visitor::Visitor;
