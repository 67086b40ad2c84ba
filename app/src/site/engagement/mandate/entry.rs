//! What every part of a mandate has on the page: the forms that add, change and take it out, and who wrote it last.

use domain::{EngagementId, mandate::EntryKind};
use leptos::prelude::*;
use marketplace::mandates::Signed;
use server_fn::ServerFn as _;
use ui::{
    Locale,
    components::Look,
    form::{Field, Folded, Form, FormMemory, Submit, TextInput},
    format, t,
};

use crate::api::engagement::mandate::{AddEntry, ChangeEntry, RemoveEntry};

/// The fields of a kind, in a form.
pub(super) type Fields = ViewFn;

/// Who wrote a part last, and when.
#[component]
pub(super) fn Author<T: Send + 'static>(signed: Signed<T>) -> impl IntoView {
    let locale = Locale::current();
    let day = format::date_of(locale, signed.at);
    view! { <span class="quiet-text">{t::mandate::entry::by(locale, signed.by, day)}</span> }
}

/// The form that adds a part, folded. `open` shows it from the start.
#[component]
pub(super) fn Adding(
    engagement: EngagementId,
    kind: EntryKind,
    #[prop(into)] label: String,
    #[prop(optional)] open: bool,
    fields: Fields,
) -> impl IntoView {
    let locale = Locale::current();
    let hidden = vec![("engagement", engagement.to_string()), ("kind", kind.to_string())];
    view! {
        <Folded summary=label look=Look::Secondary small=true class="adding no-print" open>
            <Form name=format!("add-{kind}") action=AddEntry::PATH class="stack" hidden once=true>
                {fields.run()}
                <div><Submit>{t::mandate::entry::add(locale)}</Submit></div>
            </Form>
        </Folded>
    }
}

/// The forms that change a part and take it out, folded.
#[component]
pub(super) fn Changing<T: Send + 'static>(
    engagement: EngagementId,
    kind: EntryKind,
    signed: Signed<T>,
    /// What the part is called, for whoever hears the buttons one after the other.
    #[prop(into)]
    called: String,
    fields: Fields,
) -> impl IntoView {
    use t::mandate::entry as say;
    let locale = Locale::current();
    let id = signed.id;
    let hidden = vec![
        ("engagement", engagement.to_string()),
        ("kind", kind.to_string()),
        ("entry", id.to_string()),
        ("version", signed.version.to_string()),
    ];
    let same = hidden.clone();
    view! {
        <div class="entry-acts no-print">
            <Folded summary=say::change(locale) label=say::change_of(locale, &called) small=true>
                <Form name=format!("change-{kind}-{id}") action=ChangeEntry::PATH class="stack" hidden>
                    {fields.run()}
                    <div><Submit>{say::save(locale)}</Submit></div>
                </Form>
            </Folded>
            <Folded summary=say::remove(locale) label=say::remove_of(locale, &called) small=true>
                <Form name=format!("remove-{kind}-{id}") action=RemoveEntry::PATH class="stack" hidden=same>
                    <p>{say::remove_sure(locale)}</p>
                    <div><Submit look=Look::Danger small=true>{say::remove_now(locale)}</Submit></div>
                </Form>
            </Folded>
        </div>
    }
}

/// What somebody typed into a part that the other took out meanwhile: it can be added anew.
#[component]
pub(super) fn Rescued<T: Send + 'static>(
    engagement: EngagementId,
    kind: EntryKind,
    present: Vec<Signed<T>>,
    fields: Fields,
) -> impl IntoView {
    let locale = Locale::current();
    let name = use_context::<FormMemory>()?.form;
    let id = name.strip_prefix(&format!("change-{kind}-"))?;
    if present.iter().any(|signed| signed.id.to_string() == id) {
        return None;
    }
    let hidden = vec![("engagement", engagement.to_string()), ("kind", kind.to_string())];
    Some(view! {
        <div class="panel stack">
            <p>{t::mandate::entry::rescued(locale)}</p>
            <Form name=name.clone() action=AddEntry::PATH class="stack" hidden once=true>
                {fields.run()}
                <div><Submit>{t::mandate::entry::add(locale)}</Submit></div>
            </Form>
        </div>
    })
}

/// A field of one line.
#[component]
pub(super) fn Line(
    name: &'static str,
    #[prop(into)] label: String,
    #[prop(optional_no_strip)] hint: Option<String>,
    #[prop(into)] value: String,
    #[prop(default = "text")] kind: &'static str,
    #[prop(optional)] inputmode: Option<&'static str>,
) -> impl IntoView {
    view! { <Field name label hint><TextInput kind value inputmode=inputmode.unwrap_or("text")/></Field> }
}
