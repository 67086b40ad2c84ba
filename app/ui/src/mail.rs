//! Letters in words: what a mail tells, in its reader's language, as text and as HTML.
//!
//! A sentence is the same in both; a button is a link with its address below, because some readers show no buttons.

mod activity;
mod briefing;
mod calendar;
mod case_studies;
mod checkups;
mod community_events;
mod daily;
mod digest;
mod ending;
mod handovers;
mod journey;
mod layout;
mod meetings;
mod messages;
mod outcome_reviews;
mod papers;
mod posting;
mod public_page;
mod renewals;
mod reports;
mod terms;
mod vetting;

use chrono::NaiveDate;
use domain::{MissionId, WrittenLanguage};
use marketplace::{
    Secret,
    mail::{Content, Letter, outbox::Written},
    references::ReferenceLetter,
    saved_searches::FoundBySearch,
    search::text::Scope,
};

use crate::{Locale, format, href, reference, server::search::page_since, site::nav, t};
pub use calendar::{CalendarFile, calendar, entry_file, feed_file, published};
use layout::{Part, Sheet};

/// Where the links of mails lead; each opens a page with one button, because programs that look for viruses open links too.
pub const VERIFY_ADDRESS: &str = "/verify-address";
/// See [`VERIFY_ADDRESS`].
pub const RESET_PASSWORD: &str = "/reset-password";
/// See [`VERIFY_ADDRESS`].
pub const CONFIRM_ADDRESS: &str = "/confirm-address";
/// The page on which a referee answers, or refuses.
pub const REFERENCE: &str = "/reference";
/// See [`VERIFY_ADDRESS`].
pub const INVITATION: &str = "/invitation";
/// See [`VERIFY_ADDRESS`].
pub const AVAILABILITY: &str = "/availability";
/// The page that turns mail off; a mail program may send a `POST` to it (RFC 8058).
pub const UNSUBSCRIBE: &str = "/unsubscribe";

impl From<WrittenLanguage> for Locale {
    fn from(language: WrittenLanguage) -> Self {
        match language {
            WrittenLanguage::French => Self::Fr,
            WrittenLanguage::English => Self::En,
        }
    }
}

impl From<Locale> for WrittenLanguage {
    fn from(locale: Locale) -> Self {
        match locale {
            Locale::Fr => Self::French,
            Locale::En => Self::English,
        }
    }
}

/// Writes a letter. `origin` is the site's public address, without a `/` at its end.
pub fn write(letter: &Letter, origin: &str) -> Written {
    let locale = Locale::from(letter.to.language);
    let site = Site { locale, origin };
    let (subject, parts) = site.content(&letter.content);
    let (why, way_out) = match &letter.content {
        Content::Reference { key, letter, .. } => {
            use t::references::mail as words;
            (words::why(locale, &letter.cto, origin), Some((words::never(locale), format!("{}#refuse", site.keyed(REFERENCE, key)))))
        }
        _ => {
            let way_out = unsubscribe_address(letter, origin).map(|address| (t::mail::unsubscribe(locale), address));
            (t::mail::why(locale, origin), way_out)
        }
    };
    Sheet { locale, name: &letter.to.name, subject, parts, why, way_out }.written()
}

/// The address that turns this kind of mail off, for `List-Unsubscribe` and for the end of the mail.
pub fn unsubscribe_address(letter: &Letter, origin: &str) -> Option<String> {
    let site = Site { locale: letter.to.language.into(), origin };
    letter.unsubscribe.as_ref().map(|key| site.keyed(UNSUBSCRIBE, key))
}

/// Which site speaks, and how.
struct Site<'a> {
    locale: Locale,
    origin: &'a str,
}

impl Site<'_> {
    fn address(&self, path: &str) -> String {
        format!("{}{}", self.origin, href(self.locale, path))
    }

    fn keyed(&self, path: &str, key: &Secret) -> String {
        self.address(&format!("{path}?key={}", key.reveal()))
    }

    /// The subject, and what the mail says.
    fn content(&self, content: &Content) -> (String, Vec<Part>) {
        let locale = self.locale;
        match content {
            Content::VerifyAddress { key, hours } => {
                use t::mail::verify_address as words;
                self.opening([words::subject(locale), words::text(locale), words::button(locale)], self.keyed(VERIFY_ADDRESS, key), *hours)
            }
            Content::AddressTaken => self.address_taken(),
            Content::ResetPassword { key, hours } => {
                use t::mail::reset_password as words;
                self.opening([words::subject(locale), words::text(locale), words::button(locale)], self.keyed(RESET_PASSWORD, key), *hours)
            }
            Content::PasswordChanged => {
                use t::mail::password_changed as words;
                (words::subject(locale).to_owned(), vec![Part::text(words::text(locale)), Part::text(words::not_you(locale))])
            }
            Content::ConfirmAddress { key, hours } => {
                use t::mail::confirm_address as words;
                self.opening([words::subject(locale), words::text(locale), words::button(locale)], self.keyed(CONFIRM_ADDRESS, key), *hours)
            }
            Content::AddressChanged { new } => {
                use t::mail::address_changed as words;
                (words::subject(locale).to_owned(), vec![Part::Text(words::text(locale, new)), Part::text(words::not_you(locale))])
            }
            Content::AddressChangeAsked => self.address_change_asked(),
            Content::CompanyLeft { title, reason } => self.company_left(title, reason),
            Content::CtoLeft { mission, title, reason } => self.cto_left(*mission, title, reason),
            Content::SavedSearches { found } => self.saved_searches(found),
            Content::Vetting { news, standing } => self.vetting(*news, standing),
            Content::Reference { key, letter, again } => self.reference(key, letter, *again),
            Content::OfMission(about) => self.of_mission(about),
            Content::Invitation(about) => self.invitation(about),
            Content::OfCandidacy(about) => self.of_candidacy(about),
            Content::NewMessages(about) => self.new_messages(about),
            Content::OfMeeting(about) => self.of_meeting(about),
            Content::MeetingCalledOff { told, zone } => self.called_off(told, *zone),
            Content::OfPublicPage { news, reason } => self.of_public_page(*news, reason.as_deref()),
            Content::OfPosting(about) => self.of_posting(about),
            Content::OfReport(about) => self.of_report(about),
            Content::OfOutcomeReview(about) => self.of_outcome_review(about),
            Content::OfCaseStudy(about) => self.of_case_study(about),
            Content::OfHandover(about) => self.of_handover(about),
            Content::OfEvent(about) => self.of_event(about),
            Content::OfQuestion(about) => self.of_question(about),
            Content::OfCheckup(about) => self.of_checkup(about),
            Content::OfRenewal(about) => self.of_renewal(about),
            Content::OfPapers(about) => self.of_papers(about),
            Content::OfEnding(about) => self.of_ending(about),
            Content::OfActivity(about) => self.of_activity(about),
            Content::OfTerms(about) => self.of_terms(about),
            Content::StaffDigest(digest) => self.staff_digest(digest),
            Content::DailyDigest(gathered) => self.daily_digest(gathered),
            Content::AskAvailability { key, from, pause_on } => self.ask_availability(key, *from, *pause_on),
            Content::AvailabilityLapsed { key, since } => self.availability_lapsed(key, *since),
        }
    }

    fn address_change_asked(&self) -> (String, Vec<Part>) {
        use t::mail::address_change_asked as words;
        let locale = self.locale;
        let parts = vec![
            Part::text(words::text(locale)),
            Part::text(words::not_you(locale)),
            Part::button(words::button(locale), self.address(nav::ACCOUNT)),
        ];
        (words::subject(locale).to_owned(), parts)
    }

    fn address_taken(&self) -> (String, Vec<Part>) {
        use t::mail::address_taken as words;
        let locale = self.locale;
        let parts = vec![
            Part::text(words::text(locale)),
            Part::button(words::button(locale), self.address("/sign-in")),
            Part::text(t::mail::ignore(locale)),
        ];
        (words::subject(locale).to_owned(), parts)
    }

    /// A mail whose button opens something, once, for so many hours.
    fn opening(&self, [subject, text, button]: [&'static str; 3], address: String, hours: u32) -> (String, Vec<Part>) {
        let locale = self.locale;
        let parts = vec![
            Part::text(text),
            Part::button(button, address),
            Part::Text(t::mail::valid(locale, hours)),
            Part::text(t::mail::ignore(locale)),
        ];
        (subject.to_owned(), parts)
    }

    /// A mail to somebody without an account.
    fn reference(&self, key: &Secret, letter: &ReferenceLetter, again: bool) -> (String, Vec<Part>) {
        let reference::Words { subject, before, button, after, .. } = reference::words(letter, again);
        let button = Part::button(button, self.keyed(REFERENCE, key));
        (subject, before.into_iter().map(Part::Text).chain([button]).chain(after.into_iter().map(Part::Text)).collect())
    }

    fn company_left(&self, title: &str, reason: &str) -> (String, Vec<Part>) {
        use t::mail::company_left as words;
        let locale = self.locale;
        (words::subject(locale).to_owned(), vec![Part::Text(words::text(locale, title)), Part::Text(words::reason(locale, reason))])
    }

    fn cto_left(&self, mission: MissionId, title: &str, reason: &str) -> (String, Vec<Part>) {
        use t::mail::cto_left as words;
        let locale = self.locale;
        let parts = vec![
            Part::Text(words::text(locale, title)),
            Part::Text(words::reason(locale, reason)),
            Part::button(words::button(locale), self.address(&format!("/needs/{mission}"))),
        ];
        (words::subject(locale).to_owned(), parts)
    }

    fn ask_availability(&self, key: &Secret, from: Option<NaiveDate>, pause_on: NaiveDate) -> (String, Vec<Part>) {
        use t::checks::mail::ask as words;
        let locale = self.locale;
        let said = from.map_or_else(|| words::unsaid(locale).to_owned(), |day| words::said(locale, format::date(locale, day)));
        let parts = vec![
            Part::Text(said),
            Part::button(words::button(locale), self.keyed(AVAILABILITY, key)),
            Part::Text(words::otherwise(locale, format::date(locale, pause_on))),
        ];
        (words::subject(locale).to_owned(), parts)
    }

    fn availability_lapsed(&self, key: &Secret, since: NaiveDate) -> (String, Vec<Part>) {
        use t::checks::mail::lapsed as words;
        let locale = self.locale;
        let parts = vec![
            Part::Text(words::text(locale, format::date(locale, since))),
            Part::text(words::kept(locale)),
            Part::button(words::button(locale), self.keyed(AVAILABILITY, key)),
        ];
        (words::subject(locale).to_owned(), parts)
    }

    fn saved_searches(&self, found: &[FoundBySearch]) -> (String, Vec<Part>) {
        use t::mail::saved_searches as words;
        let locale = self.locale;
        let total = found.iter().map(|one| count(one.new)).fold(0, u32::saturating_add);
        let profiles = found.iter().any(|one| one.asked.scope == Scope::Profiles);
        let subject = if profiles { words::subject_profiles(locale, total) } else { words::subject_missions(locale, total) };
        let mut parts = vec![Part::text(if profiles { words::text_profiles(locale) } else { words::text_missions(locale) })];
        for one in found {
            let more = one.new.saturating_sub(one.titles.len());
            let more = (more > 0).then(|| words::more(locale, count(more)));
            let path = if profiles { "/staff/profiles" } else { "/offers/search" };
            parts.push(Part::List { title: one.name.clone(), lines: one.titles.iter().cloned().chain(more).collect() });
            parts.push(Part::button(words::button(locale), self.address(&page_since(path, &one.asked, one.since))));
        }
        parts.push(Part::text(words::pace(locale)));
        (subject, parts)
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
