//! What the business wants and why, in its order, with the forms of those who write it.

use domain::{EngagementId, mandate::EntryKind};
use leptos::prelude::*;
use marketplace::briefing::{AimLine, BriefingSheet, Tie};
use server_fn::ServerFn as _;
use ui::{
    Locale,
    components::{Empty, Look},
    form::{Choosable, Field, Folded, Form, Select, Submit, TextArea, TextInput},
    format, t,
};

use crate::api::engagement::briefing::{KeepAim, PlaceAim, RemoveAim};

/// The section.
#[component]
pub(crate) fn Aims(sheet: BriefingSheet) -> impl IntoView {
    use t::briefing::aims as say;
    let locale = Locale::current();
    let writes = sheet.reader.is_some() && sheet.is_open;
    // The page of a guest bears the longer words as its own title.
    let title = if sheet.reader.is_some() { say::title(locale) } else { say::title_guest(locale) };
    let none = sheet.aims.is_empty().then(|| {
        if writes {
            view! { <Empty title=say::none_title(locale) text=say::none(locale) laid=1/> }.into_any()
        } else {
            view! { <p class="quiet-text">{say::none_read(locale)}</p> }.into_any()
        }
    });
    let (engagement, ties) = (sheet.engagement, sheet.ties.clone());
    let adding = writes.then(|| {
        let ties = ties.clone();
        view! {
            <Folded summary=say::add(locale) look=Look::Secondary small=true class="adding no-print">
                <Form name="add-aim" action=KeepAim::PATH class="stack" hidden=vec![("engagement", engagement.to_string())] once=true>
                    <AimFields ties/>
                    <div><Submit>{say::add(locale)}</Submit></div>
                </Form>
            </Folded>
        }
    });
    let items = sheet.aims.into_iter().enumerate().map(|(at, line)| {
        let acts = writes.then(|| view! { <Acts engagement at line=line.clone() ties=ties.clone()/> });
        view! { <Item line>{acts}</Item> }
    });
    view! {
        <section class="stack mandate-part" id="aims" aria-labelledby="aims-title">
            <h2 id="aims-title">{title}</h2>
            {none}
            <ol role="list" class="entries aims">{items.collect_view()}</ol>
            {adding}
        </section>
    }
}

#[component]
fn Item(line: AimLine, children: Children) -> impl IntoView {
    let locale = Locale::current();
    let tie = line.tie.as_ref().map(|tie| {
        let day = format::date(locale, tie.due);
        view! { <span class="quiet-text">{t::briefing::aims::tied(locale, day, called(locale, tie))}</span> }
    });
    view! {
        <li class="entry">
            <div class="entry-head"><h3>{line.aim.title.clone()}</h3></div>
            <p>{line.aim.why.clone()}</p>
            {tie}
            {children()}
        </li>
    }
}

/// What of the mandate it belongs to.
fn called(locale: Locale, tie: &Tie) -> String {
    use t::briefing::aims as say;
    match tie.kind {
        EntryKind::Milestone => say::milestone(locale, &tie.title),
        _ => say::objective(locale, &tie.title),
    }
}

/// The forms that change an aim, put it further up, and take it out.
#[component]
fn Acts(engagement: EngagementId, at: usize, line: AimLine, ties: Vec<Tie>) -> impl IntoView {
    use t::briefing::aims as say;
    let locale = Locale::current();
    let (id, title) = (line.id, line.aim.title.as_str());
    let seen = vec![("engagement", engagement.to_string()), ("aim", id.to_string()), ("version", line.version.to_string())];
    let same = seen.clone();
    let (of_change, of_remove, of_up) = (say::change_of(locale, title), say::remove_of(locale, title), say::up_of(locale, title));
    let up = at.checked_sub(1).map(|to| {
        let hidden = vec![("engagement", engagement.to_string()), ("aim", id.to_string()), ("to", to.to_string())];
        view! {
            <Form name=format!("place-{id}") action=PlaceAim::PATH hidden>
                <Submit look=Look::Plain small=true label=of_up>{say::up(locale)}</Submit>
            </Form>
        }
    });
    view! {
        <div class="entry-acts no-print">
            {up}
            <Folded summary=say::change(locale) label=of_change small=true>
                <Form name=format!("change-aim-{id}") action=KeepAim::PATH class="stack" hidden=seen>
                    <AimFields line ties/>
                    <div><Submit>{say::save(locale)}</Submit></div>
                </Form>
            </Folded>
            <Folded summary=say::remove(locale) label=of_remove small=true>
                <Form name=format!("remove-aim-{id}") action=RemoveAim::PATH class="stack" hidden=same>
                    <p>{say::remove_sure(locale)}</p>
                    <div><Submit look=Look::Danger small=true>{say::remove_now(locale)}</Submit></div>
                </Form>
            </Folded>
        </div>
    }
}

/// What somebody types of an aim.
#[component]
fn AimFields(ties: Vec<Tie>, #[prop(optional)] line: Option<AimLine>) -> impl IntoView {
    use t::briefing::aims as say;
    let locale = Locale::current();
    let code = |tie: &Tie| format!("{}:{}", tie.kind, tie.id);
    let options: Vec<Choosable> = ties.iter().map(|tie| Choosable::new(code(tie), called(locale, tie))).collect();
    let selected = line.as_ref().and_then(|line| line.tie.as_ref()).map(code).unwrap_or_default();
    let (title, why) = line.map(|line| (line.aim.title, line.aim.why)).unwrap_or_default();
    let tie = (!options.is_empty()).then(|| {
        view! {
            <Field name="tie" label=say::tie(locale) hint=Some(say::tie_hint(locale).to_owned())>
                <Select options selected none=say::tie_none(locale)/>
            </Field>
        }
    });
    view! {
        <Field name="title" label=say::what(locale) hint=Some(say::what_hint(locale).to_owned())><TextInput value=title/></Field>
        <Field name="why" label=say::why(locale) hint=Some(say::why_hint(locale).to_owned())><TextArea rows=2 value=why/></Field>
        {tie}
    }
}
