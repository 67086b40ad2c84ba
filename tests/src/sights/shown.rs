//! CTOs who show their work: the list, the page of one who shows all of it, and where it is chosen.

use super::{CTO, Sight, sight};

/// The demo community shows some of its CTOs.
pub(super) fn everybody() -> Vec<Sight> {
    let pages = [("ctos", "/ctos"), ("cto-public", "/ctos/salome-garnier")];
    pages.map(|(name, path)| Sight { email: None, ..sight(name, path, "") }).into()
}

/// As a CTO who shows their work finds it, and one who does not yet.
pub(super) fn own() -> Vec<Sight> {
    vec![sight("profile-public", "/profile/public", CTO), sight("profile-public-none", "/profile/public", HIDDEN)]
}

/// A CTO of the demo community who shows nothing.
const HIDDEN: &str = "mathilde@roche.example";
