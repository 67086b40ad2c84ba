//! What came for staff, in words.

use domain::Role;
use marketplace::digests::{About, Came, Digest, Late};

use super::{Site, count, layout::Part};
use crate::{Locale, components::whose, format, labels, site::Nav, t};

impl Site<'_> {
    pub(super) fn staff_digest(&self, digest: &Digest) -> (String, Vec<Part>) {
        use t::invitations::digest as say;
        let locale = self.locale;
        let total = count(digest.came.len() + digest.more + digest.late.len());
        let more = (digest.more > 0).then(|| say::more(locale, count(digest.more)));
        let came: Vec<String> = digest.came.iter().map(|one| came(locale, one)).chain(more).collect();
        let late: Vec<String> = digest.late.iter().map(|one| late(locale, one)).collect();
        let list = |title: &str, lines: Vec<String>| (!lines.is_empty()).then(|| Part::List { title: title.to_owned(), lines });
        let parts = [
            Some(Part::text(say::text(locale))),
            list(say::late(locale), late),
            list(say::came(locale), came),
            Some(Part::button(say::button(locale), self.address(Nav::Today.path()))),
        ];
        (say::subject(locale, total), parts.into_iter().flatten().collect())
    }
}

fn company(locale: Locale, name: Option<&str>) -> &str {
    name.unwrap_or_else(|| t::staff::no_company(locale))
}

fn came(locale: Locale, one: &Came) -> String {
    use t::invitations::digest as say;
    let company = company(locale, one.company.as_deref());
    let name = one.cto.as_deref().unwrap_or_else(|| say::somebody(locale));
    match (one.subject.as_str(), one.event.as_str(), one.why) {
        ("mission", "sign_off", _) => say::sign_off(locale, company),
        ("mission", "search_on", _) => say::search_on(locale, company),
        ("mission", _, _) => say::submit(locale, company),
        ("profile", "withdraw", _) => say::withdraw_request(locale, name),
        ("profile", _, _) => say::ask_to_join(locale, name),
        ("reference", "answer_reference", _) => say::reference_answered(locale, name),
        ("reference", "decline_reference", _) => say::reference_refused(locale, name),
        ("reference", "disown_reference", _) => say::reference_stranger(locale, name),
        ("reference", _, _) => say::referee_named(locale, name),
        ("document", _, _) => say::document_sent(locale, name),
        ("engagement", "send_outcome_review", _) => t::outcome_reviews::mail::digest_sent(locale, company, name),
        ("engagement", "publish_case_study", _) => t::case_studies::mail::digest_published(locale, company, name),
        ("engagement", "refuse_terms", _) => t::terms::staff::refused(locale, company, name),
        ("engagement", "raise_checkup", _) => t::checkups::mail::digest_came(locale, company, name),
        ("engagement", "differ_renewal", _) => t::renewals::mail::digest_came(locale, company, name),
        ("engagement", _, _) => t::handover::mail::digest_asked(locale, company, name),
        (_, "refuse_invitation", Some(why)) => say::refused_because(locale, company, name, labels::refusal(locale, why)),
        (_, "refuse_invitation", None) => say::refuse_invitation(locale, company, name),
        (_, "expire", _) => say::expire(locale, company, name),
        (_, "dispute_meeting", _) => t::meetings::came::dispute_meeting(locale, company, name),
        (_, "refuse_slots", _) => t::meetings::came::refuse_slots(locale, company, name),
        (_, "withdraw", _) => say::withdraw(locale, company, name),
        (_, "write_message", _) => t::messages::mail::digest_written(locale, company, name),
        (_, "report_message", _) => t::messages::mail::digest_reported(locale, company, name),
        _ => say::apply(locale, company, name),
    }
}

fn late(locale: Locale, one: &Late) -> String {
    use t::invitations::digest as say;
    let (when, who) = (format::day_hour(locale, one.wait.by), whose(locale, one.wait.turn, Role::Staff));
    match &one.about {
        About::Mission { company: name } => say::late_line(locale, company(locale, name.as_deref()), when, who),
        About::Application { name } => say::late_request(locale, name, when, who),
        About::Activity { company: of, name, month } => {
            let month = format::month(locale, month.first());
            t::activity::mail::digest_late(locale, company(locale, of.as_deref()), month, name, when)
        }
        About::Report { company: of, name, month } => {
            let month = format::month(locale, month.first());
            t::report::mail::digest_late(locale, company(locale, of.as_deref()), month, name, when)
        }
        About::Question { company: of, name } => t::briefing::mail::digest_late(locale, company(locale, of.as_deref()), name, when),
        About::Checkup { company: of, name } => t::checkups::mail::digest_late(locale, company(locale, of.as_deref()), name, when),
        About::Renewal { company: of, name } => t::renewals::mail::digest_late(locale, company(locale, of.as_deref()), name, when),
        About::Ending { company: of, name } => t::handover::mail::digest_late(locale, company(locale, of.as_deref()), name, when),
        About::Terms { company: of, name } => t::terms::staff::late_line(locale, company(locale, of.as_deref()), name, when, who),
        About::OutcomeReview { company: of, name } => {
            t::outcome_reviews::mail::digest_late(locale, company(locale, of.as_deref()), name, when, who)
        }
        About::Meeting { company: of, name } => say::late_meeting(locale, company(locale, of.as_deref()), name, when, who),
    }
}
