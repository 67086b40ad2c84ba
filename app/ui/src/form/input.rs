//! One line, or several.

use leptos::prelude::*;

use super::FieldState;

/// One line of text. A password is never shown again.
#[component]
pub fn TextInput(
    /// `text`, `email`, `password`, `number`, `date`, `search`, `url`, `tel`.
    #[prop(default = "text")]
    kind: &'static str,
    #[prop(optional, into)] value: Option<String>,
    #[prop(optional)] autocomplete: Option<&'static str>,
    #[prop(optional)] inputmode: Option<&'static str>,
    #[prop(optional, into)] placeholder: Option<String>,
    /// The id of a `datalist` on the page, whose names are proposed while somebody types.
    #[prop(optional)]
    list: Option<&'static str>,
    #[prop(optional)] required: bool,
) -> impl IntoView {
    let field = FieldState::current();
    let value = if kind == "password" { None } else { field.value(value) };
    view! {
        <input
            type=kind
            id=field.id.clone()
            name=field.name.clone()
            value=value
            autocomplete=autocomplete
            inputmode=inputmode
            placeholder=placeholder
            list=list
            required=required
            aria-describedby=field.described_by.clone()
            aria-invalid=field.invalid()
        />
    }
}

/// Several lines of text.
#[component]
pub fn TextArea(
    #[prop(optional, into)] value: Option<String>,
    #[prop(default = 3)] rows: u32,
    #[prop(optional, into)] placeholder: Option<String>,
    #[prop(optional)] required: bool,
) -> impl IntoView {
    let field = FieldState::current();
    let value = field.value(value).unwrap_or_default();
    // A parser drops a line break right after the tag: one more keeps the text's own.
    let value = if value.starts_with('\n') { format!("\n{value}") } else { value };
    view! {
        <textarea
            id=field.id.clone()
            name=field.name.clone()
            rows=rows
            placeholder=placeholder
            required=required
            spellcheck="true"
            aria-describedby=field.described_by.clone()
            aria-invalid=field.invalid()
        >
            {value}
        </textarea>
    }
}
