//! What staff reads of a CTO's other clients: which, why they could stand in the way, and what the CTO says of it.

use std::collections::HashMap;

use domain::{CriterionKind, ProfileId};
use leptos::prelude::*;
use marketplace::conflicts::{Cause, Conflict, ForStaff, Source};
use ui::{
    Locale,
    components::{Badge, IconName, Notice, NoticeKind, Tone},
    format,
    labels::named,
    t,
};

/// Conflicts by whose they are; those without are not in it.
pub(super) type Found = HashMap<ProfileId, ForStaff>;

/// In a row: that there is something to clear up, or that the CTO has said something of it.
#[component]
pub(super) fn ConflictBadge(found: Option<ForStaff>) -> impl IntoView {
    use t::checks::conflicts as words;
    let locale = Locale::current();
    found.map(|found| {
        let rival = found.conflicts.iter().any(|conflict| conflict.cause == Cause::Rival);
        let tone = if rival { Tone::Warning } else { Tone::Unknown };
        view! { <Badge tone icon=IconName::Scale>{if rival { words::badge_rival(locale) } else { words::badge(locale) }}</Badge>" " }
    })
}

/// The whole of it, for one person.
#[component]
pub(super) fn Conflicts(found: ForStaff, #[prop(optional, into)] name: Option<String>) -> impl IntoView {
    use t::checks::conflicts as words;
    let locale = Locale::current();
    let title = name.map_or_else(|| words::staff_title(locale).to_owned(), |name| words::staff_title_name(locale, name));
    let lines = found.conflicts.iter().map(|conflict| view! { <li>{line(locale, conflict)}</li> }).collect_view();
    let statement = match found.statement {
        Some(said) => words::said(locale, format::quoted(locale, &said)),
        None => words::unsaid(locale).to_owned(),
    };
    view! {
        <Notice kind=NoticeKind::Warning title icon=IconName::Scale>
            <div class="stack"><ul>{lines}</ul><p>{statement}</p><p class="quiet-text">{words::staff_note(locale)}</p></div>
        </Notice>
    }
}

fn line(locale: Locale, conflict: &Conflict) -> String {
    use t::checks::conflicts as words;
    let source = match conflict.source {
        Source::Mission(_) => words::source_mission(locale),
        Source::Client => words::source_client(locale),
        Source::Career => words::source_career(locale),
    };
    match conflict.cause {
        Cause::Rival => words::line_rival(locale, source, &conflict.with),
        Cause::SameSector(sector) => {
            words::line_sector(locale, named(locale, CriterionKind::Sector, sector.code()), source, &conflict.with)
        }
    }
}
