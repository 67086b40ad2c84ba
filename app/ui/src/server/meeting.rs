//! Who moves a meeting, and where they go on to: its CEO, its CTO, or staff, each on their own page.

use domain::Role;
use marketplace::{
    Problem,
    meetings::{Participant, participant, propose::read_candidacy},
};

use super::{market, visitor};

/// The visitor's part in the meeting of this candidacy; to anybody else there is none.
pub(crate) async fn meeting_of(candidacy: &str) -> Result<Participant, Problem> {
    let visitor = visitor();
    visitor.account()?;
    participant(&market(), &visitor, read_candidacy(candidacy)?).await
}

/// The page on which this participant sees the meeting.
pub(crate) fn page_of_meeting(by: &Participant) -> String {
    let (mission, candidacy) = (by.mission(), by.candidacy());
    match by.role() {
        Role::Ceo => format!("/needs/{mission}/candidates/{candidacy}#meeting"),
        Role::Cto => format!("/offers/{mission}#meeting"),
        Role::Staff | Role::System => format!("/staff/missions/{mission}#meeting-{candidacy}"),
    }
}
