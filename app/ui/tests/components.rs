//! Components as a browser and a screen reader get them.

use chrono::{DateTime, Utc};
use domain::forms::{Complaint, FieldError, FieldErrors};
use domain::lifecycle::MissionState;
use domain::{Criterion, CriterionId, CriterionKind, CriterionValue, Evidence, Importance, Origin};
use leptos::prelude::*;
use matching::rank::Score;
use ui::components::*;
use ui::criterion::{CriterionForms, OpenKind, Wish};
use ui::form::*;
use ui::site::{SiteHeader, Visitor};
use ui::{Locale, i18n};

/// The HTML of a view, rendered for this address, without the markers that hydration needs.
fn html<V: IntoView + 'static>(address: &str, view: impl FnOnce() -> V) -> String {
    Owner::new().with(|| {
        i18n::provide(address);
        view().into_view().to_html().replace("<!>", "").replace("<!---->", "")
    })
}

#[test]
fn a_deck_says_its_range_in_both_languages() {
    let deck = || view! { <Deck score=Score { low: 800_000, high: 900_000 }/> };
    let french = html("/", deck);
    assert!(french.contains(r#"aria-label="Entre 80 et 90 sur 100""#), "{french}");
    assert!(french.contains("80–90") && french.contains("2 planches à vérifier"), "{french}");
    assert!(html("/en", deck).contains(r#"aria-label="Between 80 and 90 out of 100""#));
}

#[test]
fn reasons_have_words_beside_their_icons() {
    let lines = vec![
        Line { answer: Answer::Yes, text: "Six ans de Symfony".to_owned(), detail: Some("dont deux en reprise".to_owned()) },
        Line { answer: Answer::Ask, text: "Libre quand ?".to_owned(), detail: None },
    ];
    let page = html("/", || view! { <Reasons lines/> });
    assert!(
        page.contains("<span class=\"visually-hidden\">Oui\u{a0}: </span>Six ans de Symfony<small>dont deux en reprise</small>"),
        "{page}"
    );
    assert!(page.contains(r#"<li class="ask">"#), "{page}");
}

#[test]
fn where_no_gaps_are_a_sentence_says_so() {
    let line = |answer| Line { answer, text: "Six ans de Symfony".to_owned(), detail: None };
    let none = |ties: Vec<Line>| html("/en", move || view! { <Gaps gaps=Vec::new() in_part=holds_in_part(&ties)/> });
    assert!(none(vec![line(Answer::Yes)]).contains("Nothing of what you ask for."));
    assert!(none(vec![line(Answer::Yes), line(Answer::Partly)]).contains("costs a few points"));
    let some = html("/en", move || view! { <Gaps gaps=vec![line(Answer::No)] in_part=true/> });
    assert!(some.contains(r#"class="reasons""#) && !some.contains("quiet-text"), "{some}");
}

#[test]
fn an_echo_holds_the_text_as_it_stands() {
    let marks = vec![Mark { n: Some(1), ..Evidence { start: 3, end: 9 }.into() }];
    let page = html("/", || view! { <Echo text="Un <b>été</b>\nà Lyon" marks/> });
    assert!(page.contains(r#"aria-hidden="true""#) && page.contains(r#"class="sheet-echo""#), "{page}");
    assert!(
        page.contains(r#"Un <mark data-n="1" class="evidence">"#) || page.contains(r#"Un <mark class="evidence" data-n="1">"#),
        "{page}"
    );
    assert!(page.contains("&lt;b&gt;") && !page.contains("<b>"), "{page}");
}

#[test]
fn the_header_leads_to_the_same_page_in_the_other_language() {
    let header = || view! { <SiteHeader/> };
    assert!(html("/offers?page=2", header).contains(r#"href="/en/offers?page=2""#));
    assert!(html("/en/offers", header).contains(r#"href="/offers""#));
}

#[test]
fn a_visitor_can_sign_out_and_a_stranger_in() {
    let signed_in = html("/en", || {
        provide_context(Visitor { role: domain::Role::Cto, name: "Salomé Garnier".to_owned(), detail: None });
        view! { <SiteHeader/> }
    });
    assert!(signed_in.contains(r#"action="/en/api/sign_out""#) && signed_in.contains("My account, Salomé Garnier"), "{signed_in}");
    assert!(html("/", || view! { <SiteHeader/> }).contains("Se connecter"));
}

#[test]
fn a_journey_knows_where_it_is() {
    let page = html("/", || view! { <Journey state=MissionState::Open/> });
    assert_eq!(page.matches(r#"class="done""#).count(), 2, "{page}");
    assert_eq!(page.matches(r#"aria-current="step""#).count(), 1, "{page}");
}

#[test]
fn a_need_that_was_sent_is_read_together_once_the_step_has_a_date() {
    let journey =
        |reached: Vec<(MissionState, DateTime<Utc>)>| html("/", move || view! { <Journey state=MissionState::Submitted reached/> });
    let at = |instant: &str| instant.parse::<DateTime<Utc>>().unwrap();
    let sent = (MissionState::Draft, at("2026-11-12T09:00:00Z"));
    let waiting = journey(vec![sent]);
    assert!(waiting.contains("Envoyée<small>12\u{a0}nov.") && waiting.contains("À relire ensemble"), "{waiting}");
    // It is the day in Paris, where the next one has begun.
    let read = journey(vec![sent, (MissionState::Submitted, at("2026-11-12T23:30:00Z"))]);
    assert!(read.contains("Relue ensemble<small>13\u{a0}nov.") && !read.contains("À relire"), "{read}");
}

fn form() -> impl IntoView {
    let locale = Locale::current();
    view! {
        <Form name="sign_in" action="/api/sign_in">
            <Field name="email" label="Adresse" hint=Some("La vôtre".to_owned())><TextInput kind="email" value="camille@exemple.fr"/></Field>
            <Field name="password" label="Mot de passe"><TextInput kind="password" value="secret"/></Field>
            <Field name="weight" label="Poids" group=true>
                <Choice options=vec![Choosable::new("must", "Oui"), Choosable::new("nice", "Non")] selected=Some("must".to_owned())/>
            </Field>
            <Check name="keep" label="Rester" checked=true/>
            <Submit>{ui::t::shared::site::sign_in(locale)}</Submit>
        </Form>
    }
}

#[test]
fn a_fresh_form_shows_its_own_values() {
    let page = html("/en/sign-in?form=abc", form);
    for part in [
        r#"action="/en/api/sign_in""#,
        r#"method="post""#,
        r#"value="camille@exemple.fr""#,
        r#"aria-describedby="sign_in-email-hint""#,
        r#"for="sign_in-email""#,
        r#"value="/en/sign-in""#,
    ] {
        assert!(page.contains(part), "{part} in {page}");
    }
    assert!(!page.contains("aria-invalid") && !page.contains("error-summary") && !page.contains("secret"), "{page}");
    assert_eq!(page.matches(" checked").count(), 2, "{page}");
}

#[test]
fn a_refused_form_shows_what_was_typed_and_what_to_do() {
    let page = html("/sign-in", || {
        let errors = FieldErrors(vec![FieldError::new("email", Complaint::MalformedEmail), FieldError::new("", Complaint::Stale)]);
        let values = vec![("email".to_owned(), "camille".to_owned()), ("weight".to_owned(), "nice".to_owned())];
        provide_context(FormMemory { form: "sign_in".to_owned(), values, errors });
        form()
    });
    for part in [
        r#"role="alert""#,
        "2 réponses à revoir",
        r##"<a href="#sign_in-email">"##,
        r#"value="camille""#,
        r#"aria-invalid="true""#,
        r#"aria-describedby="sign_in-email-hint sign_in-email-error""#,
    ] {
        assert!(page.contains(part), "{part} in {page}");
    }
    assert!(!page.contains("camille@exemple.fr\""), "what was typed wins: {page}");
    assert_eq!(page.matches(" checked").count(), 1, "an unticked box stays so: {page}");
    assert!(page.find("error-summary") < page.find(r#"id="sign_in-email""#), "the summary comes first");
}

#[test]
fn another_form_forgets_nothing_and_remembers_nothing() {
    let page = html("/sign-in", || {
        provide_context(FormMemory {
            form: "other".to_owned(),
            errors: FieldError::new("email", Complaint::Missing).into(),
            ..FormMemory::default()
        });
        form()
    });
    assert!(!page.contains("error-summary") && page.contains("camille@exemple.fr"), "{page}");
}

fn criterion_forms() -> CriterionForms {
    CriterionForms { mission: domain::MissionId(Default::default()), today: chrono::NaiveDate::default() }
}

#[test]
fn a_criterion_that_may_change_has_its_three_forms_and_a_budget_its_two_ends() {
    let id: CriterionId = "018f3a00-0000-7000-8000-000000000001".parse().unwrap();
    let value = CriterionValue::parse(CriterionKind::Rate, "750-950").unwrap();
    let wish = |alone: bool, forms: Option<CriterionForms>| {
        let criterion = Criterion { value: value.clone(), importance: Importance::Must, origin: Origin::Ceo, evidence: None };
        html("/", move || view! { <Wish id criterion n=None quote=None from=None alone open=false forms/> })
    };
    let page = wish(true, Some(criterion_forms()));
    for form in ["/api/criteria/weigh", "/api/criteria/correct", "/api/criteria/remove"] {
        assert!(page.contains(&format!("action=\"{form}\"")), "{form}: {page}");
    }
    for part in [format!("id=\"criterion-{id}\""), format!("weigh-{id}"), format!("correct-{id}"), format!("remove-{id}")] {
        assert!(page.contains(&part), "{part}: {page}");
    }
    for field in ["mission", "criterion", "kind", "importance", "low", "high"] {
        assert!(page.contains(&format!("name=\"{field}\"")), "{field}: {page}");
    }
    assert!(page.contains("value=\"750\"") && page.contains("value=\"950\"") && page.contains("value=\"unknown\""), "{page}");
    assert!(!wish(false, Some(criterion_forms())).contains("value=\"unknown\""));
    assert!(!wish(true, None).contains("<form"));
}

#[test]
fn an_open_kind_is_answered_or_not_known() {
    let open = |said: bool| {
        let kind = CriterionKind::Stack;
        html("/", move || {
            view! { <OpenKind kind value="Pas encore dit" question="Quoi ?" said open=false forms=Some(criterion_forms())/> }
        })
    };
    let page = open(false);
    assert!(
        page.contains("add-stack") && page.contains("list=\"technologies\"") && page.contains("action=\"/api/criteria/dont_know\""),
        "{page}"
    );
    assert!(!open(true).contains("/api/criteria/dont_know"));
}

#[test]
fn a_fold_opens_where_a_form_inside_was_refused_and_so_do_those_around_it() {
    let folds = || {
        view! {
            <Folded summary="Autre chose"><Form name="other" action="/api/other"><Submit>"Envoyer"</Submit></Form></Folded>
            <Folded summary="Autour">
                <Folded summary="Refuser" class="inner">
                    <Form name="refuse" action="/api/refuse"><Field name="reason" label="Raison"><TextArea/></Field></Form>
                </Folded>
            </Folded>
        }
    };
    let quiet = html("/offers", folds);
    assert!(quiet.split("<details").skip(1).all(|one| !one.split('>').next().unwrap().contains("open")), "nothing was refused: {quiet}");
    let page = html("/offers?form=1", || {
        let errors = FieldErrors(vec![FieldError::new("reason", Complaint::Missing)]);
        provide_context(FormMemory { form: "refuse".to_owned(), values: Vec::new(), errors });
        folds()
    });
    let open: Vec<bool> = page.split("<details").skip(1).map(|one| one.split('>').next().unwrap().contains("open")).collect();
    assert_eq!(open, [false, true, true], "{page}");
    let part = html("/offers?form=1", || {
        provide_context(FormMemory { form: "refuse".to_owned(), ..FormMemory::default() });
        view! { <Form name="refuse" action="/api/refuse"><Folded summary="Un mot"><Field name="words" label="Mots"><TextArea/></Field></Folded></Form> }
    });
    assert!(part.contains(" open"), "what is typed inside a refused form is seen: {part}");
}
