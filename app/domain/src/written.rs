//! The language that Passerelle speaks with a person.

use crate::code::codes;

codes! {
    /// A language of the interface and of mail; not to be taken for the [`crate::Language`]s that a CTO speaks.
    pub enum WrittenLanguage as "written language" {
        French = "fr",
        English = "en",
    }
}
