//! Those of the play who come to the events of the community.

use super::{
    super::{occasions, story},
    Scene, Stage,
};
use crate::{
    Problem,
    accounts::{CurrentCto, SignedIn},
};

impl Stage<'_> {
    /// An event of the community, and those who sign up for it: whoever has joined by then, and the CEOs.
    pub(super) async fn gather(&self, step: occasions::Step, scenes: &[Scene<'_>]) -> Result<(), Problem> {
        let now = self.market.now();
        let joined = self.people.iter().filter(|person| self.joined.get(&person.facts.id).is_some_and(|at| *at <= now));
        let ctos = joined.filter_map(|person| self.ctos.get(&person.facts.id)).take(12).map(CurrentCto::who);
        let mut ceos: Vec<&SignedIn> = scenes.iter().filter_map(|scene| scene.ceo.signed_in()).collect();
        ceos.dedup_by_key(|ceo| ceo.account);
        let guests: Vec<&SignedIn> = ctos.zip(ceos).flat_map(|(cto, ceo)| [cto, ceo]).collect();
        let speaker = self.people.iter().find(|person| person.email == story::CTO.email);
        match speaker.and_then(|person| self.ctos.get(&person.facts.id)) {
            Some(speaker) => occasions::play(&self.market, &self.staff, &guests, speaker, step, self.now).await,
            None => Ok(()),
        }
    }
}
