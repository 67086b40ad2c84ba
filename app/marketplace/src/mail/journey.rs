//! Mails along the journey of a mission: what each tells, read at the moment it goes. What is no longer so is not told.
//!
//! Until both sides said yes, no mail holds a name, an address or a company: a mailbox is read by more people than its owner.

use chrono::{DateTime, Utc};
use domain::{
    AccountId, CandidacyId, MailKind, MissionId, Role,
    lifecycle::{CandidacyState, MissionState},
    wait,
};
use matching::rank::NoGoodMatch;
use serde::{Deserialize, Serialize};
use sqlx::PgConnection;

use super::{
    Content,
    links::{self, Link, Purpose},
};
use crate::{
    Marketplace, Problem, Secret, accounts,
    candidacies::{self, Told},
    discretion::Identity,
    matches::{self, Offer},
    missions, profiles,
};

/// What a CEO is told of a mission.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MissionNews {
    Received,
    SignOffAsked,
    Opened,
    NobodyFits,
    ShortlistReady,
    Closed,
}

impl MissionNews {
    /// Its kind of mail.
    pub const fn kind(self) -> MailKind {
        match self {
            Self::Received => MailKind::NeedReceived,
            Self::SignOffAsked => MailKind::SignOffAsked,
            Self::Opened => MailKind::MissionOpened,
            Self::NobodyFits => MailKind::NobodyFits,
            Self::ShortlistReady => MailKind::ShortlistReady,
            Self::Closed => MailKind::MissionClosed,
        }
    }
}

/// What is told of a candidacy: to its CTO, and [`Self::MeetingAnswered`] to the CEO.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CandidacyNews {
    Invited,
    Reminder,
    Expired,
    Received,
    Shortlisted,
    Declined,
    MeetingAsked,
    MeetingAgreed,
    MeetingAnswered,
    Selected,
    Closed,
}

impl CandidacyNews {
    /// Its kind of mail.
    pub const fn kind(self) -> MailKind {
        match self {
            Self::Invited => MailKind::Invited,
            Self::Reminder => MailKind::InvitationReminder,
            Self::Expired => MailKind::InvitationExpired,
            Self::Received => MailKind::CandidacyReceived,
            Self::Shortlisted => MailKind::CandidacyShortlisted,
            Self::Declined => MailKind::CandidacyDeclined,
            Self::MeetingAsked => MailKind::MeetingAsked,
            Self::MeetingAgreed => MailKind::MeetingAgreed,
            Self::MeetingAnswered => MailKind::MeetingAnswered,
            Self::Selected => MailKind::CandidacySelected,
            Self::Closed => MailKind::CandidacyClosed,
        }
    }
}

/// A CEO's mission, as a mail tells of it.
#[derive(Debug, Clone)]
pub struct AboutMission {
    pub news: MissionNews,
    pub mission: MissionId,
    pub title: String,
    /// Until when whoever is waited for now acts.
    pub by: Option<DateTime<Utc>>,
    /// Why nobody fits, where that is the news.
    pub nobody: Option<NoGoodMatch>,
}

/// An invitation, as a mail tells of it.
#[derive(Clone)]
pub struct AboutInvitation {
    /// A reminder of it.
    pub again: bool,
    /// Without the company's name.
    pub offer: Offer,
    pub answer_by: DateTime<Utc>,
    /// The key of the page that refuses it.
    pub refuse: Secret,
}

/// A candidacy, as a mail tells of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AboutCandidacy {
    pub news: CandidacyNews,
    pub mission: MissionId,
    pub candidacy: CandidacyId,
    /// Without the company's name, but for the CEO and once both said yes.
    pub title: String,
    /// Until when whoever is waited for now acts.
    pub by: Option<DateTime<Utc>>,
    /// Who said no, and why.
    pub ending: Option<(Role, String)>,
    /// The name and the address of the other side, once both said yes.
    pub other: Option<(String, String)>,
    /// The place on the shortlist, from 1: the harbour name follows it.
    pub position: u8,
}

/// What a CEO is told, or nothing where it is no longer so.
pub(super) async fn of_mission(
    market: &Marketplace,
    tx: &mut PgConnection,
    mission: MissionId,
    news: MissionNews,
) -> Result<Option<Content>, Problem> {
    let Some(found) = missions::moments(tx, mission).await? else { return Ok(None) };
    let title = missions::title_of(tx, mission).await?.unwrap_or_default();
    let is_so = match news {
        MissionNews::Received => matches!(found.state, MissionState::Submitted),
        MissionNews::SignOffAsked => found.state == MissionState::Submitted && found.at.signed_off.is_none(),
        MissionNews::Opened | MissionNews::NobodyFits => found.state == MissionState::Open,
        MissionNews::ShortlistReady => found.state == MissionState::Shortlisted,
        MissionNews::Closed => matches!(found.state, MissionState::Completed | MissionState::Cancelled),
    };
    let nobody = if news == MissionNews::NobodyFits { matches::nobody_fits(market, mission).await? } else { None };
    if !is_so || (news == MissionNews::NobodyFits && nobody.is_none()) {
        return Ok(None);
    }
    let by = wait::of_mission(found.state, &found.at).map(|wait| wait.by);
    Ok(Some(Content::OfMission(AboutMission { news, mission, title, by, nobody })))
}

/// What a CTO is told, or the CEO, or nothing where it is no longer so.
pub(super) async fn of_candidacy(
    market: &Marketplace,
    tx: &mut PgConnection,
    now: DateTime<Utc>,
    account: AccountId,
    candidacy: CandidacyId,
    news: CandidacyNews,
) -> Result<Option<Content>, Problem> {
    let Some(told) = candidacies::told(tx, candidacy).await? else { return Ok(None) };
    if !is_so(&told, news, now) {
        return Ok(None);
    }
    if matches!(news, CandidacyNews::Invited | CandidacyNews::Reminder) {
        return invitation(market, tx, now, account, candidacy, &told, news).await;
    }
    let (for_ceo, met) = (news == CandidacyNews::MeetingAnswered, told.accepted_at.is_some());
    let title = told.title.as_deref().unwrap_or_default();
    let hidden = match (met, for_ceo) {
        (true, _) => None,
        (false, true) => Some(profiles::identity(market, told.profile).await?),
        (false, false) => Some(Identity::of_company(told.ceo_name.as_deref(), told.company.as_deref())),
    };
    let discreet = |text: &str| hidden.as_ref().map_or_else(|| text.to_owned(), |who| who.veil(text));
    let other =
        if for_ceo { Some((told.cto_name.clone(), told.cto_email.clone())) } else { told.ceo_name.clone().zip(told.ceo_email.clone()) };
    let content = AboutCandidacy {
        news,
        mission: told.mission,
        candidacy,
        title: if for_ceo { title.to_owned() } else { discreet(title) },
        by: told.wait().map(|wait| wait.by),
        ending: told.ended_by.zip(told.ended_reason.as_deref().map(discreet)),
        other: other.filter(|_| met),
        position: told.position.and_then(|position| u8::try_from(position).ok()).unwrap_or(1),
    };
    Ok(Some(Content::OfCandidacy(content)))
}

/// Whether it is still so when the mail goes.
fn is_so(told: &Told, news: CandidacyNews, now: DateTime<Utc>) -> bool {
    use CandidacyState as S;
    match news {
        CandidacyNews::Invited | CandidacyNews::Reminder => told.state == S::Invited && told.answer_by.is_some_and(|by| by > now),
        CandidacyNews::Expired => told.state == S::Expired,
        CandidacyNews::Received => told.state == S::Applied,
        CandidacyNews::Shortlisted => told.state == S::Shortlisted && told.mission_state == MissionState::Shortlisted,
        CandidacyNews::MeetingAsked => told.state == S::Shortlisted && told.requested_at.is_some(),
        CandidacyNews::MeetingAgreed => matches!(told.state, S::Introduced | S::Selected),
        CandidacyNews::MeetingAnswered => matches!(told.state, S::Introduced | S::Selected) || told.ended_by == Some(Role::Cto),
        CandidacyNews::Selected => told.state == S::Selected,
        CandidacyNews::Declined | CandidacyNews::Closed => told.state == S::Declined,
    }
}

/// The mission as its page shows it to this CTO, and the key of the page that refuses it.
async fn invitation(
    market: &Marketplace,
    tx: &mut PgConnection,
    now: DateTime<Utc>,
    account: AccountId,
    candidacy: CandidacyId,
    told: &Told,
    news: CandidacyNews,
) -> Result<Option<Content>, Problem> {
    let Ok(cto) = accounts::visitor_of(market, account).await?.cto() else { return Ok(None) };
    let offer = matches::unnamed_offer(market, &cto, told.mission).await?;
    let (Some(offer), Some(answer_by)) = (offer, told.answer_by) else { return Ok(None) };
    let link = Link { account, about: Some(candidacy.to_string()) };
    let refuse = links::draw(tx, now, Purpose::RefuseInvitation, &link).await?;
    let again = news == CandidacyNews::Reminder;
    Ok(Some(Content::Invitation(Box::new(AboutInvitation { again, offer, answer_by, refuse }))))
}
