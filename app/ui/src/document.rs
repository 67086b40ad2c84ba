//! A proof document as staff and its CTO see it: what it proves, where it stands, how long it is valid, and the way to its file.

use chrono::NaiveDate;
use domain::lifecycle::{DocumentState, ProfileState};
use leptos::prelude::*;
use marketplace::documents::{Document as Sent, Validity};

use crate::components::{Badge, Icon, IconName, Tone};
use crate::format;
use crate::labels::{document_kind, document_state};
use crate::{Locale, t};

/// Where the file of a document is handed out; the same in every language.
pub fn file_address(document: domain::DocumentId) -> String {
    format!("/documents/{document}/file")
}

/// One document of a CTO whose profile is in this state; children are what its reader may do.
#[component]
pub fn Document(document: Sent, profile: ProfileState, today: NaiveDate, children: Children) -> impl IntoView {
    use t::documents::card as say;
    let locale = Locale::current();
    let day = |moment: chrono::DateTime<chrono::Utc>| format::date_of(locale, moment);
    let decided = document.decided_at.map(day).unwrap_or_default();
    let standing = match document.state {
        DocumentState::Sent if profile.is_looked_at() => say::sent(locale, day(document.sent_at)),
        DocumentState::Sent => say::sent_early(locale, day(document.sent_at)),
        DocumentState::Verified => say::verified(locale, decided),
        DocumentState::Refused | DocumentState::Removed => say::refused(locale, decided),
    };
    let why = document.refused_because.clone().map(|reason| {
        view! { <p><strong>{say::why(locale)}</strong> " " <q>{reason}</q></p> }
    });
    let label = say::download_label(locale, &document.title);
    let about = format!("{} · {} · {}", document_kind(locale, document.kind), document.file_name, size(locale, document.byte_count));
    view! {
        <li id=format!("document-{}", document.id)>
            <div class="cluster spread">
                <h3>{document.title.clone()}</h3>
                <span class="cluster"><State state=document.state/><Until document=document.clone() today/></span>
            </div>
            <p class="quiet-text">{about}</p>
            <p class="quiet-text">{standing}</p>
            {why}
            <div class="cluster">
                <a class="button secondary small" href=file_address(document.id) download aria-label=label><Icon name=IconName::Download/> " " {say::download(locale)}</a>
                {children()}
            </div>
        </li>
    }
}

#[component]
fn State(state: DocumentState) -> impl IntoView {
    let words = document_state(Locale::current(), state);
    match state {
        DocumentState::Sent => view! { <Badge tone=Tone::Need>{words}</Badge> }.into_any(),
        DocumentState::Verified => view! { <Badge tone=Tone::Success icon=IconName::BadgeCheck>{words}</Badge> }.into_any(),
        DocumentState::Refused | DocumentState::Removed => {
            view! { <Badge tone=Tone::Warning icon=IconName::CircleAlert>{words}</Badge> }.into_any()
        }
    }
}

/// Until when it is valid; nothing where it has no end.
#[component]
fn Until(document: Sent, today: NaiveDate) -> impl IntoView {
    use t::documents::card as say;
    let locale = Locale::current();
    let end = document.valid_until.map(|end| format::date(locale, end)).unwrap_or_default();
    match document.validity(today) {
        Validity::Unlimited => None,
        Validity::Long => Some(view! { <Badge>{say::until(locale, end)}</Badge> }.into_any()),
        Validity::Ending(0) => Some(view! { <Badge tone=Tone::Warning icon=IconName::Clock>{say::ends_today(locale)}</Badge> }.into_any()),
        Validity::Ending(days) => {
            let words = say::ends(locale, u32::try_from(days).unwrap_or(u32::MAX));
            Some(view! { <Badge tone=Tone::Warning icon=IconName::Clock>{words}</Badge> }.into_any())
        }
        Validity::Over => Some(view! { <Badge tone=Tone::Late icon=IconName::AlarmClock>{say::over(locale, end)}</Badge> }.into_any()),
    }
}

/// A size in kilobytes, from a million bytes on in megabytes; at least one.
pub(crate) fn size(locale: Locale, bytes: i32) -> String {
    if bytes < 1_000_000 {
        t::documents::card::kilobytes(locale, (bytes / 1_000).max(1))
    } else {
        t::documents::card::megabytes(locale, bytes / 1_000_000)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_is_said_in_its_largest_unit() {
        assert_eq!(size(Locale::En, 12), "1 KB");
        assert_eq!(size(Locale::En, 345_678), "345 KB");
        assert_eq!(size(Locale::En, 10_485_760), "10 MB");
    }
}
