//! What members of staff note about a CTO, the latest first, with the form for one more.

use chrono::{DateTime, Utc};
use domain::{NoteId, ProfileId};
use leptos::{prelude::*, server_fn::ServerFn};
use marketplace::vetting::notes::Note;
use ui::{
    Locale,
    components::Look,
    form::{Field, Folded, Form, Submit, TextArea},
    format, t,
};

use crate::api::notes::{RemoveNote, WriteNote};

/// The section.
#[component]
pub fn Notes(profile: ProfileId, notes: Vec<Note>, now: DateTime<Utc>) -> impl IntoView {
    use t::vetting::notes as say;
    let locale = Locale::current();
    let is_empty = notes.is_empty();
    let list = notes.into_iter().map(|note| view! { <OneNote note now/> }).collect_view();
    view! {
        <section id="notes" class="panel stack" aria-labelledby="notes-title">
            <h2 id="notes-title">{say::title(locale)}</h2>
            <Form name="write_note" action=WriteNote::PATH class="stack" once=true hidden=vec![("profile", profile.to_string())]>
                <Field name="words" label=say::label(locale) hint=Some(say::hint(locale).to_owned())><TextArea rows=3 required=true/></Field>
                <div><Submit look=Look::Secondary>{say::write(locale)}</Submit></div>
            </Form>
            {if is_empty {
                view! { <p class="quiet-text">{say::none(locale)}</p> }.into_any()
            } else {
                view! { <ul role="list" class="notes">{list}</ul> }.into_any()
            }}
        </section>
    }
}

#[component]
fn OneNote(note: Note, now: DateTime<Utc>) -> impl IntoView {
    use t::vetting::notes as say;
    let locale = Locale::current();
    let when = format::moment(locale, note.written_at, now);
    let author = note.author.unwrap_or_else(|| say::nobody(locale).to_owned());
    let remove = note.is_mine.then(|| view! { <Remove id=note.id when=when.clone()/> });
    view! {
        <li>
            <p class="quiet-text">{author} " · " {when}</p>
            <p class="prose">{note.words}</p>
            {remove}
        </li>
    }
}

/// Taken away for good, so behind a fold.
#[component]
fn Remove(id: NoteId, when: String) -> impl IntoView {
    use t::vetting::notes as say;
    let locale = Locale::current();
    view! {
        <Folded summary=say::remove(locale) small=true class="proof-act">
            <Form name=format!("remove_note-{id}") action=RemoveNote::PATH class="stack" hidden=vec![("note", id.to_string())]>
                <p>{say::remove_note(locale)}</p>
                <div><Submit look=Look::Danger small=true>{say::remove_now(locale, when)}</Submit></div>
            </Form>
        </Folded>
    }
}
