//! The terms of an engagement: what waits for signatures, what holds, and every version that there was.

mod changes;
mod cost;
mod forms;
mod summary;
mod words;

use chrono::{DateTime, NaiveDate, Utc};
use domain::Role;
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use marketplace::{
    Problem, engagements,
    terms::{self, TermsSheet, TermsVersion},
};
use ui::{
    Locale,
    components::{Badge, ButtonLink, Empty, Facts, Look, PageHead, Tone, TurnClock},
    engagement::Section,
    form::Folded,
    format, href,
    server::{market, page},
    t,
};

use super::{
    frame::{EngagementFrame, asked},
    party,
};
use changes::Changes;
use cost::CostOf;
use forms::{Propose, Refuse, Sign, Withdraw};
use summary::Summary;
use words::{Signatures, points};

/// The address of one version, without the prefix of a language.
fn version_address(sheet: &TermsSheet, version: &TermsVersion) -> String {
    format!("{}/{}", Section::Terms.address(sheet.engagement), version.number)
}

/// `/engagements/:engagement/terms`. `?until=` is the last day that another version begins with.
#[component]
pub fn TermsPage() -> impl IntoView {
    let engagement = asked();
    let until = use_query_map().with_untracked(|query| query.get("until")).and_then(|day| day.parse().ok());
    page(async move {
        let by = party(&engagement).await?;
        let (market, around) = (market(), engagements::sheet(&by));
        let sheet = terms::sheet(&market, &by).await?;
        Ok(view! { <EngagementFrame sheet=around current=Section::Terms><Whole sheet now=market.now() until/></EngagementFrame> }
            .into_any())
    })
}

/// `/engagements/:engagement/terms/:version`: a page to read and to print.
#[component]
pub fn TermsVersionPage() -> impl IntoView {
    let engagement = asked();
    let number = use_params_map().with_untracked(|params| params.get("version")).unwrap_or_default();
    page(async move {
        let by = party(&engagement).await?;
        let (market, around) = (market(), engagements::sheet(&by));
        let sheet = terms::sheet(&market, &by).await?;
        let version = number.parse().ok().and_then(|number| sheet.version(number)).ok_or(Problem::NotFound)?.clone();
        let locale = Locale::current();
        let title = t::terms::sheet::title(locale, version.number);
        let back = href(locale, &Section::Terms.address(sheet.engagement));
        Ok(view! {
            <ui::Page title=title.clone() nav=None>
                <div class="page narrow terms">
                    <PageHead title>
                        <p class="quiet-text no-print">{t::terms::sheet::print(locale)} " " <a href=back>{t::terms::sheet::back(locale)}</a></p>
                    </PageHead>
                    <Summary around version/>
                </div>
            </ui::Page>
        }
        .into_any())
    })
}

/// Everything about the terms, what is to be done first.
#[component]
fn Whole(sheet: TermsSheet, now: DateTime<Utc>, until: Option<NaiveDate>) -> impl IntoView {
    use t::terms as say;
    let locale = Locale::current();
    let reader = sheet.reader;
    let lead = if reader == Role::Staff { say::lead_staff(locale) } else { say::lead(locale) };
    let clock = sheet.wait.map(|wait| view! { <TurnClock wait reader now/> });
    let open = sheet.open().cloned().map(|version| view! { <Open sheet=sheet.clone() version/> });
    let in_force = sheet.in_force().cloned().map(|version| view! { <InForce sheet=sheet.clone() version until/> });
    let begin = (sheet.open().is_none() && sheet.in_force().is_none()).then(|| view! { <Begin sheet=sheet.clone()/> });
    view! {
        <div class="stack terms">
            <p>{lead}</p>
            {clock}
            {open}
            {begin}
            {in_force}
            <History sheet/>
        </div>
    }
}

/// Nothing holds and nothing waits: the form that begins.
#[component]
fn Begin(sheet: TermsSheet) -> impl IntoView {
    use t::terms::none as say;
    let locale = Locale::current();
    if !sheet.is_open {
        return view! { <p>{say::ended(locale)}</p> }.into_any();
    }
    let text = if sheet.reader == Role::Staff { say::text_staff(locale) } else { say::text(locale) };
    let head = sheet.versions.is_empty().then(|| view! { <Empty title=say::title(locale) text laid=4/> });
    view! {
        {head}
        <section class="panel stack" aria-labelledby="propose-title">
            <h2 id="propose-title">{t::terms::form::title(locale)}</h2>
            <Propose sheet/>
        </section>
    }
    .into_any()
}

/// The version that waits for signatures, with what its reader may do.
#[component]
fn Open(sheet: TermsSheet, version: TermsVersion) -> impl IntoView {
    use t::terms::open as say;
    let locale = Locale::current();
    let (number, reader) = (version.number, sheet.reader);
    let held = sheet.in_force().map(|held| held.number);
    let title = if held.is_some() { say::amendment(locale, number) } else { say::title(locale, number) };
    let when = format::dated(locale, version.proposed_at);
    let by = match version.proposed_by {
        Role::Ceo => say::by_ceo(locale, when),
        Role::Cto => say::by_cto(locale, when),
        Role::Staff | Role::System => say::by_staff(locale, when),
    };
    let stays = held.map(|held| view! { <p>{say::stays(locale, held)}</p> });
    let acts = sheet.is_open.then({
        let (sheet, version) = (sheet.clone(), version.clone());
        move || view! { <Acts sheet version/> }
    });
    view! {
        <section class="panel stack" aria-labelledby="open-title" id="open">
            <h2 id="open-title">{title}</h2>
            <p class="quiet-text">{by}</p>
            {stays}
            <Facts facts=points(locale, &version.terms)/>
            <Changes sheet=sheet.clone() version=version.clone()/>
            <CostOf terms=version.terms.clone() reader/>
            <Signatures version/>
            {acts}
        </section>
    }
}

/// What its reader may do about the version that waits.
#[component]
fn Acts(sheet: TermsSheet, version: TermsVersion) -> impl IntoView {
    let (for_refusal, for_withdrawal, for_other) = (sheet.clone(), sheet.clone(), sheet.clone());
    view! {
        <Sign sheet version=version.clone()/>
        <div class="cluster">
            <Refuse sheet=for_refusal version=version.clone()/>
            <Withdraw sheet=for_withdrawal version/>
        </div>
        <Folded summary=t::terms::form::other(Locale::current()) look=Look::Secondary><Propose sheet=for_other/></Folded>
    }
}

/// The version that holds.
#[component]
fn InForce(sheet: TermsSheet, version: TermsVersion, until: Option<NaiveDate>) -> impl IntoView {
    use t::terms::force as say;
    let locale = Locale::current();
    let address = href(locale, &version_address(&sheet, &version));
    let (is_alone, reader) = (sheet.open().is_none(), sheet.reader);
    let title = if sheet.is_open { say::title(locale, version.number) } else { say::title_ended(locale, version.number) };
    let amend = (sheet.is_open && is_alone).then(|| {
        view! {
            <Folded summary=say::amend(locale) look=Look::Secondary open=until.is_some()>
                <p>{say::amend_text(locale)}</p>
                <Propose sheet until/>
            </Folded>
        }
    });
    view! {
        <section class="panel stack" aria-labelledby="force-title" id="in-force">
            <h2 id="force-title">{title}</h2>
            <p class="quiet-text">{say::since(locale, format::dated(locale, version.since))}</p>
            <Facts facts=points(locale, &version.terms)/>
            {is_alone.then(|| view! { <CostOf terms=version.terms.clone() reader/> })}
            <Signatures version=version.clone()/>
            <p><ButtonLink href=address look=Look::Secondary>{t::terms::history::print(locale)}</ButtonLink></p>
            {amend}
        </section>
    }
}

/// Every version, the latest first.
#[component]
fn History(sheet: TermsSheet) -> impl IntoView {
    use t::terms::history as say;
    let locale = Locale::current();
    if sheet.versions.is_empty() {
        return ().into_any();
    }
    let line = |version: &TermsVersion| {
        let state = ui::terms::terms_state(locale, version.state);
        let tone = if version.state.is_open() { Tone::Need } else { Tone::Neutral };
        let reason = version.refused_because.as_ref().map(|reason| {
            view! { <br/><span>{t::terms::refuse::because(locale, format::quoted(locale, reason))}</span> }
        });
        view! {
            <li>
                <a href=href(locale, &version_address(&sheet, version)) aria-label=say::link(locale, version.number, state)>
                    {t::terms::version(locale, version.number)}
                </a>
                " "
                <Badge tone>{state}</Badge>
                " "
                <span class="quiet-text">{format::date_of(locale, version.since)}</span>
                {reason}
            </li>
        }
    };
    view! {
        <section class="section stack" aria-labelledby="history-title">
            <h2 id="history-title">{say::title(locale)}</h2>
            <ul class="stack" role="list">{sheet.versions.iter().map(line).collect_view()}</ul>
        </section>
    }
    .into_any()
}
