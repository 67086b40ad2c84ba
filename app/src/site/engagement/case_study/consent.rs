//! Where both consents stand, and what the reader may do about theirs; for staff, the way to take it down.

use domain::{CasePart, Role, lifecycle::CaseStudyState};
use leptos::prelude::*;
use leptos::server_fn::ServerFn as _;
use marketplace::{case_studies::CaseStudySheet, engagements::EngagementSheet};
use ui::{
    Locale, case_study_address,
    components::{Icon, IconName, Look, Notice, NoticeKind},
    form::{Field, Folded, Form, Submit, TextArea},
    format, href, labels, t,
};

use crate::api::engagement::case_study::{AgreeCaseStudy, TakeDownCaseStudy, WithdrawCaseStudy};

#[component]
pub(super) fn Consent(about: EngagementSheet, sheet: CaseStudySheet) -> impl IntoView {
    use t::case_studies::consent as say;
    let locale = Locale::current();
    let published = sheet.published_at.map(|at| {
        let day = format::date_of(locale, at);
        let link = href(locale, &case_study_address(sheet.id));
        view! { <p><strong>{say::published(locale, day)}</strong>" "<a href=link>{say::read(locale)}</a></p> }
    });
    let acts = match sheet.reader {
        Role::Staff | Role::System => view! { <TakeDown sheet=sheet.clone()/> }.into_any(),
        Role::Ceo | Role::Cto => view! { <Act sheet=sheet.clone()/> }.into_any(),
    };
    view! {
        <section class="panel stack" id="consent" aria-labelledby="consent-title">
            <div class="cluster spread">
                <h2 id="consent-title">{say::title(locale)}</h2>
                <span class="quiet-text">{say::revision(locale, sheet.revision)}</span>
            </div>
            <Notices sheet=sheet.clone()/>
            {published}
            <Both about sheet/>
            {acts}
        </section>
    }
}

/// Why it is not public any more.
#[component]
fn Notices(sheet: CaseStudySheet) -> impl IntoView {
    use t::case_studies::consent as say;
    let locale = Locale::current();
    match (sheet.state, sheet.taken_down_reason) {
        (CaseStudyState::TakenDown, Some(reason)) => {
            let next = (sheet.reader != Role::Staff).then(|| view! { <p>{say::taken_down_next(locale)}</p> });
            Some(view! { <Notice kind=NoticeKind::Warning title=say::taken_down(locale, reason)>{next}</Notice> }.into_any())
        }
        (CaseStudyState::Withdrawn, _) => Some(view! { <Notice title=say::withdrawn(locale)/> }.into_any()),
        _ => None,
    }
}

/// Who has agreed to the text as it stands.
#[component]
fn Both(about: EngagementSheet, sheet: CaseStudySheet) -> impl IntoView {
    use t::case_studies::consent as say;
    let locale = Locale::current();
    let reader = sheet.reader;
    let ceo = about.ceo;
    let line = |(role, who, agreed): (Role, String, bool)| {
        let words = match agreed {
            true if role == reader => say::you_agreed(locale).to_owned(),
            true => say::agreed(locale, who),
            false => say::not_agreed(locale, who),
        };
        let icon = if agreed { IconName::Check } else { IconName::Clock };
        // One's own silence is what the button below asks about.
        (agreed || role != reader).then(|| view! { <li><Icon name=icon/>" "{words}</li> })
    };
    let lines = [(Role::Ceo, ceo, sheet.is_agreed_by_ceo), (Role::Cto, about.cto, sheet.is_agreed_by_cto)].map(line);
    view! { <ul role="list" class="consents">{lines.into_iter().collect_view()}</ul> }
}

/// The reader agrees, or takes it back.
#[component]
fn Act(sheet: CaseStudySheet) -> impl IntoView {
    use t::case_studies::consent as say;
    let locale = Locale::current();
    let engagement = ("engagement", sheet.engagement.to_string());
    if sheet.is_agreed_by_reader() {
        let text = if sheet.state == CaseStudyState::Published { say::withdraw_text(locale) } else { say::withdraw_text_half(locale) };
        return view! {
            <Folded summary=say::withdraw(locale) class="aside-act">
                <Form name="withdraw_case_study" action=WithdrawCaseStudy::PATH hidden=vec![engagement] class="stack no-print">
                    <p>{text}</p>
                    <div><Submit look=Look::Danger>{say::withdraw_send(locale)}</Submit></div>
                </Form>
            </Folded>
        }
        .into_any();
    }
    if !sheet.is_complete() {
        let missing: Vec<&str> =
            CasePart::ALL.iter().filter(|part| sheet.part(**part).is_none()).map(|part| labels::case_part(locale, *part)).collect();
        return view! { <p class="quiet-text">{say::incomplete(locale, format::list(locale, &missing))}</p> }.into_any();
    }
    if sheet.state == CaseStudyState::TakenDown {
        return ().into_any();
    }
    let other_agreed = sheet.is_agreed_by_ceo || sheet.is_agreed_by_cto;
    let button = if other_agreed { say::agree_publish(locale) } else { say::agree(locale) };
    let hidden = vec![engagement, ("revision", sheet.revision.to_string())];
    view! {
        <Form name="agree_case_study" action=AgreeCaseStudy::PATH hidden class="stack no-print">
            <p>{say::agree_lead(locale)}" "<a href="#preview-title">{t::case_studies::edit::preview(locale)}</a></p>
            <div><Submit>{button}</Submit></div>
        </Form>
    }
    .into_any()
}

/// Staff takes it down, while it is public.
#[component]
fn TakeDown(sheet: CaseStudySheet) -> impl IntoView {
    use t::case_studies::staff as say;
    let locale = Locale::current();
    (sheet.state == CaseStudyState::Published).then(|| {
        view! {
            <Folded summary=say::take_down(locale) class="aside-act">
                <Form
                    name="take_down_case_study"
                    action=TakeDownCaseStudy::PATH
                    hidden=vec![("engagement", sheet.engagement.to_string())]
                    class="stack wide-form no-print"
                >
                    <Notice kind=NoticeKind::Warning title=say::take_down_title(locale)><p>{say::take_down_text(locale)}</p></Notice>
                    <Field name="reason" label=say::why(locale) hint=Some(say::why_hint(locale).to_owned())><TextArea rows=3 required=true/></Field>
                    <div><Submit look=Look::Danger>{say::send(locale)}</Submit></div>
                </Form>
            </Folded>
        }
    })
}
