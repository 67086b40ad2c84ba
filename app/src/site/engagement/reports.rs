//! `/engagements/:engagement/reports`: the months, each with its report, and in whose name each access is.

use domain::{
    Role,
    report::{Access, Holder},
};
use leptos::prelude::*;
use marketplace::{
    engagements::{self, EngagementSheet},
    reports::{self, ListedMonth, ReportList},
};
use server_fn::ServerFn as _;
use ui::{
    Locale,
    components::{Badge, ButtonLink, Icon, Look, Tone},
    engagement::{Section, report_address},
    form::{Choosable, Field, Folded, Form, Select, Submit},
    format, href,
    server::{market, page},
    t,
};

use super::{
    frame::{EngagementFrame, asked},
    party,
    report::words::{access_name, holder_name, light_class, light_icon, light_name, subject_name},
};
use crate::api::engagement::report::KeepAccesses;

/// The page.
#[component]
pub fn ReportsPage() -> impl IntoView {
    let engagement = asked();
    page(async move {
        let by = party(&engagement).await?;
        let (about, list) = (engagements::sheet(&by), reports::list(&market(), &by).await?);
        Ok(view! {
            <EngagementFrame sheet=about.clone() current=Section::Reports>
                <div class="mandate"><Months list=list.clone() about/> <Accesses list/></div>
            </EngagementFrame>
        }
        .into_any())
    })
}

/// The months, the latest first.
#[component]
fn Months(list: ReportList, about: EngagementSheet) -> impl IntoView {
    use t::report::list as say;
    let locale = Locale::current();
    let lead = match list.reader {
        Role::Cto => say::lead_cto(locale).to_owned(),
        Role::Ceo => say::lead_ceo(locale, about.cto),
        _ => say::lead_staff(locale).to_owned(),
    };
    let (engagement, reader) = (list.engagement, list.reader);
    let rows = list.months.into_iter().map(|listed| view! { <MonthRow listed engagement reader/> }).collect_view();
    view! {
        <section class="stack" aria-labelledby="months">
            <h2 id="months">{say::title(locale)}</h2>
            <p class="quiet-text">{lead}</p>
            <ul role="list" class="entries">{rows}</ul>
        </section>
    }
}

#[component]
fn MonthRow(listed: ListedMonth, engagement: domain::EngagementId, reader: Role) -> impl IntoView {
    use t::report::list as say;
    let locale = Locale::current();
    let name = format::capital(&format::month(locale, listed.month.first()));
    let to = href(locale, &report_address(engagement, listed.month));
    let state = match (listed.published_at, listed.is_begun) {
        (Some(at), _) => say::published(locale, format::date_of(locale, at)),
        (None, true) => say::begun(locale).to_owned(),
        (None, false) => say::none(locale).to_owned(),
    };
    let lights = listed.lines.into_iter().map(|line| {
        let class = format!("light-mark {}", light_class(line.light));
        let words = say::light(locale, light_name(locale, line.light), subject_name(locale, line.subject));
        view! { <li class=class><Icon name=light_icon(line.light)/><span class="visually-hidden">{words}</span></li> }
    });
    let lights = listed.published_at.is_some().then(|| view! { <ul role="list" class="light-marks">{lights.collect_view()}</ul> });
    let act = match (listed.published_at, reader) {
        (Some(_), _) => view! { <ButtonLink href=to look=Look::Secondary small=true>{say::read(locale)}</ButtonLink> }.into_any(),
        (None, Role::Cto) => view! { <ButtonLink href=to look=Look::Secondary small=true>{say::write(locale)}</ButtonLink> }.into_any(),
        _ => ().into_any(),
    };
    view! {
        <li class="entry">
            <div class="entry-head"><h3>{name}</h3>{act}</div>
            {lights}
            <span class="quiet-text">{state}</span>
        </li>
    }
}

/// In whose name each access is, with the form that keeps it.
#[component]
fn Accesses(list: ReportList) -> impl IntoView {
    use t::report::accesses as say;
    let locale = Locale::current();
    let row = |access: &Access| {
        let holder = list.facts.holder(*access);
        view! { <tr><th scope="row">{access_name(locale, *access)}</th><td><HolderBadge holder/></td></tr> }
    };
    let rows = Access::ALL.iter().map(row).collect_view();
    let form = matches!(list.reader, Role::Ceo | Role::Cto).then(|| view! { <AccessForm list=list.clone()/> });
    view! {
        <section class="stack mandate-part" id="accesses" aria-labelledby="accesses-title">
            <h2 id="accesses-title">{say::title(locale)}</h2>
            <p class="quiet-text">{say::lead(locale)}</p>
            <table class="keys">
                <thead><tr><th scope="col">{say::access(locale)}</th><th scope="col">{say::holder(locale)}</th></tr></thead>
                <tbody>{rows}</tbody>
            </table>
            {form}
        </section>
    }
}

/// In whose name an access is, in a word.
#[component]
pub(super) fn HolderBadge(holder: Option<Holder>) -> impl IntoView {
    use ui::components::IconName;
    let locale = Locale::current();
    let (tone, icon) = match holder {
        Some(Holder::Company) => (Tone::Success, IconName::Check),
        Some(Holder::Absent) => (Tone::Neutral, IconName::X),
        Some(Holder::Agency | Holder::Nobody) => (Tone::Late, IconName::Hand),
        Some(Holder::Cto) => (Tone::Warning, IconName::Eye),
        None => (Tone::Unknown, IconName::CircleHelp),
    };
    view! { <Badge tone icon>{holder_name(locale, holder)}</Badge> }
}

#[component]
fn AccessForm(list: ReportList) -> impl IntoView {
    use t::report::accesses as say;
    let locale = Locale::current();
    let facts = list.facts;
    let field = move |access: &Access| {
        let options = Holder::ALL.iter().map(|holder| Choosable::new(holder.code(), holder_name(locale, Some(*holder)))).collect();
        let selected = facts.holder(*access).map(|holder| holder.code().to_owned()).unwrap_or_default();
        view! {
            <Field name=access.code() label=access_name(locale, *access)>
                <Select options selected none=holder_name(locale, None)/>
            </Field>
        }
    };
    view! {
        <Folded summary=say::change(locale) look=Look::Secondary small=true class="adding no-print">
            <Form name="keep_accesses" action=KeepAccesses::PATH class="stack" hidden=vec![("engagement", list.engagement.to_string())]>
                {Access::ALL.iter().map(field).collect_view()}
                <div><Submit>{say::keep(locale)}</Submit></div>
            </Form>
        </Folded>
    }
}
