//! The form kit, its view half: real forms that post to a server function, and come back filled, with errors beside the fields.
//!
//! ```ignore
//! <Form name="sign_in" action=SignIn::PATH>
//!     <Field name="email" label=t::public::email(locale)><TextInput kind="email" autocomplete="username"/></Field>
//!     <Field name="password" label=t::public::password(locale)><TextInput kind="password" autocomplete="current-password"/></Field>
//!     <Check name="keep" label=t::public::keep(locale)/>
//!     <Submit>{t::public::sign_in(locale)}</Submit>
//! </Form>
//! ```
//!
//! A form that was refused finds what was typed, and why it was refused, in the [`FormMemory`] of the page, under its own name. Every form
//! with fields therefore needs a name that no other form of the page has (`weigh-3f2a…`). The form shows its [`ErrorSummary`] by itself. What
//! is folded away stands in a [`Folded`], never in a bare `details`: it unfolds by itself where a form inside was refused.

mod check;
mod choice;
mod complaint;
mod error_line;
mod field;
mod file;
mod folded;
mod hidden;
mod input;
mod kit;
mod memory;
mod select;
mod submit;
mod summary;
mod two_ends;

pub use check::{Check, Checks};
pub use choice::Choice;
pub use complaint::complaint;
pub use error_line::ErrorLine;
pub use field::{Field, FieldState};
pub use file::FileInput;
pub use folded::Folded;
pub use hidden::Hidden;
pub use input::{TextArea, TextInput};
pub use kit::{FORM_FIELD, Form, FormState, Once, PAGE_FIELD};
pub use memory::{FormMemory, Shown};
pub use select::{Choosable, Select};
pub use submit::Submit;
pub use summary::ErrorSummary;
pub use two_ends::TwoEnds;
