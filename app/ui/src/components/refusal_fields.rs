//! Why somebody refuses an invitation: a choice, and a word more for whoever wants; the same on the mission's page and by the link of the mail.

use domain::RefusalCode;
use leptos::prelude::*;

use crate::{
    Locale,
    form::{Choosable, Field, Select, TextArea},
    labels, t,
};

/// The fields `why` and `reason` of the form around.
#[component]
pub fn RefusalFields() -> impl IntoView {
    use t::invitations::refusal as say;
    let locale = Locale::current();
    let options = RefusalCode::ALL.iter().map(|code| Choosable::new(code.code(), labels::refusal(locale, *code))).collect();
    view! {
        <Field name="why" label=say::why(locale) hint=Some(say::why_hint(locale).to_owned())>
            <Select options none=say::none(locale).to_owned()/>
        </Field>
        <Field name="reason" label=say::words(locale)><TextArea rows=2/></Field>
    }
}
