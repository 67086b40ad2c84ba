//! The criteria of a mission with the forms that change them: how much one counts, another value, gone, back again; one more of a kind, or "I
//! don't know". The same for the CEO and for staff, who post to their own endpoints.
//!
//! Every endpoint takes the `hidden` fields of its page (`mission`) and, of these forms: `weigh` takes `criterion, kind, importance` (where
//! `unknown` makes the kind a question); `correct` `criterion, value, low, high`; `remove` and `restore` `criterion`; `add` `kind, value, low,
//! high, importance`; `dont_know` `kind`. A budget comes as its two ends, anything else as its `value`.
//!
//! A page that offers these forms renders [`Suggestions`] once.

mod adding;
mod marks;
mod near;
mod standing;
mod value;

use chrono::NaiveDate;
use domain::Importance;
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

/// Where the forms of one reader post to (`WeighCriterion::PATH`), and what goes with each of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CriterionForms {
    pub weigh: &'static str,
    pub correct: &'static str,
    pub remove: &'static str,
    pub restore: &'static str,
    pub add: &'static str,
    pub dont_know: &'static str,
    /// `mission` and its id, as a rule.
    pub hidden: Vec<(&'static str, String)>,
    /// The day in Paris, from which the months of a start are offered.
    pub today: NaiveDate,
}

impl CriterionForms {
    fn with(&self, name: &'static str, value: impl ToString) -> Vec<(&'static str, String)> {
        self.hidden.iter().cloned().chain([(name, value.to_string())]).collect()
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
