//! The mails along the journey of a mission, in words: to its CEO, to a CTO.

use domain::CriterionKind;
use marketplace::{
    mail::{AboutCandidacy, AboutInvitation, AboutMission, CandidacyNews, MissionNews},
    matches::Offer,
};
use matching::rank::Side;

use super::{INVITATION, Site, layout::Part};
use crate::{
    Locale,
    components::harbour_name,
    criterion_label, criterion_value,
    explain::{self, Reader},
    format, t,
};

/// So many reasons for and against stand in an invitation; its page shows all.
const REASONS: usize = 4;

/// So many characters of the company's own words.
const WORDS: usize = 600;

/// The kinds that stand in the short facts.
const FACTS: [CriterionKind; 4] = [CriterionKind::Rhythm, CriterionKind::Rate, CriterionKind::Start, CriterionKind::Place];

impl Site<'_> {
    pub(super) fn of_mission(&self, about: &AboutMission) -> (String, Vec<Part>) {
        let locale = self.locale;
        let title = about.title.as_str();
        let need = format!("/needs/{}", about.mission);
        let when = about.by.map(|by| format::day_hour(locale, by));
        let (subject, text, by, button, path) = match about.news {
            MissionNews::Received => {
                use t::invitations::mission::received as say;
                (say::subject(locale), say::text(locale, title), when.map(|when| say::by(locale, when)), say::button(locale), need)
            }
            MissionNews::SignOffAsked => {
                use t::invitations::mission::sign_off_asked as say;
                (say::subject(locale), say::text(locale, title), when.map(|when| say::by(locale, when)), say::button(locale), need)
            }
            MissionNews::Opened => {
                use t::invitations::mission::opened as say;
                (say::subject(locale), say::text(locale, title), when.map(|when| say::by(locale, when)), say::button(locale), need)
            }
            MissionNews::NobodyFits => return self.nobody_fits(about),
            MissionNews::ShortlistReady => {
                use t::invitations::mission::shortlist_ready as say;
                let by = when.map(|when| say::by(locale, when));
                (say::subject(locale), say::text(locale, title), by, say::button(locale), format!("{need}/shortlist"))
            }
            MissionNews::Closed => {
                use t::invitations::mission::closed as say;
                (say::subject(locale), say::text(locale, title), None, say::button(locale), need)
            }
        };
        let parts = [Some(Part::Text(text)), by.map(Part::Text), Some(Part::button(button, self.address(&path)))];
        (subject.to_owned(), parts.into_iter().flatten().collect())
    }

    fn nobody_fits(&self, about: &AboutMission) -> (String, Vec<Part>) {
        use t::invitations::mission::nobody_fits as say;
        let locale = self.locale;
        let why = about
            .nobody
            .as_ref()
            .map(|found| Part::List { title: say::why(locale).to_owned(), lines: explain::no_good_match(locale, found) });
        let address = self.address(&format!("/needs/{}", about.mission));
        let parts = [
            Some(Part::Text(say::text(locale, &about.title))),
            why,
            Some(Part::text(say::then(locale))),
            Some(Part::button(say::button(locale), address)),
        ];
        (say::subject(locale).to_owned(), parts.into_iter().flatten().collect())
    }

    /// What may be known of the mission, and two ways to answer: yes after signing in, no without.
    pub(super) fn invitation(&self, about: &AboutInvitation) -> (String, Vec<Part>) {
        use t::invitations::invitation as say;
        let locale = self.locale;
        let AboutInvitation { again, offer, answer_by, refuse } = about;
        let (subject, text) = match again {
            true => (say::subject_again(locale, &offer.title), say::text_again(locale)),
            false => (say::subject(locale, &offer.title), say::text(locale)),
        };
        let list = |title: &str, lines: Vec<String>| (!lines.is_empty()).then(|| Part::List { title: title.to_owned(), lines });
        let parts = [
            Some(Part::text(text)),
            Some(Part::List { title: say::words(locale).to_owned(), lines: vec![first_words(locale, &offer.need.text)] }),
            list(say::practice(locale), facts(locale, offer)),
            list(say::fits(locale), reasons(locale, offer, explain::ties)),
            list(say::snags(locale), reasons(locale, offer, explain::gaps)),
            Some(Part::Text(say::by(locale, format::day_hour(locale, *answer_by)))),
            Some(Part::button(say::yes(locale), self.address(&format!("/offers/{}", offer.mission)))),
            Some(Part::text(say::yes_note(locale))),
            Some(Part::button(say::no(locale), self.keyed(INVITATION, refuse))),
            Some(Part::text(say::no_note(locale))),
        ];
        (subject, parts.into_iter().flatten().collect())
    }

    pub(super) fn of_candidacy(&self, about: &AboutCandidacy) -> (String, Vec<Part>) {
        use t::invitations::candidacy as say;
        let locale = self.locale;
        if about.news == CandidacyNews::MeetingAnswered {
            return self.meeting_answered(about);
        }
        let (subject, text, by) = self.of_own_candidacy(about);
        let reason = about.ending.as_ref().filter(|(_, reason)| !reason.is_empty());
        let button = match about.news {
            CandidacyNews::MeetingAsked => say::meeting_asked::button(locale),
            _ => say::button(locale),
        };
        let parts = [
            Some(Part::Text(text)),
            reason.map(|(_, reason)| Part::Text(say::reason(locale, reason))),
            by.map(Part::Text),
            Some(Part::button(button, self.address(&format!("/offers/{}", about.mission)))),
        ];
        (subject.to_owned(), parts.into_iter().flatten().collect())
    }

    /// Subject, sentence, and until when somebody acts.
    fn of_own_candidacy(&self, about: &AboutCandidacy) -> (&'static str, String, Option<String>) {
        use t::invitations::candidacy as say;
        let locale = self.locale;
        let title = about.title.as_str();
        let when = about.by.map(|by| format::day_hour(locale, by));
        match about.news {
            CandidacyNews::Received => {
                use say::candidacy_received as say;
                (say::subject(locale), say::text(locale, title), when.map(|when| say::by(locale, when)))
            }
            CandidacyNews::Shortlisted => {
                use say::shortlisted as say;
                (say::subject(locale), say::text(locale, title), when.map(|when| say::by(locale, when)))
            }
            CandidacyNews::MeetingAsked => {
                use say::meeting_asked as say;
                (say::subject(locale), say::text(locale, title), when.map(|when| say::by(locale, when)))
            }
            CandidacyNews::MeetingAgreed | CandidacyNews::MeetingAnswered => {
                use say::meeting_agreed as say;
                let (name, email) = about.other.clone().unwrap_or_default();
                (say::subject(locale), say::text(locale, email, name, title), when.map(|when| say::by(locale, when)))
            }
            CandidacyNews::Selected => (say::selected::subject(locale), say::selected::text(locale, title), None),
            CandidacyNews::Declined => (say::declined::subject(locale), say::declined::text(locale, title), None),
            CandidacyNews::Closed => (say::closed::subject(locale), say::closed::text(locale, title), None),
            CandidacyNews::Expired | CandidacyNews::Invited | CandidacyNews::Reminder => {
                (say::expired::subject(locale), say::expired::text(locale, title), None)
            }
        }
    }

    /// To the CEO: yes, with the name that both now know, or no, with the reason.
    fn meeting_answered(&self, about: &AboutCandidacy) -> (String, Vec<Part>) {
        use t::invitations::meeting_answered as say;
        let locale = self.locale;
        let address = self.address(&format!("/needs/{}/candidates/{}", about.mission, about.candidacy));
        let (subject, text, more) = match &about.other {
            Some((name, email)) => {
                let by = about.by.map(|by| say::by(locale, format::day_hour(locale, by)));
                (say::subject_yes(locale), say::yes(locale, email, name, &about.title), by)
            }
            None => {
                let harbour = harbour_name(usize::from(about.position.saturating_sub(1)));
                let reason = about.ending.as_ref().map(|(_, reason)| t::invitations::candidacy::reason(locale, reason));
                (say::subject_no(locale), say::no(locale, harbour, &about.title), reason)
            }
        };
        let parts = [Some(Part::Text(text)), more.map(Part::Text), Some(Part::button(say::button(locale), address))];
        (subject.to_owned(), parts.into_iter().flatten().collect())
    }
}

/// Rhythm, rate, start and place, where the need says them.
fn facts(locale: Locale, offer: &Offer) -> Vec<String> {
    let fact = |kind: CriterionKind| {
        let values: Vec<String> = offer.need.values(kind).map(|value| criterion_value(locale, value)).collect();
        (!values.is_empty()).then(|| t::invitations::invitation::fact(locale, criterion_label(locale, kind), values.join(", ")))
    };
    FACTS.into_iter().filter_map(fact).collect()
}

/// The first reasons of both sides, each said once.
fn reasons(
    locale: Locale,
    offer: &Offer,
    of: impl Fn(Locale, Reader, &matching::Match, Side) -> Vec<crate::components::Line>,
) -> Vec<String> {
    let mut said: Vec<String> = Vec::new();
    for line in [Side::Ceo, Side::Cto].into_iter().flat_map(|side| of(locale, Reader::Cto, &offer.matched, side)) {
        if said.len() < REASONS && !said.contains(&line.text) {
            said.push(line.text);
        }
    }
    said
}

/// The first paragraph, cut at a word, in quotes.
fn first_words(locale: Locale, text: &str) -> String {
    let first = text.trim().split("\n\n").next().unwrap_or_default().replace('\n', " ");
    let short: String = first.chars().take(WORDS).collect();
    let short = match first.chars().nth(WORDS) {
        Some(_) => format!("{}…", short.rsplit_once(' ').map_or(short.as_str(), |(before, _)| before)),
        None => short,
    };
    format::quoted(locale, &short)
}
