//! What a refused form remembers until the page is shown again.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use domain::forms::{FieldError, FieldErrors};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// What was typed into a form that was refused, and why. The server puts it into context, when the address names one that belongs to this
/// browser. It holds no passwords.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormMemory {
    /// The name of the form.
    pub form: String,
    /// Names and values, in the order in which they were sent; a name may come several times.
    pub values: Vec<(String, String)>,
    pub errors: FieldErrors,
}

/// Whether the form that is remembered was rendered. The host gives each page its own.
#[derive(Debug, Clone, Default)]
pub struct Shown(Arc<AtomicBool>);

impl FormMemory {
    /// What this page remembers of the form of this name.
    pub fn of(form: &str) -> Option<Self> {
        let memory = use_context::<Self>().filter(|memory| memory.form == form)?;
        if let Some(Shown(shown)) = use_context::<Shown>() {
            shown.store(true, Ordering::Relaxed);
        }
        Some(memory)
    }

    /// Whether this page shows a form that was refused.
    pub fn is_there() -> bool {
        use_context::<Self>().is_some()
    }

    /// What this page remembers of a form that it no longer has: the step that was tried is not possible any more. Ask after every form was rendered.
    pub fn of_no_form() -> Option<Self> {
        let Shown(shown) = use_context()?;
        if shown.load(Ordering::Relaxed) { None } else { use_context() }
    }

    /// The first value of a field.
    pub fn value<'a>(&'a self, field: &'a str) -> Option<&'a str> {
        self.values_of(field).next()
    }

    /// Every value of a field, for boxes, whose names end with `[]`.
    pub fn values_of<'a>(&'a self, field: &'a str) -> impl Iterator<Item = &'a str> {
        self.values.iter().filter(move |(name, _)| name.strip_suffix("[]").unwrap_or(name) == field).map(|(_, value)| value.as_str())
    }

    /// The first complaint about a field; the empty name is the form as a whole.
    pub fn error(&self, field: &str) -> Option<&FieldError> {
        self.errors.0.iter().find(|error| error.field == field)
    }
}
