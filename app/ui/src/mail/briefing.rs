//! The mails about the developers' page, in words.

use marketplace::mail::AboutQuestion;

use super::{Site, layout::Part};
use crate::{briefing::side, engagement::Section, t};

impl Site<'_> {
    pub(super) fn of_question(&self, about: &AboutQuestion) -> (String, Vec<Part>) {
        let locale = self.locale;
        let address = self.address(&format!("{}#questions", Section::Briefing.address(about.engagement)));
        let company = about.company.clone().unwrap_or_else(|| t::engagements::page::company(locale).to_owned());
        let who = side(locale, about.by, about.name.as_deref());
        match &about.answer {
            Some(answer) => {
                use t::briefing::mail::answered as say;
                let text = say::text(locale, &about.question, who);
                (
                    say::subject(locale, company),
                    vec![Part::Text(text), Part::Text(answer.clone()), Part::button(say::button(locale), address)],
                )
            }
            None => {
                use t::briefing::mail::asked as say;
                let is_readers = about.owner.role() == Some(about.reader);
                let subject = if is_readers { say::subject(locale, company) } else { say::subject_other(locale, company) };
                let yours = is_readers.then(|| Part::text(say::yours(locale)));
                let parts = [Some(Part::Text(say::text(locale, who))), Some(Part::Text(about.question.clone())), yours];
                let button = Part::button(say::button(locale), address);
                (subject, parts.into_iter().flatten().chain([button]).collect())
            }
        }
    }
}
