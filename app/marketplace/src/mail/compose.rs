//! From what a mail is about to what its reader is told: read at the moment it goes. Whether an address has an account is looked up here and
//! nowhere before: no answer, and no time that an answer takes, can tell.

use chrono::{DateTime, Utc};
use domain::{
    AccountId, CandidacyId, CommunityEventId, EngagementId, MailKind, MailTopic, MissionId, Month, ReferenceRequestId, SignUpId,
    availability::{day_of, pause_on},
    forms::Email,
    lifecycle::ProfileState,
};
use sqlx::PgConnection;

use super::{
    ActivityNews, CalledOff, Content, EndingNews, EventNews, HandoverNews, Letter, Mail, MeetingNews, MissionNews, ReportNews, TermsNews,
    activity, briefing, case_studies, checkups, community_events, endings, handovers, journey,
    letter::Addressee,
    links::{self, Link, Purpose},
    meetings, outcome_reviews, papers, renewals, reports,
    store::{self, Waiting},
    terms,
};
use crate::{
    Marketplace, Problem, Secret,
    accounts::{self, SIGN_UP_HOURS},
    availability, digests, messages, missions,
    postings::{self, PostingNews},
    public_pages::{self, PageNews},
    references, saved_searches, vetting,
};

/// Who is told what.
struct Told {
    to: Addressee,
    kind: MailKind,
    content: Content,
}

/// The letter, or nothing where it has become moot: its reader is suspended, or what it would tell is no longer so.
pub(super) async fn compose(
    market: &Marketplace,
    tx: &mut PgConnection,
    now: DateTime<Utc>,
    waiting: &Waiting,
) -> Result<Option<Letter>, Problem> {
    let mut desk = Desk { tx, now };
    let told = match &waiting.mail {
        Mail::VerifyAddress { sign_up } => desk.verify(*sign_up).await?,
        Mail::ResetPassword { address } => desk.reset(address).await?,
        Mail::ConfirmAddress { account, address } => desk.confirm(*account, address).await?,
        Mail::PasswordChanged { account } => desk.tell(*account, MailKind::PasswordChanged, Content::PasswordChanged).await?,
        Mail::AddressChangeAsked { account } => desk.tell(*account, MailKind::AddressChangeAsked, Content::AddressChangeAsked).await?,
        Mail::AddressChanged { account, old } => desk.tell_old_address(*account, old).await?,
        Mail::CompanyLeft { account, title, reason } => desk.company_left(*account, title, reason).await?,
        Mail::CtoLeft { account, mission, reason } => desk.cto_left(*account, *mission, reason).await?,
        Mail::SavedSearches { account, since } => match saved_searches::found(market, *account, *since).await? {
            found if found.is_empty() => return Ok(None),
            found => desk.tell(*account, MailKind::SavedSearches, Content::SavedSearches { found }).await?,
        },
        Mail::Vetting { account, news } => desk.of_vetting(*account, *news).await?,
        Mail::ReferenceRequest { request, .. } => desk.ask_referee(*request, MailKind::ReferenceRequest).await?,
        Mail::ReferenceReminder { request, .. } => desk.ask_referee(*request, MailKind::ReferenceReminder).await?,
        Mail::OfMission { account, mission, news } => desk.of_mission(market, *account, *mission, *news).await?,
        Mail::OfCandidacy { account, candidacy, news } => {
            let content = journey::of_candidacy(market, desk.tx, now, *account, *candidacy, *news).await?;
            desk.tell_if_so(*account, news.kind(), content).await?
        }
        Mail::OfConversation { account, candidacy } => desk.new_messages(*account, *candidacy).await?,
        Mail::OfMeeting { account, candidacy, news } => desk.of_meeting(*account, *candidacy, *news).await?,
        Mail::MeetingCalledOff { account, told } => desk.called_off(*account, told).await?,
        Mail::OfEnding { account, engagement, news } => desk.of_ending(*account, *engagement, *news).await?,
        Mail::OfActivity { account, engagement, month, news } => desk.of_activity(*account, (*engagement, *month), *news).await?,
        Mail::OfHandover { account, engagement, news } => desk.of_handover(*account, *engagement, *news).await?,
        Mail::OfTerms { account, engagement, version, news } => desk.of_terms(*account, (*engagement, *version), *news).await?,
        Mail::StaffDigest { account, since, until } => match digests::read(market, *since, *until).await? {
            digest if digest.is_empty() => return Ok(None),
            digest => desk.tell(*account, MailKind::StaffDigest, Content::StaffDigest(digest)).await?,
        },
        Mail::DailyDigest { account, .. } => match digests::daily::read(market, *account, waiting.id).await? {
            Some(gathered) => desk.tell(*account, MailKind::DailyDigest, Content::DailyDigest(gathered)).await?,
            None => return Ok(None),
        },
        Mail::AskAvailability { account } => desk.ask_availability(*account).await?,
        Mail::AvailabilityLapsed { account } => desk.availability_lapsed(*account).await?,
        Mail::OfEvent { account, event, news } => desk.of_event(*account, *event, *news).await?,
        Mail::OfPublicPage { account, news } => desk.of_public_page(*account, *news).await?,
        Mail::OfPosting { account, mission, news } => desk.of_posting(*account, *mission, *news).await?,
        mail @ (Mail::OfQuestion { .. }
        | Mail::OfCheckup { .. }
        | Mail::OfRenewal { .. }
        | Mail::OfPapers { .. }
        | Mail::OfOutcomeReview { .. }
        | Mail::OfCaseStudy { .. }) => desk.of_follow_up(mail).await?,
        Mail::OfReport { account, engagement, month, news } => desk.of_report(*account, (*engagement, *month), *news).await?,
    };
    let Some(Told { to, kind, content }) = told else { return Ok(None) };
    Ok(Some(Letter { id: waiting.id, kind, to, content, unsubscribe: desk.unsubscribe(waiting.account, kind).await? }))
}

/// Where one letter is written.
struct Desk<'a> {
    tx: &'a mut PgConnection,
    now: DateTime<Utc>,
}

impl Desk<'_> {
    /// To the address in use, unless the account is suspended.
    async fn tell(&mut self, account: AccountId, kind: MailKind, content: Content) -> Result<Option<Told>, Problem> {
        Ok(store::reader(self.tx, account).await?.map(|to| Told { to, kind, content }))
    }

    /// The same, where there is something to tell.
    async fn tell_if_so(&mut self, account: AccountId, kind: MailKind, content: Option<Content>) -> Result<Option<Told>, Problem> {
        match content {
            Some(content) => self.tell(account, kind, content).await,
            None => Ok(None),
        }
    }

    async fn company_left(&mut self, account: AccountId, title: &str, reason: &str) -> Result<Option<Told>, Problem> {
        let content = Content::CompanyLeft { title: title.to_owned(), reason: reason.to_owned() };
        self.tell(account, MailKind::CompanyLeft, content).await
    }

    async fn cto_left(&mut self, account: AccountId, mission: MissionId, reason: &str) -> Result<Option<Told>, Problem> {
        let title = missions::title_of(self.tx, mission).await?.unwrap_or_default();
        self.tell(account, MailKind::CtoLeft, Content::CtoLeft { mission, title, reason: reason.to_owned() }).await
    }

    async fn of_mission(
        &mut self,
        market: &Marketplace,
        account: AccountId,
        mission: MissionId,
        news: MissionNews,
    ) -> Result<Option<Told>, Problem> {
        let content = journey::of_mission(market, self.tx, mission, news).await?;
        self.tell_if_so(account, news.kind(), content).await
    }

    async fn of_meeting(&mut self, account: AccountId, candidacy: CandidacyId, news: MeetingNews) -> Result<Option<Told>, Problem> {
        let content = meetings::of_meeting(self.tx, account, candidacy, news).await?;
        self.tell_if_so(account, news.kind(), content).await
    }

    async fn of_report(&mut self, account: AccountId, which: (EngagementId, Month), news: ReportNews) -> Result<Option<Told>, Problem> {
        let content = reports::of_report(self.tx, account, which, news).await?;
        self.tell_if_so(account, news.kind(), content).await
    }

    async fn of_event(&mut self, account: AccountId, event: CommunityEventId, news: EventNews) -> Result<Option<Told>, Problem> {
        let content = community_events::of_event(self.tx, self.now, account, event, news).await?;
        self.tell_if_so(account, news.kind(), content).await
    }

    async fn of_vetting(&mut self, account: AccountId, news: vetting::News) -> Result<Option<Told>, Problem> {
        let standing = vetting::news_of(self.tx, self.now, account, news).await?;
        self.tell_if_so(account, news.kind(), standing.map(|standing| Content::Vetting { news, standing })).await
    }

    /// What follows the start of an engagement, and its end.
    async fn of_follow_up(&mut self, mail: &Mail) -> Result<Option<Told>, Problem> {
        let Some(account) = mail.account() else { return Ok(None) };
        let content = match mail {
            Mail::OfQuestion { account, engagement, question, answer } => {
                briefing::of_question(self.tx, *account, *engagement, (*question, *answer)).await
            }
            Mail::OfCheckup { account, engagement, news } => checkups::of_checkup(self.tx, *account, *engagement, *news).await,
            Mail::OfRenewal { account, engagement, renewal, news } => {
                renewals::of_renewal(self.tx, *account, (*engagement, *renewal), *news).await
            }
            Mail::OfPapers { account, engagement, news, .. } => papers::of_papers(self.tx, self.now, *account, *engagement, *news).await,
            Mail::OfOutcomeReview { account, engagement, news } => {
                outcome_reviews::of_outcome_review(self.tx, *account, *engagement, *news).await
            }
            Mail::OfCaseStudy { account, engagement, news } => case_studies::of_case_study(self.tx, *account, *engagement, *news).await,
            _ => Ok(None),
        };
        self.tell_if_so(account, mail.kind(), content?).await
    }

    async fn of_public_page(&mut self, account: AccountId, news: PageNews) -> Result<Option<Told>, Problem> {
        let content = public_pages::news_of(self.tx, account, news).await?;
        self.tell_if_so(account, news.kind(), content).await
    }

    async fn of_posting(&mut self, account: AccountId, mission: MissionId, news: PostingNews) -> Result<Option<Told>, Problem> {
        let content = postings::news_of(self.tx, mission, news).await?;
        self.tell_if_so(account, news.kind(), content).await
    }

    async fn of_ending(&mut self, account: AccountId, engagement: EngagementId, news: EndingNews) -> Result<Option<Told>, Problem> {
        let content = endings::of_ending(self.tx, account, engagement, news).await?;
        self.tell_if_so(account, news.kind(), content).await
    }

    async fn of_activity(&mut self, account: AccountId, which: (EngagementId, Month), news: ActivityNews) -> Result<Option<Told>, Problem> {
        let content = activity::of_activity(self.tx, account, which.0, which.1, news).await?;
        self.tell_if_so(account, news.kind(), content).await
    }

    async fn of_handover(&mut self, account: AccountId, engagement: EngagementId, news: HandoverNews) -> Result<Option<Told>, Problem> {
        let content = handovers::of_handover(self.tx, account, engagement, news).await?;
        self.tell_if_so(account, news.kind(), content).await
    }

    async fn of_terms(&mut self, account: AccountId, which: (EngagementId, u16), news: TermsNews) -> Result<Option<Told>, Problem> {
        let content = terms::of_terms(self.tx, account, which.0, which.1, news).await?;
        self.tell_if_so(account, news.kind(), content).await
    }

    async fn called_off(&mut self, account: AccountId, told: &CalledOff) -> Result<Option<Told>, Problem> {
        let content = meetings::called_off(self.tx, account, told).await?;
        self.tell(account, MailKind::MeetingCancelled, content).await
    }

    /// Somebody else typed, or the person forgot, that this address has an account.
    async fn address_taken(&mut self, account: AccountId) -> Result<Option<Told>, Problem> {
        self.tell(account, MailKind::AddressTaken, Content::AddressTaken).await
    }

    async fn verify(&mut self, sign_up: SignUpId) -> Result<Option<Told>, Problem> {
        let Some(found) = accounts::store::sign_up(self.tx, sign_up, self.now).await? else { return Ok(None) };
        if let Some(account) = store::account_at(self.tx, &found.email).await? {
            return self.address_taken(account).await;
        }
        let key = Secret::draw();
        accounts::store::key_sign_up(self.tx, sign_up, &key.hash()).await?;
        let language = found.language.parse().map_err(Problem::broken)?;
        let to = Addressee { name: found.name, address: found.email, language };
        let hours = u32::try_from(SIGN_UP_HOURS).unwrap_or(u32::MAX);
        Ok(Some(Told { to, kind: MailKind::VerifyAddress, content: Content::VerifyAddress { key, hours } }))
    }

    async fn reset(&mut self, address: &Email) -> Result<Option<Told>, Problem> {
        let Some(account) = store::account_at(self.tx, address.as_str()).await? else { return Ok(None) };
        let purpose = Purpose::ResetPassword;
        let key = self.draw(account, purpose, None).await?;
        self.tell(account, MailKind::ResetPassword, Content::ResetPassword { key, hours: purpose.hours() }).await
    }

    async fn confirm(&mut self, account: AccountId, address: &Email) -> Result<Option<Told>, Problem> {
        if let Some(owner) = store::account_at(self.tx, address.as_str()).await? {
            return self.address_taken(owner).await;
        }
        let purpose = Purpose::ConfirmAddress;
        let key = self.draw(account, purpose, Some(address)).await?;
        let told = self.tell(account, MailKind::ConfirmAddress, Content::ConfirmAddress { key, hours: purpose.hours() }).await?;
        Ok(told.map(|told| Told { to: Addressee { address: address.to_string(), ..told.to }, ..told }))
    }

    /// Nothing, where nothing waits to be read any more.
    async fn new_messages(&mut self, account: AccountId, candidacy: CandidacyId) -> Result<Option<Told>, Problem> {
        match messages::notice(self.tx, account, candidacy).await? {
            Some(about) => self.tell(account, MailKind::NewMessages, Content::NewMessages(about)).await,
            None => Ok(None),
        }
    }

    /// Nothing, where the CTO has answered meanwhile, or is not proposed to anybody.
    async fn ask_availability(&mut self, account: AccountId) -> Result<Option<Told>, Problem> {
        let Some(standing) = availability::standing_of(self.tx, account).await? else { return Ok(None) };
        let Some(since) = standing.unconfirmed_since.filter(|_| standing.state == ProfileState::Accepted) else { return Ok(None) };
        let pause_on = pause_on(since, day_of(self.now));
        let key = self.draw(account, Purpose::Availability, None).await?;
        let content = Content::AskAvailability { key, from: standing.available_from, pause_on };
        self.tell(account, MailKind::AskAvailability, content).await
    }

    /// Nothing, where the CTO is back.
    async fn availability_lapsed(&mut self, account: AccountId) -> Result<Option<Told>, Problem> {
        let lapsed_on = availability::standing_of(self.tx, account).await?.and_then(|standing| standing.lapsed_on);
        let Some(since) = lapsed_on else { return Ok(None) };
        let key = self.draw(account, Purpose::Availability, None).await?;
        self.tell(account, MailKind::AvailabilityLapsed, Content::AvailabilityLapsed { key, since }).await
    }

    async fn tell_old_address(&mut self, account: AccountId, old: &Email) -> Result<Option<Told>, Problem> {
        let Some(reader) = store::reader(self.tx, account).await? else { return Ok(None) };
        let content = Content::AddressChanged { new: hint_of(&reader.address) };
        Ok(Some(Told { to: Addressee { address: old.to_string(), ..reader }, kind: MailKind::AddressChanged, content }))
    }

    /// To somebody without an account, in the language that the CTO chose for them.
    async fn ask_referee(&mut self, request: ReferenceRequestId, kind: MailKind) -> Result<Option<Told>, Problem> {
        let Some((account, letter)) = references::letter(self.tx, self.now, request).await? else { return Ok(None) };
        let link = Link { account, about: Some(request.to_string()) };
        let key = links::draw(self.tx, self.now, Purpose::Reference, &link).await?;
        let referee = &letter.referee;
        let to = Addressee { name: referee.name.clone(), address: referee.email.clone(), language: referee.language };
        Ok(Some(Told { to, kind, content: Content::Reference { key, letter, again: kind == MailKind::ReferenceReminder } }))
    }

    /// A key for a link of this letter.
    async fn draw(&mut self, account: AccountId, purpose: Purpose, address: Option<&Email>) -> Result<Secret, Problem> {
        links::draw(self.tx, self.now, purpose, &Link { account, about: address.map(Email::to_string) }).await
    }

    /// A key that turns off a topic, or all that is gathered.
    /// The key of the link that turns off what this kind belongs to; none for what nobody turns off, or who has no account.
    async fn unsubscribe(&mut self, account: Option<AccountId>, kind: MailKind) -> Result<Option<Secret>, Problem> {
        let about = if kind == MailKind::DailyDigest { Some(kind.code()) } else { kind.topic().map(MailTopic::code) };
        let (Some(account), Some(about)) = (account, about) else { return Ok(None) };
        let link = Link { account, about: Some(about.to_owned()) };
        links::draw(self.tx, self.now, Purpose::Unsubscribe, &link).await.map(Some)
    }
}

/// `c…@latablee.example`: its owner recognises it, somebody else who reads the old mailbox learns little.
fn hint_of(address: &str) -> String {
    let (local, domain) = address.split_once('@').unwrap_or((address, ""));
    let first: String = local.chars().take(1).collect();
    format!("{first}…@{domain}")
}

#[cfg(test)]
mod tests {
    use super::hint_of;

    #[test]
    fn an_address_is_hinted_at() {
        assert_eq!(hint_of("camille@latablee.example"), "c…@latablee.example");
    }
}
