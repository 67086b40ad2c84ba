//! The pages of staff: what is to do today, the missions and their criteria, the ranked profiles and the selection, the community, the log.
//!
//! Pages exist on the server only and call the services of `marketplace` with proof of being staff. What staff changes goes through the
//! server functions of [`api`], which plain forms post to. The one island moves a cursor through tables.

pub mod api;
pub mod islands;
#[cfg(feature = "ssr")]
pub mod pages;

#[cfg(feature = "ssr")]
mod asked;
