//! What CTOs of the play show of themselves: proofs to staff, and a page to everybody.

use super::{
    super::{
        proofs::{self, Proof},
        showing, story,
    },
    Stage,
};
use crate::Problem;

impl Stage<'_> {
    /// What shows that the founding story's CTO is who they say.
    pub(super) async fn prove(&self, proof: Proof) -> Result<(), Problem> {
        let person = self.people.iter().find(|person| person.email == story::CTO.email);
        match person.and_then(|person| self.ctos.get(&person.facts.id).map(|cto| (person, cto))) {
            Some((person, cto)) => proofs::play(&self.market, &self.staff, cto, person, proof).await,
            None => Ok(()),
        }
    }

    /// A CTO publishes their page.
    pub(super) async fn show(&self, at: usize) -> Result<(), Problem> {
        let page = showing::PAGES.get(at);
        let cto = |page: &showing::Page| self.by_email.get(page.email).and_then(|profile| self.ctos.get(profile));
        match page.and_then(|page| cto(page).map(|cto| (page, cto))) {
            Some((page, cto)) => showing::play(&self.market, cto, page, self.now).await,
            None => Ok(()),
        }
    }
}
