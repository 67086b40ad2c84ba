//! `/engagements/:engagement/case-study`: the case study of an engagement, as the two who write it and staff see it.

mod consent;
mod parts;

use domain::{
    Role, WrittenLanguage,
    lifecycle::{CaseStudyState, EngagementState},
};
use leptos::prelude::*;
use leptos::server_fn::ServerFn as _;
use marketplace::{
    case_studies::{self, CaseStudySheet},
    engagements::{self, EngagementSheet},
};
use ui::{
    Locale,
    components::{Badge, Empty, Look, Tone},
    engagement::Section,
    form::{Check, Choice, Choosable, Field, Form, Submit},
    labels,
    server::{market, page},
    t,
};

use super::{
    frame::{EngagementFrame, asked},
    party,
};
use crate::{
    api::engagement::case_study::{BeginCaseStudy, ChooseCaseStudy},
    site::case_studies::Story,
};
use consent::Consent;
use parts::Parts;

/// The page.
#[component]
pub fn CaseStudyPage() -> impl IntoView {
    let engagement = asked();
    page(async move {
        let by = party(&engagement).await?;
        let (about, sheet) = (engagements::sheet(&by), case_studies::sheet(&market(), &by).await?);
        let preview = sheet.clone().filter(CaseStudySheet::is_complete).map(|sheet| view! { <Preview sheet/> });
        Ok(view! {
            <EngagementFrame sheet=about.clone() current=Section::CaseStudy>
                {match sheet {
                    Some(sheet) => view! { <Written about sheet/> }.into_any(),
                    None => view! { <NotBegun about/> }.into_any(),
                }}
                {preview}
            </EngagementFrame>
        }
        .into_any())
    })
}

/// Nobody has begun, or nothing is there for staff to read.
#[component]
fn NotBegun(about: EngagementSheet) -> impl IntoView {
    use t::case_studies::edit as say;
    let locale = Locale::current();
    if about.reader == Role::Staff {
        return view! { <Empty title=say::staff_title(locale) text=say::staff_text(locale)/> }.into_any();
    }
    if about.state != EngagementState::Ended {
        return view! { <Empty title=say::running_title(locale) text=say::running_text(locale)/> }.into_any();
    }
    let hidden = vec![("engagement", about.id.to_string())];
    view! {
        <Empty title=say::begin_title(locale) text=say::begin_text(locale)>
            <Form name="begin_case_study" action=BeginCaseStudy::PATH hidden class="stack">
                <LanguageChoice selected=WrittenLanguage::from(locale)/>
                <div><Submit>{say::begin(locale)}</Submit></div>
            </Form>
        </Empty>
    }
    .into_any()
}

#[component]
fn LanguageChoice(selected: WrittenLanguage) -> impl IntoView {
    let locale = Locale::current();
    let options = WrittenLanguage::ALL.iter().map(|language| Choosable::new(language.code(), language_name(locale, *language))).collect();
    let selected = Some(selected.code().to_owned());
    view! { <Field name="language" label=t::case_studies::edit::language(locale) group=true><Choice options selected/></Field> }
}

#[component]
fn Written(about: EngagementSheet, sheet: CaseStudySheet) -> impl IntoView {
    use t::case_studies::edit as say;
    let locale = Locale::current();
    let is_staff = sheet.reader == Role::Staff;
    let lead = if is_staff { say::lead_staff(locale) } else { say::lead(locale) };
    let tone = match sheet.state {
        CaseStudyState::Published => Tone::Success,
        CaseStudyState::HalfAgreed => Tone::Accent,
        CaseStudyState::Withdrawn | CaseStudyState::TakenDown => Tone::Unknown,
        CaseStudyState::Draft => Tone::Neutral,
    };
    let badge = labels::case_study_state(locale, sheet.state);
    let writing = (!is_staff).then(|| view! { <Parts about=about.clone() sheet=sheet.clone()/> <Choices sheet=sheet.clone()/> });
    view! {
        <div class="cluster spread"><p class="lead">{lead}</p><Badge tone>{badge}</Badge></div>
        {writing}
        <Consent about sheet/>
    }
}

/// Who is named; each decides for their own side.
#[component]
fn Choices(sheet: CaseStudySheet) -> impl IntoView {
    use t::case_studies::choose as say;
    let locale = Locale::current();
    let hidden = vec![("engagement", sheet.engagement.to_string())];
    let (own, other, label) = match sheet.reader {
        Role::Ceo => (sheet.names_company, sheet.names_cto, say::names_company(locale)),
        _ => (sheet.names_cto, sheet.names_company, say::names_cto(locale)),
    };
    let of_other = if other { say::other_named(locale) } else { say::other_unnamed(locale) };
    view! {
        <section class="panel stack no-print" id="choices" aria-labelledby="choices-title">
            <h2 id="choices-title">{say::title(locale)}</h2>
            <Form name="choose_case_study" action=ChooseCaseStudy::PATH hidden class="stack wide-form">
                <Check name="names" label=label checked=own/>
                <p class="quiet-text">{say::own(locale)}</p>
                <Check name="objectives" label=say::objectives(locale) checked=sheet.shows_objectives/>
                <LanguageChoice selected=sheet.language/>
                <div><Submit look=Look::Secondary>{say::save(locale)}</Submit></div>
            </Form>
            <p class="quiet-text">{of_other}</p>
        </section>
    }
}

/// As everybody would read it.
#[component]
fn Preview(sheet: CaseStudySheet) -> impl IntoView {
    use t::case_studies::edit as say;
    let locale = Locale::current();
    let lead = if sheet.reader == Role::Staff { say::preview_lead_staff(locale) } else { say::preview_lead(locale) };
    view! {
        <section class="story-preview" aria-labelledby="preview-title">
            <h2 id="preview-title">{say::preview(locale)}</h2>
            <p class="quiet-text">{lead}</p>
            <div class="story-frame"><Story told=sheet.told preview=true/></div>
        </section>
    }
}

fn language_name(locale: Locale, language: WrittenLanguage) -> &'static str {
    match language {
        WrittenLanguage::French => t::case_studies::edit::french(locale),
        WrittenLanguage::English => t::case_studies::edit::english(locale),
    }
}
