//! From what a mail is about to what its reader is told: read at the moment it goes. Whether an address has an account is looked up here and
//! nowhere before: no answer, and no time that an answer takes, can tell.

use chrono::{DateTime, Utc};
use domain::{
    AccountId, CandidacyId, MailKind, MailTopic, ReferenceRequestId, SignUpId,
    availability::{day_of, pause_on},
    forms::Email,
    lifecycle::ProfileState,
};
use sqlx::PgConnection;

use super::{
    CalledOff, Content, Letter, Mail, MeetingNews, journey,
    letter::Addressee,
    links::{self, Link, Purpose},
    meetings,
    store::{self, Waiting},
};
use crate::{
    Marketplace, Problem, Secret,
    accounts::{self, SIGN_UP_HOURS},
    availability, digests, messages, missions, references, saved_searches, vetting,
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
        Mail::CompanyLeft { account, title, reason } => {
            let content = Content::CompanyLeft { title: title.clone(), reason: reason.clone() };
            desk.tell(*account, MailKind::CompanyLeft, content).await?
        }
        Mail::CtoLeft { account, mission, reason } => {
            let title = missions::title_of(desk.tx, *mission).await?.unwrap_or_default();
            let content = Content::CtoLeft { mission: *mission, title, reason: reason.clone() };
            desk.tell(*account, MailKind::CtoLeft, content).await?
        }
        Mail::SavedSearches { account, since } => match saved_searches::found(market, *account, *since).await? {
            found if found.is_empty() => return Ok(None),
            found => desk.tell(*account, MailKind::SavedSearches, Content::SavedSearches { found }).await?,
        },
        Mail::Vetting { account, news } => match vetting::news_of(desk.tx, now, *account, *news).await? {
            Some(standing) => desk.tell(*account, news.kind(), Content::Vetting { news: *news, standing }).await?,
            None => return Ok(None),
        },
        Mail::ReferenceRequest { request, .. } => desk.ask_referee(*request, MailKind::ReferenceRequest).await?,
        Mail::ReferenceReminder { request, .. } => desk.ask_referee(*request, MailKind::ReferenceReminder).await?,
        Mail::OfMission { account, mission, news } => match journey::of_mission(market, desk.tx, *mission, *news).await? {
            Some(content) => desk.tell(*account, news.kind(), content).await?,
            None => None,
        },
        Mail::OfCandidacy { account, candidacy, news } => {
            match journey::of_candidacy(market, desk.tx, now, *account, *candidacy, *news).await? {
                Some(content) => desk.tell(*account, news.kind(), content).await?,
                None => None,
            }
        }
        Mail::OfConversation { account, candidacy } => desk.new_messages(*account, *candidacy).await?,
        Mail::OfMeeting { account, candidacy, news } => desk.of_meeting(*account, *candidacy, *news).await?,
        Mail::MeetingCalledOff { account, told } => desk.called_off(*account, told).await?,
        Mail::StaffDigest { account, since, until } => match digests::read(market, *since, *until).await? {
            digest if digest.is_empty() => return Ok(None),
            digest => desk.tell(*account, MailKind::StaffDigest, Content::StaffDigest(digest)).await?,
        },
        Mail::AskAvailability { account } => desk.ask_availability(*account).await?,
        Mail::AvailabilityLapsed { account } => desk.availability_lapsed(*account).await?,
    };
    let Some(Told { to, kind, content }) = told else { return Ok(None) };
    let unsubscribe = match (kind.topic(), waiting.account) {
        (Some(topic), Some(account)) => Some(desk.unsubscribe(account, topic).await?),
        _ => None,
    };
    Ok(Some(Letter { id: waiting.id, kind, to, content, unsubscribe }))
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

    async fn of_meeting(&mut self, account: AccountId, candidacy: CandidacyId, news: MeetingNews) -> Result<Option<Told>, Problem> {
        match meetings::of_meeting(self.tx, account, candidacy, news).await? {
            Some(content) => self.tell(account, news.kind(), content).await,
            None => Ok(None),
        }
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

    async fn unsubscribe(&mut self, account: AccountId, topic: MailTopic) -> Result<Secret, Problem> {
        let link = Link { account, about: Some(topic.code().to_owned()) };
        links::draw(self.tx, self.now, Purpose::Unsubscribe, &link).await
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
