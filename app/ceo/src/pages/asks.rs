//! What we do not know yet, as questions: answered, or "I don't know".

use domain::CriterionKind::{self, *};
use leptos::prelude::*;
use marketplace::missions::MissionSheet;
use ui::{Locale, components::Notice, criterion::DontKnow, glossary::Explained, t};

use super::criteria::{Desk, add_href};

/// All kinds, in the order in which answers help most.
const ORDER: [CriterionKind; CriterionKind::ALL.len()] =
    [Rate, Start, Rhythm, Place, Stack, MissionType, Stage, Sector, Impact, Orientation, Area, Language];

/// The question behind a kind.
pub fn question(locale: Locale, kind: CriterionKind) -> &'static str {
    use t::need::asks as ask;
    match kind {
        Stack => ask::stack(locale),
        Sector => ask::sector(locale),
        Impact => ask::impact(locale),
        MissionType => ask::mission_type(locale),
        Area => ask::area(locale),
        Stage => ask::stage(locale),
        Orientation => ask::orientation(locale),
        Rhythm => ask::rhythm(locale),
        Rate => ask::rate(locale),
        Place => ask::place(locale),
        Language => ask::language(locale),
        Start => ask::start(locale),
    }
}

/// The open questions; nothing where there are none.
#[component]
pub fn Asks(desk: Desk, sheet: MissionSheet) -> impl IntoView {
    let locale = Locale::current();
    let open = sheet.open_questions();
    let count = u32::try_from(open.len()).unwrap_or(u32::MAX);
    let ask = move |kind: CriterionKind| {
        let question = question(locale, kind);
        view! {
            <li>
                <span><Explained text=question/></span>
                <a href=add_href(locale, kind)>{t::need::asks::answer(locale)}<span class="visually-hidden">" : " {question}</span></a>
                <DontKnow kind question name="dont-know" forms=desk.forms()/>
            </li>
        }
    };
    let items = ORDER.into_iter().filter(|kind| open.contains(kind)).map(ask).collect_view();
    (count > 0).then(|| view! { <Notice title=t::need::asks::title(locale, count)><ul role="list" class="asks">{items}</ul></Notice> })
}
