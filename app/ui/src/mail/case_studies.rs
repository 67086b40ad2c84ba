//! The mails about case studies, in words.

use marketplace::mail::{AboutCaseStudy, CaseStudyNews};

use super::{Site, layout::Part};
use crate::{case_study_address, engagement::Section, t};

impl Site<'_> {
    pub(super) fn of_case_study(&self, about: &AboutCaseStudy) -> (String, Vec<Part>) {
        use t::case_studies::mail as say;
        let locale = self.locale;
        let AboutCaseStudy { other, title, .. } = about;
        let gone = |words: &'static str| about.was_public.then_some(words);
        let (subject, text, more) = match about.news {
            CaseStudyNews::Begun => (say::begun_subject(locale).to_owned(), say::begun_text(locale, other, title), None),
            CaseStudyNews::Changed => {
                (say::changed_subject(locale).to_owned(), say::changed_text(locale, other, title), gone(say::changed_public(locale)))
            }
            CaseStudyNews::Agreed => (say::agreed_subject(locale, other), say::agreed_text(locale, other, title), None),
            CaseStudyNews::Published => (say::published_subject(locale).to_owned(), say::published_text(locale, title), None),
            CaseStudyNews::Withdrawn => {
                (say::withdrawn_subject(locale).to_owned(), say::withdrawn_text(locale, other, title), gone(say::withdrawn_public(locale)))
            }
            CaseStudyNews::TakenDown => (say::taken_down_subject(locale).to_owned(), say::taken_down_text(locale, title), None),
        };
        let address = match about.news {
            CaseStudyNews::Published => case_study_address(about.study),
            _ => Section::CaseStudy.address(about.engagement),
        };
        let parts = [
            Some(Part::Text(text)),
            more.map(Part::text),
            about.reason.as_ref().map(|reason| Part::Text(t::invitations::candidacy::reason(locale, reason))),
            Some(Part::button(say::button(locale), self.address(&address))),
        ];
        (subject, parts.into_iter().flatten().collect())
    }
}
