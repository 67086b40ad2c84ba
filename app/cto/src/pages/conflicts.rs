//! What a CTO reads, before applying, of their other clients, and where they say how they would keep them apart. Staff alone reads it.

use domain::CriterionKind;
use leptos::prelude::*;
use marketplace::conflicts::{ForCto, OwnConflict};
use ui::{
    Locale,
    components::{Notice, NoticeKind},
    form::{Field, Folded, TextArea},
    labels::named,
    t,
};

/// The name of the form that the field belongs to.
pub const FORM: &str = "apply";

/// Nothing for somebody who works for nobody else; folded, where nothing is known to stand in the way.
#[component]
pub fn Separation(found: ForCto) -> impl IntoView {
    use t::checks::conflicts as words;
    let locale = Locale::current();
    if !found.works_elsewhere {
        return ().into_any();
    }
    let field = view! {
        <Field name="statement" label=words::statement(locale) hint=Some(words::statement_hint(locale).to_owned())><TextArea rows=3/></Field>
    };
    if found.conflicts.is_empty() {
        return view! {
            <Folded summary=words::elsewhere(locale) class="aside-act">
                {field}
            </Folded>
        }
        .into_any();
    }
    let lines = found.conflicts.iter().map(|one| view! { <p>{line(locale, one)}</p> }).collect_view();
    view! {
        <Notice kind=NoticeKind::Warning title=words::title(locale)><div class="stack">{lines}<p class="quiet-text">{words::no_block(locale)}</p></div></Notice>
        {field}
    }
    .into_any()
}

fn line(locale: Locale, conflict: &OwnConflict) -> String {
    use t::checks::conflicts as words;
    match conflict.sector {
        Some(sector) => words::same_sector(locale, named(locale, CriterionKind::Sector, sector.code()), &conflict.with),
        None => words::may_object(locale, &conflict.with),
    }
}
