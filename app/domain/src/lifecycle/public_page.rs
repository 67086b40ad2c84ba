//! `hidden ⇄ published`, or `taken_down`: the life of a CTO's public page.

use super::{Table, table::step};
use crate::{Role::*, code::codes};

codes! {
    /// Where a public page stands.
    pub enum PublicPageState as "state of a public page" {
        /// The CTO prepares it, or has turned it off: nobody else sees it.
        Hidden = "hidden",
        /// Everybody may read it.
        Published = "published",
        /// Staff has taken it down, with a reason.
        TakenDown = "taken_down",
    }
}

codes! {
    /// What happens to a public page.
    pub enum PublicPageEvent as "event of a public page" {
        /// The CTO chooses its address and what it shows.
        Choose = "choose_page",
        /// The CTO makes it public.
        Publish = "publish_page",
        /// The CTO turns it off.
        Hide = "hide_page",
        /// Staff takes it down.
        TakeDown = "take_down_page",
        /// Staff lets the CTO publish again.
        Allow = "allow_page",
    }
}

codes! {
    /// What must hold for a step.
    pub enum PublicPageGuard as "guard of a public page" {
        /// The CTO is of the community, and not paused.
        Accepted = "accepted",
        /// A reason is written.
        HasReason = "has_reason",
    }
}

use PublicPageEvent as E;
use PublicPageGuard as G;
use PublicPageState as S;

/// The life of a public page.
pub const PUBLIC_PAGE: Table<S, E, G> = Table(&[
    step(E::Choose, &[None, Some(S::Hidden)], S::Hidden, &[Cto], &[]),
    step(E::Choose, &[Some(S::Published)], S::Published, &[Cto], &[]),
    step(E::Publish, &[Some(S::Hidden)], S::Published, &[Cto], &[G::Accepted]),
    step(E::Hide, &[Some(S::Published)], S::Hidden, &[Cto], &[]),
    step(E::TakeDown, &[Some(S::Published)], S::TakenDown, &[Staff], &[G::HasReason]),
    step(E::Allow, &[Some(S::TakenDown)], S::Hidden, &[Staff], &[]),
]);
