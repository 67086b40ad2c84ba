//! What changes while a page is looked at: how much waits, in the header, and that the page itself has changed. A script of the document
//! (`app/src/site/live.js`) follows it, and never reloads by itself; without it, counts are as true as the page is new.

use domain::{CandidacyId, EngagementId, MissionId};
use leptos::prelude::*;

use crate::{Here, Locale, Visitor, format, href, site::nav::MISSIONS, t};

/// Where changes are told, as events.
pub const EVENTS: &str = "/events";

/// How much waits for whoever is signed in, and the version of what the page shows. The server puts it into context.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Waiting {
    pub messages: u32,
    pub notifications: u32,
    pub version: i64,
}

impl Waiting {
    /// For the visitor of the page at hand.
    pub fn current() -> Self {
        use_context().unwrap_or_default()
    }
}

/// What a page is about, of which it is told that it has changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// A mission, and perhaps one of its candidacies.
    Mission(MissionId, Option<CandidacyId>),
    Engagement(EngagementId),
}

/// What the page of this address (without the prefix of a language) is about, where that can change under it.
pub fn subject_of(address: &str) -> Option<Subject> {
    let path = address.split('?').next().unwrap_or_default();
    let parts: Vec<&str> = path.split('/').collect();
    let after = |names: &[&str]| parts.windows(2).find_map(|pair| names.contains(pair.first()?).then_some(*pair.get(1)?));
    if let Some(engagement) = after(&["engagements"]).and_then(|id| id.parse().ok()) {
        return Some(Subject::Engagement(engagement));
    }
    // What everybody reads under `/missions` has an id of its own.
    if path.starts_with(MISSIONS) {
        return None;
    }
    let mission = after(&["needs", "offers", "missions"])?.parse().ok()?;
    Some(Subject::Mission(mission, after(&["candidates", "messages"]).and_then(|id| id.parse().ok())))
}

/// How much waits behind an entry of the header, for those who see it and those who hear it.
#[component]
pub fn Count(
    /// What the script calls it.
    name: &'static str,
    count: u32,
    words: String,
) -> impl IntoView {
    let locale = Locale::current();
    let content = (count > 0).then(|| {
        view! {
            " "
            <span class="count" aria-hidden="true">{format::number(locale, count)}</span>
            <span class="visually-hidden">{words}</span>
        }
    });
    view! { <span data-waiting=name>{content}</span> }
}

/// Where the script of the document finds what to follow, and what it says once the page has changed. Nothing for strangers.
#[component]
pub fn Live() -> impl IntoView {
    let locale = Locale::current();
    let waiting = use_context::<Waiting>().filter(|_| Visitor::current().is_some())?;
    let version = waiting.version;
    let subject = subject_of(&Here::current().0).map(|subject| match subject {
        Subject::Mission(mission, Some(candidacy)) => format!("?mission={mission}&candidacy={candidacy}&version={version}"),
        Subject::Mission(mission, None) => format!("?mission={mission}&version={version}"),
        Subject::Engagement(engagement) => format!("?engagement={engagement}&version={version}"),
    });
    let changed = subject.is_some();
    let address = href(locale, &format!("{EVENTS}{}", subject.unwrap_or_default()));
    let changed = changed.then(|| {
        view! {
            <template id="live-changed">
                <p class="toast">{t::notifications::live::changed(locale)}" "<button type="button">{t::notifications::live::reload(locale)}</button></p>
            </template>
        }
    });
    Some(view! { <div id="live" role="status" data-events=address></div> {changed} })
}

#[cfg(test)]
mod tests {
    use super::*;

    const MISSION: &str = "0198c0de-0000-7000-8000-000000000001";
    const CANDIDACY: &str = "0198c0de-0000-7000-8000-000000000002";

    #[test]
    fn the_pages_of_a_mission_a_candidacy_and_an_engagement_are_known_by_their_address() {
        let (mission, candidacy) = (MISSION.parse().expect("an id"), CANDIDACY.parse().ok());
        for path in ["/needs/M", "/offers/M", "/offers/M/messages", "/staff/missions/M/curation", "/needs/M?form=1"] {
            assert_eq!(subject_of(&path.replace('M', MISSION)), Some(Subject::Mission(mission, None)), "{path}");
        }
        for path in ["/needs/M/candidates/C", "/needs/M/candidates/C/messages", "/staff/missions/M/messages/C"] {
            assert_eq!(
                subject_of(&path.replace('M', MISSION).replace('C', CANDIDACY)),
                Some(Subject::Mission(mission, candidacy)),
                "{path}"
            );
        }
        for path in ["/", "/needs", "/needs/new", "/offers/search", "/staff/missions", "/messages", "/missions/M"] {
            let path = &path.replace('M', MISSION);
            assert_eq!(subject_of(path), None, "{path}");
        }
        for path in ["/engagements/M", "/engagements/M/terms/2", "/engagements/M/activity/2026-11?form=1"] {
            let engagement = MISSION.parse().expect("an id");
            assert_eq!(subject_of(&path.replace('M', MISSION)), Some(Subject::Engagement(engagement)), "{path}");
        }
    }
}
