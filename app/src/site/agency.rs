//! The page that an agency reaches by the link of a message: with what the product is built, and who holds the accesses.

use domain::{CriterionKind, SituationFact, SituationValue, situation::Owner};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use marketplace::{
    agency::{AgencyGuest, Answering, answer, guest},
    guests::Standing,
};
use server_fn::ServerFn as _;
use ui::{
    Locale,
    components::{Icon, IconName, Look, Notice, PageHead, button_class},
    criterion::{MoreNames, Suggestions, near_names},
    form::{Choice, Choosable, Field, Form, FormMemory, Submit, TextArea},
    format,
    labels::named,
    server::{KEY_FIELD, market, page},
    situation::{fact_label, fact_value},
    t,
};

use super::guest::{GuestPage, NoForm};
use crate::api::agency::AnswerAgency;

const FORM: &str = "answer_agency";

/// `/agency?key=`. Looking at it uses nothing up.
#[component]
pub fn AgencyPage() -> impl IntoView {
    let key = use_query_map().with_untracked(|query| query.get(KEY_FIELD)).unwrap_or_default();
    page(async move {
        let market = market();
        let guest = guest(&market, &key).await?;
        let answering = answer::read(&market, &guest).await?;
        use t::agency::page as say;
        let locale = Locale::current();
        Ok(view! {
            <GuestPage title=say::title(locale)>
                {match guest.standing() {
                    Standing::Open => view! { <Questions key guest answering/> }.into_any(),
                    Standing::Answered => view! { <NoForm told=(say::thanks(locale), say::thanks_lead(locale))/> }.into_any(),
                    Standing::Over => view! { <NoForm told=(say::over(locale), say::over_lead(locale))/> }.into_any(),
                }}
            </GuestPage>
        }
        .into_any())
    })
}

#[component]
fn Questions(key: String, guest: AgencyGuest, answering: Answering) -> impl IntoView {
    use t::agency::page as say;
    let locale = Locale::current();
    let title = match guest.company() {
        Some(company) => say::asks(locale, company),
        None => say::asks_unnamed(locale).to_owned(),
    };
    let until = format::date_of(locale, guest.expires_at());
    let Answering { technologies, owners, words } = answering;
    let owner = move |fact: SituationFact| {
        let now = owners.iter().find(|value| value.fact() == fact).map(|value| value.code()).unwrap_or_default();
        view! { <OwnerField fact now/> }
    };
    let technologies: Vec<String> = technologies.iter().map(ToString::to_string).collect();
    view! {
        <PageHead title lead=say::lead(locale)/>
        <Form name=FORM action=AnswerAgency::PATH hidden=vec![(KEY_FIELD, key)] class="stack">
            <Technologies chosen=technologies/>
            {answer::ACCESSES.map(owner).collect_view()}
            <Field name="words" label=say::words(locale) hint=Some(say::words_hint(locale).to_owned())>
                <TextArea rows=5 value=words.unwrap_or_default()/>
            </Field>
            <Notice title=say::who_reads(locale) icon=IconName::Eye><p>{say::who_reads_text(locale, until)}</p></Notice>
            <div class="cluster">
                <Submit name="step" value="send">{say::send(locale)} " " <Icon name=IconName::Send/></Submit>
                <Submit name="step" value="keep" look=Look::Secondary>{say::later(locale)}</Submit>
            </div>
        </Form>
        <Suggestions/>
    }
}

/// The technologies so far, each with the button that takes it off, and the field for one more.
#[component]
fn Technologies(chosen: Vec<String>) -> impl IntoView {
    use t::agency::page as say;
    let locale = Locale::current();
    let typed = FormMemory::of(FORM).and_then(|memory| memory.value("technology").map(str::to_owned)).unwrap_or_default();
    let refused = FormMemory::of(FORM).is_some_and(|memory| memory.error("technology").is_some());
    let near: Vec<Choosable> = if refused { near(locale, &typed) } else { Vec::new() };
    let chip = |code: String| {
        let name = named(locale, CriterionKind::Stack, &code);
        let label = say::drop(locale, &name);
        view! {
            <li class="chip">
                {name}
                <button type="submit" name="step" value=format!("drop {code}") class=button_class(Look::Plain, true, false) aria-label=label><Icon name=IconName::X/></button>
            </li>
        }
    };
    let none = chosen.is_empty().then(|| view! { <p class="quiet-text">{say::none(locale)}</p> });
    view! {
        <Field name="technology" label=say::technology(locale) hint=Some(say::technology_hint(locale).to_owned())>
            <MoreNames button=say::add(locale)/>
        </Field>
        {(!near.is_empty()).then(|| view! { <Near names=near/> })}
        {none}
        <ul role="list" class="cluster chips">{chosen.into_iter().map(chip).collect_view()}</ul>
    }
}

/// Names like those that nobody knows.
fn near(locale: Locale, typed: &str) -> Vec<Choosable> {
    let unknown = typed.split([',', ';', '\n']).map(str::trim).filter(|name| !name.is_empty());
    let unknown = unknown.filter(|name| matching::vocabulary::vocabulary().find_technology(name).is_none());
    unknown.flat_map(|name| near_names(locale, CriterionKind::Stack, name)).take(6).collect()
}

#[component]
fn Near(names: Vec<Choosable>) -> impl IntoView {
    let locale = Locale::current();
    let names: Vec<String> = names.into_iter().map(|name| name.label).collect();
    view! { <p class="near-names">{t::agency::page::near(locale, format::list(locale, &names))}</p> }
}

/// Who holds one access.
#[component]
fn OwnerField(fact: SituationFact, now: String) -> impl IntoView {
    let locale = Locale::current();
    let value = |owner: &Owner| {
        let label = SituationValue::parse(fact, owner.code()).map_or_else(|_| owner.code().to_owned(), |value| fact_value(locale, value));
        Choosable::new(owner.code(), label)
    };
    let unknown = Choosable::new("", t::agency::page::unknown(locale));
    let options = Owner::ALL.iter().map(value).chain([unknown]).collect();
    view! { <Field name=fact.code() label=fact_label(locale, fact) group=true><Choice options selected=Some(now)/></Field> }
}
