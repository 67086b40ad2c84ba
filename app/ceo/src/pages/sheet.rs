//! The sheet: the CEO's words, with a number on each stretch that a criterion was read from.

use domain::CriterionId;
use leptos::prelude::*;
use marketplace::missions::{CriterionRow, MissionSheet};
use server_fn::ServerFn as _;
use ui::{
    Locale,
    components::{Echo, Look, Mark, Marked},
    form::{Form, FormState, Submit, complaint},
    format, t,
};

use crate::{
    api::need::WriteNeed,
    islands::need_editor::{ECHO, EditorWords, FORM, NeedEditor},
};

/// The criteria with the number that their mark shows; `None` for those that no words caused.
pub fn numbered(sheet: &MissionSheet) -> Vec<(Option<u32>, &CriterionRow)> {
    let mut last = 0;
    let mut number = |row: &CriterionRow| {
        row.criterion.evidence.filter(|evidence| evidence.words(&sheet.words).is_some()).map(|_| {
            last += 1;
            last
        })
    };
    sheet.criteria.iter().map(|row| (number(row), row)).collect()
}

/// The marks of a text; the one of the criterion that is unfolded stands out.
pub fn marks(sheet: &MissionSheet, open: Option<CriterionId>) -> Vec<Mark> {
    let mark = |(n, row): (Option<u32>, &CriterionRow)| {
        row.criterion.evidence.map(|evidence| Mark { evidence, n, active: open == Some(row.id), doubt: false })
    };
    numbered(sheet).into_iter().filter_map(mark).collect()
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
                <NeedEditor mission version locale words=editor_words(locale, saved)/>
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
        <div class="sheet" id=ECHO>
            <Echo text marks/>
            // What a browser restores by itself may belong to an older version; the island keeps what was not saved.
            <textarea id=form.id("words") name="words" autocomplete="off" spellcheck="true" rows="12" aria-describedby=described aria-invalid=invalid>{value}</textarea>
        </div>
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

fn editor_words(locale: Locale, saved: String) -> EditorWords {
    let own = str::to_owned;
    EditorWords {
        saved,
        saving: own(t::need::save::saving(locale)),
        offline: own(t::need::save::offline(locale)),
        empty: own(t::need::save::empty(locale)),
        signed_out: own(t::need::save::signed_out(locale)),
        stale: own(t::need::save::stale(locale)),
        reload: own(t::need::save::reload(locale)),
        kept: own(t::need::save::kept(locale)),
        take: own(t::need::save::take(locale)),
        forget: own(t::need::save::forget(locale)),
    }
}
