//! The form itself.

use std::sync::{Arc, Mutex, PoisonError};

use leptos::{context::Provider, prelude::*};

use super::{ErrorSummary, FormMemory, folded::Fold};
use crate::{Here, Locale, href};

/// The hidden field that carries the form's name to the server, which remembers under it what was typed.
pub const FORM_FIELD: &str = "_form";
/// The hidden field that carries the address of the page (with the prefix of its language), to which a refused form goes back.
pub const PAGE_FIELD: &str = "_page";

/// The hidden field that carries the id under which the form's work is done: sent twice, it is done once.
const ONCE_FIELD: &str = "once";

/// An id that nobody has used, new on each page; the host provides it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Once(pub String);

/// What a form tells its fields.
#[derive(Debug, Clone, Default)]
pub struct FormState {
    /// The form's name; also the beginning of its fields' ids.
    pub name: String,
    /// What was typed and refused, when this is the form that was.
    pub memory: Option<FormMemory>,
    labels: Arc<Mutex<Vec<(String, String)>>>,
}

impl FormState {
    /// The form around; one without a name where there is none.
    pub fn current() -> Self {
        use_context().unwrap_or_default()
    }

    /// The id of a field's control, unique on the page as the form's name is.
    pub fn id(&self, field: &str) -> String {
        if self.name.is_empty() { field.to_owned() } else { format!("{}-{field}", self.name) }
    }

    /// Notes what a field is called, for the summary of errors.
    pub(super) fn note_label(&self, field: &str, label: &str) {
        self.labels.lock().unwrap_or_else(PoisonError::into_inner).push((field.to_owned(), label.to_owned()));
    }

    /// What a field is called, once it was rendered.
    pub(super) fn label(&self, field: &str) -> Option<String> {
        let labels = self.labels.lock().unwrap_or_else(PoisonError::into_inner);
        labels.iter().find(|(name, _)| name == field).map(|(_, label)| label.clone())
    }
}

/// A form that posts to a server function. `action` is the function's address without the prefix of the language (`SignIn::PATH`); `hidden`
/// are names and values that go with it.
#[component]
pub fn Form(
    #[prop(into)] name: String,
    #[prop(into)] action: String,
    #[prop(optional)] hidden: Vec<(&'static str, String)>,
    #[prop(optional)] class: &'static str,
    /// It sends files too, to an address that reads them.
    #[prop(optional)]
    files: bool,
    /// What it makes is made once, however often the button is pressed: the server function takes the id `once`.
    #[prop(optional)]
    once: bool,
    #[prop(optional, into)] label: Option<String>,
    children: Children,
) -> impl IntoView {
    let locale = Locale::current();
    let state = FormState { memory: FormMemory::of(&name), name: name.clone(), labels: Arc::default() };
    if let (Some(_), Some(fold)) = (&state.memory, use_context::<Fold>()) {
        fold.unfold();
    }
    let page = href(locale, &without_memory(&Here::current().0));
    let hidden = hidden.into_iter().map(|(name, value)| view! { <input type="hidden" name=name value=value/> }).collect_view();
    let once = use_context::<Once>().filter(|_| once).map(|Once(id)| view! { <input type="hidden" name=ONCE_FIELD value=id/> });
    let around = state.clone();
    let id = name.clone();
    view! {
        <form id=id class=class method="post" action=href(locale, &action) enctype=files.then_some("multipart/form-data") novalidate aria-label=label>
            <input type="hidden" name=FORM_FIELD value=name/>
            <input type="hidden" name=PAGE_FIELD value=page/>
            {hidden}
            {once}
            <Provider value=around>
                {
                    // The fields first: the summary calls them by the names that they note.
                    let fields = children();
                    view! { <ErrorSummary state/> {fields} }
                }
            </Provider>
        </form>
    }
}

/// The address without the id of a remembered form: the next refusal gets its own.
fn without_memory(here: &str) -> String {
    let Some((path, query)) = here.split_once('?') else { return here.to_owned() };
    let kept: Vec<&str> = query.split('&').filter(|pair| !pair.starts_with("form=")).collect();
    if kept.is_empty() { path.to_owned() } else { format!("{path}?{}", kept.join("&")) }
}

#[cfg(test)]
mod tests {
    use super::without_memory;

    #[test]
    fn the_way_back_forgets_the_last_refusal() {
        assert_eq!(without_memory("/needs?form=abc"), "/needs");
        assert_eq!(without_memory("/needs?page=2&form=abc"), "/needs?page=2");
        assert_eq!(without_memory("/needs"), "/needs");
    }
}
