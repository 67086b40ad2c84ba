//! Meetings, in few words: slots that somebody proposes, one that is taken, what both answer.

use domain::CandidacyId;
use marketplace::meetings::{self, MeetingSheet, Participant, confirm, propose};

use crate::{Member, Site};

impl Member {
    /// This person's part in the meeting of a candidacy.
    pub async fn part_in(&self, site: &Site, candidacy: CandidacyId) -> Participant {
        meetings::participant(&site.market, &site.proofs_of(self).await, candidacy).await.unwrap()
    }

    /// The meeting as this person sees it.
    pub async fn meeting(&self, site: &Site, candidacy: CandidacyId) -> MeetingSheet {
        meetings::sheet(&site.market, &self.part_in(site, candidacy).await).await.unwrap()
    }

    /// Proposes slots of 45 minutes, each a day and an hour on this person's own wall: `"2026-11-24 10:00"`.
    pub async fn proposes(&self, site: &Site, candidacy: CandidacyId, slots: &[&str]) {
        let row = |(at, slot): (usize, &&str)| {
            let (day, time) = slot.split_once(' ').unwrap();
            [(format!("day-{at}"), day.to_owned()), (format!("time-{at}"), time.to_owned())]
        };
        let typed: Vec<(String, String)> =
            slots.iter().enumerate().flat_map(row).chain([("minutes".to_owned(), "45".to_owned())]).collect();
        propose::propose(&site.market, &self.part_in(site, candidacy).await, &typed).await.unwrap();
    }

    /// Takes the first slot on offer.
    pub async fn takes_a_slot(&self, site: &Site, candidacy: CandidacyId) {
        let by = self.part_in(site, candidacy).await;
        let slots = meetings::sheet(&site.market, &by).await.unwrap().slots;
        propose::accept(&site.market, &by, &propose::slot_code(slots[0].starts)).await.unwrap();
    }

    /// Says whether they met: `met`, `not_yet` or `absent`.
    pub async fn answers(&self, site: &Site, candidacy: CandidacyId, answer: &str) {
        confirm::answer(&site.market, &self.part_in(site, candidacy).await, answer).await.unwrap();
    }
}
