//! The sheet: the CEO's words, with a number on each stretch that a criterion was read from.

use domain::{CriterionId, forms::Complaint};
use leptos::prelude::*;
use marketplace::missions::{CriterionRow, MissionSheet};
use server_fn::ServerFn as _;
use ui::{
    Locale,
    components::{Echo, Look, Mark, Marked},
    criterion,
    form::{Form, FormState, Submit, complaint},
    format, href,
    saving::SavingWords,
    site::nav,
    t,
};

use crate::{
    api::need::WriteNeed,
    islands::need_editor::{ECHO, FORM, NeedEditor},
};

/// The criteria with the number that their mark shows; `None` for those that no words caused.
pub fn numbered(sheet: &MissionSheet) -> Vec<(Option<u32>, &CriterionRow)> {
    let numbers = criterion::numbers(sheet.criteria.iter().map(|row| &row.criterion), &sheet.words);
    numbers.into_iter().zip(&sheet.criteria).collect()
}

/// The marks of a text; the one of the criterion that is unfolded stands out.
pub fn marks(sheet: &MissionSheet, open: Option<CriterionId>) -> Vec<Mark> {
    let is_open = |at: usize| open.is_some() && sheet.criteria.get(at).map(|row| row.id) == open;
    criterion::marks(sheet.criteria.iter().map(|row| &row.criterion), &sheet.words, is_open)
}

/// The sheet to write on: a real field over its echo. Without script, a button saves and reads again.
#[component]
pub fn Sheet(sheet: MissionSheet, open: Option<CriterionId>) -> impl IntoView {
    let locale = Locale::current();
    let hidden = vec![("mission", sheet.summary.id.to_string()), ("version", sheet.summary.version.to_string())];
    let saved = t::need::sheet::saved(locale, format::time(locale, sheet.summary.updated_at));
    let (mission, version) = (sheet.summary.id.to_string(), sheet.summary.version);
    view! {
        <Form name=FORM action=WriteNeed::PATH hidden class="stack">
            <div class="sheet-head">
                <label class="label" for=format!("{FORM}-words")>{t::need::sheet::label(locale)}</label>
                <NeedEditor version locale words=editor_words(locale, saved, &mission) mission/>
            </div>
            <Paper sheet open/>
            <p id="words-hint" class="quiet-text">{t::need::sheet::hint(locale)}</p>
            <div class="cluster"><Submit look=Look::Secondary small=true>{t::need::sheet::read_again(locale)}</Submit></div>
        </Form>
    }
}

/// The field and its echo. Words that could not be saved come back as they were typed, without marks: those belong to the saved ones.
#[component]
fn Paper(sheet: MissionSheet, open: Option<CriterionId>) -> impl IntoView {
    let locale = Locale::current();
    let form = FormState::current();
    let is_stale = form.memory.as_ref().and_then(|memory| memory.error("")).is_some_and(|error| error.complaint == Complaint::Stale);
    let typed = form.memory.as_ref().and_then(|memory| memory.value("words")).map(|words| words.replace("\r\n", "\n"));
    let error = form.memory.as_ref().and_then(|memory| memory.errors.0.first()).map(|error| {
        let sentence = t::need::sheet::error(locale, complaint(locale, error));
        view! { <p class="quiet-text" id="words-error"><strong>{sentence}</strong></p> }
    });
    let described = if error.is_some() { "words-error words-hint" } else { "words-hint" };
    let invalid = error.is_some().then_some("true");
    let (text, marks) = match typed {
        Some(typed) => (typed, Vec::new()),
        None => (sheet.words.clone(), marks(&sheet, open)),
    };
    let value = if text.starts_with('\n') { format!("\n{text}") } else { text.clone() };
    view! {
        {error}
        {is_stale.then(|| view! { <Saved sheet=sheet.clone()/> })}
        <div class="sheet" id=ECHO>
            <Echo text marks/>
            // What a browser restores by itself may belong to an older version; the island keeps what was not saved.
            <textarea id=form.id("words") name="words" autocomplete="off" spellcheck="true" rows="12" aria-describedby=described aria-invalid=invalid>{value}</textarea>
        </div>
    }
}

/// The words that somebody else, or another window, saved meanwhile: beside those that were typed, so that the writer chooses.
#[component]
fn Saved(sheet: MissionSheet) -> impl IntoView {
    let locale = Locale::current();
    let keep = href(locale, &format!("/needs/{}", sheet.summary.id));
    view! {
        <details class="kept-words" open=true>
            <summary>{t::need::sheet::meanwhile(locale)}</summary>
            <p lang=sheet.summary.language>{sheet.words}</p>
        </details>
        <p class="quiet-text">{t::need::sheet::choose(locale)} " " <a href=keep>{t::need::sheet::keep(locale)}</a></p>
    }
}

/// The words as they were sent, to read.
#[component]
pub fn SentSheet(sheet: MissionSheet, open: Option<CriterionId>) -> impl IntoView {
    let locale = Locale::current();
    let marks = marks(&sheet, open);
    view! {
        <div class="sheet-head"><h2>{t::ceo::need::words(locale)}</h2></div>
        <div class="sheet" lang=sheet.summary.language><div><Marked text=sheet.words marks/></div></div>
    }
}

fn editor_words(locale: Locale, saved: String, mission: &str) -> SavingWords {
    let back = href(locale, &format!("/needs/{mission}"));
    let own = str::to_owned;
    SavingWords {
        saved,
        saving: own(t::need::save::saving(locale)),
        offline: own(t::need::save::offline(locale)),
        unsaved: own(t::presence::autosave::unsaved(locale)),
        unfit: own(t::need::save::empty(locale)),
        signed_out: own(t::need::save::signed_out(locale)),
        sign_in_href: nav::sign_in(locale, &back),
        sign_in: own(t::shared::site::sign_in(locale)),
        stale: own(t::need::save::stale(locale)),
        reload: own(t::need::save::reload(locale)),
        kept: own(t::need::save::kept(locale)),
        take: own(t::need::save::take(locale)),
        forget: own(t::need::save::forget(locale)),
        read: own(t::need::save::read(locale)),
    }
}
