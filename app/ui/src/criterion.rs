//! The criteria of a mission with the forms that change them: how much one counts, another value, gone, back again; one more of a kind, or "I
//! don't know". The same for the CEO and for staff: [`api`] asks who it is.
//!
//! A page that offers these forms renders [`Suggestions`] once.

mod adding;
pub mod api;
mod marks;
mod near;
mod standing;
mod value;

use chrono::NaiveDate;
use domain::{Importance, MissionId};
use leptos::prelude::*;

use crate::form::{Choice, Choosable, Field};
use crate::{Locale, labels, t};

pub use adding::{DontKnow, MoreOfKind, OpenKind};
pub use marks::{marks, numbers};
pub use near::near_names;
pub use standing::{RemovedWishes, Wish};
pub use value::{MoreNames, Suggestions};

/// Of the criteria and facts of one page, only one is unfolded.
pub(crate) const GROUP: &str = "criterion";

/// What the forms of a need's criteria need to know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CriterionForms {
    pub mission: MissionId,
    /// The day in Paris, from which the months of a start are offered.
    pub today: NaiveDate,
}

impl CriterionForms {
    fn with(self, name: &'static str, value: impl ToString) -> Vec<(&'static str, String)> {
        vec![("mission", self.mission.to_string()), (name, value.to_string())]
    }
}

/// How much it counts, as one row of radios; `unknown` adds "I don't know", where the whole kind may become a question.
#[component]
fn ImportanceField(counts: Importance, #[prop(optional)] unknown: bool) -> impl IntoView {
    let locale = Locale::current();
    let known = Importance::ALL.iter().map(|weight| Choosable::new(weight.code(), labels::importance(locale, Some(*weight))));
    let options = known.chain(unknown.then(|| Choosable::new("unknown", labels::importance(locale, None)))).collect();
    view! {
        <Field name="importance" label=t::shared::criterion::counts(locale) group=true>
            <Choice options selected=Some(counts.code().to_owned())/>
        </Field>
    }
}
