//! What a CTO is written about their request to join, and about their membership.

use chrono::{DateTime, Utc};
use domain::vetting::{REFERENCES_DAYS, STEP_DAYS};
use marketplace::vetting::{News, Standing};

use super::{Site, layout::Part};
use crate::{format, labels, site::Nav, t};

impl Site<'_> {
    /// The subject, and what the mail says.
    pub(super) fn vetting(&self, news: News, standing: &Standing) -> (String, Vec<Part>) {
        use t::vetting::mail as words;
        let locale = self.locale;
        let days = u32::from(STEP_DAYS);
        let follow = || Part::button(words::button(locale), self.address(Nav::Profile.path()));
        let profile = || Part::button(words::to_profile(locale), self.address(Nav::Profile.path()));
        let (subject, parts) = match news {
            News::Received => (words::received_subject(locale), vec![Part::Text(words::received_text(locale, days)), follow()]),
            News::Reopened => (words::reopened_subject(locale), vec![Part::Text(words::reopened_text(locale, days)), follow()]),
            News::Interview => {
                let at = standing
                    .application()
                    .and_then(|one| one.interview_at)
                    .map(|at| Part::Text(words::interview_at(locale, self.moment(at))));
                let text = Part::Text(words::interview_text(locale, days));
                (words::interview_subject(locale), std::iter::once(text).chain(at).chain([follow()]).collect())
            }
            News::InterviewDate => {
                let text = match standing.application().and_then(|one| one.interview_at) {
                    Some(at) => Part::Text(words::interview_date_text(locale, format::day_hour(locale, at))),
                    None => Part::text(words::interview_date_off(locale)),
                };
                (words::interview_date_subject(locale), vec![text, follow()])
            }
            News::References => {
                let text = Part::Text(words::references_text(locale, u32::from(REFERENCES_DAYS)));
                let name = Part::button(words::references_button(locale), self.address(&format!("{}#references", Nav::Profile.path())));
                (words::references_subject(locale), vec![text, Part::text(words::references_name(locale)), name])
            }
            News::Accepted => {
                let missions = Part::button(words::accepted_button(locale), self.address(Nav::Offers.path()));
                (words::accepted_subject(locale), vec![Part::text(words::accepted_text(locale)), missions])
            }
            News::Refused => (words::refused_subject(locale), self.refused(standing)),
            News::Paused => {
                let reason = standing.pause.as_ref().and_then(|pause| pause.reason.as_deref());
                let reason = reason.map(|reason| Part::Text(words::paused_reason(locale, format::quoted(locale, reason))));
                let text = Part::text(words::paused_text(locale));
                (words::paused_subject(locale), std::iter::once(text).chain(reason).chain([profile()]).collect())
            }
            News::Resumed => (words::resumed_subject(locale), vec![Part::text(words::resumed_text(locale)), profile()]),
        };
        (subject.to_owned(), parts)
    }

    /// Why, whether and when they may ask again, and until when their data is kept.
    fn refused(&self, standing: &Standing) -> Vec<Part> {
        use t::vetting::{join, mail as words};
        let locale = self.locale;
        let day = |at: DateTime<Utc>| format::date_of(locale, at);
        let mut parts = vec![Part::text(words::refused_text(locale))];
        if let Some(refusal) = standing.refusal() {
            parts.push(Part::Text(words::refused_reason(locale, labels::vetting_refusal(locale, refusal.code))));
            parts.push(Part::Text(words::refused_words(locale, format::quoted(locale, &refusal.words))));
            let ended = standing.application().and_then(|one| one.ended.as_ref()).map(|(at, _)| *at);
            parts.push(Part::Text(match refusal.again_from {
                Some(from) if Some(from) <= ended => join::again_now(locale).to_owned(),
                Some(from) => join::again_from(locale, day(from)),
                None => join::again_never(locale).to_owned(),
            }));
        }
        parts.extend(standing.kept_until().map(|at| Part::Text(join::erased_on(locale, day(at)))));
        parts.push(Part::button(words::button(locale), self.address(Nav::Profile.path())));
        parts
    }

    /// A day and an hour that are true whenever the letter is read.
    fn moment(&self, at: DateTime<Utc>) -> String {
        format!("{}, {}", format::weekday_date(self.locale, format::local(at).date()), format::time(self.locale, at))
    }
}
