//! Where work happens, and in which language.

use std::str::FromStr;

use crate::{
    UnknownCode,
    code::{codes, text_form},
};

/// A place of work: `remote`, or a city by the id that the vocabulary gives it (`lyon`).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// Anywhere, at a distance.
    Remote,
    /// On site, in this city.
    City(CityId),
}

/// The id of a city in the vocabulary: lower-case letters, digits and hyphens, at most 40.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CityId(Box<str>);

impl CityId {
    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for CityId {
    type Err = UnknownCode;
    fn from_str(text: &str) -> Result<Self, UnknownCode> {
        if crate::technology::is_slug(text, b"-") { Ok(Self(text.into())) } else { Err(UnknownCode::new("city", text)) }
    }
}

text_form!(CityId, |city| city.0);

impl FromStr for Place {
    type Err = UnknownCode;
    fn from_str(text: &str) -> Result<Self, UnknownCode> {
        if text == "remote" { Ok(Self::Remote) } else { text.parse().map(Self::City) }
    }
}

text_form!(Place, |place| match place {
    Place::Remote => "remote",
    Place::City(city) => city.as_str(),
});

codes! {
    /// A language of work.
    pub enum Language as "language" {
        /// French.
        Fr = "fr",
        /// English.
        En = "en",
        /// German.
        De = "de",
        /// Spanish.
        Es = "es",
        /// Italian.
        It = "it",
        /// Portuguese.
        Pt = "pt",
        /// Dutch.
        Nl = "nl",
    }
}
