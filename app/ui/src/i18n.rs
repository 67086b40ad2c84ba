//! Which language a page speaks, and its words.
//!
//! The address decides: French has no prefix, English lives under `/en`. There is no cookie and no negotiation. The server calls
//! [`provide`] with the path it was asked for; components then call [`Locale::current`]. An island gets its locale as a prop and
//! provides it to what it contains.

use leptos::prelude::*;
use matching::vocabulary::Lang;
use serde::{Deserialize, Serialize};

/// Every text of `locales/`, as functions; made by `build.rs`.
pub mod t {
    #![allow(clippy::all, reason = "generated")]
    include!(concat!(env!("OUT_DIR"), "/locales.rs"));
}

/// A language of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Locale {
    /// French, the default.
    #[default]
    Fr,
    /// English.
    En,
}

impl Locale {
    /// Every language, the default first.
    pub const ALL: &'static [Self] = &[Self::Fr, Self::En];

    /// The locale of the page being rendered; French where nobody said.
    pub fn current() -> Self {
        use_context().unwrap_or_default()
    }

    /// The code for `lang` and `hreflang`.
    pub const fn lang(self) -> &'static str {
        match self {
            Self::Fr => "fr",
            Self::En => "en",
        }
    }

    /// What stands before every path: nothing, or `/en`.
    pub const fn prefix(self) -> &'static str {
        match self {
            Self::Fr => "",
            Self::En => "/en",
        }
    }

    /// The other language.
    pub const fn other(self) -> Self {
        match self {
            Self::Fr => Self::En,
            Self::En => Self::Fr,
        }
    }

    /// The same language, as the vocabulary names it.
    pub const fn vocabulary(self) -> Lang {
        match self {
            Self::Fr => Lang::Fr,
            Self::En => Lang::En,
        }
    }

    /// The language a path is in, and the path without its prefix: `/en/missions` is English `/missions`.
    pub fn of_path(path: &str) -> (Self, &str) {
        match path.strip_prefix("/en") {
            Some("") => (Self::En, "/"),
            Some(rest) if rest.starts_with('/') => (Self::En, rest),
            _ => (Self::Fr, path),
        }
    }

    /// The same of a path with a query: `/en?page=2` is English `/?page=2`.
    pub fn of_address(address: &str) -> (Self, String) {
        let Some((path, query)) = address.split_once('?') else {
            let (locale, path) = Self::of_path(address);
            return (locale, path.to_owned());
        };
        let (locale, path) = Self::of_path(path);
        (locale, format!("{path}?{query}"))
    }

    /// Whether a number takes the singular: 0 and 1 in French, 1 in English.
    pub const fn is_one(self, count: u32) -> bool {
        match self {
            Self::Fr => count < 2,
            Self::En => count == 1,
        }
    }
}

/// A path of ours in a language: `href(Locale::En, "/missions")` is `/en/missions`, and `/` is `/en`.
pub fn href(locale: Locale, path: &str) -> String {
    match (locale, path) {
        (Locale::En, "/") => "/en".to_owned(),
        // The router sends `/en/` on to `/en`.
        (Locale::En, path) if path.starts_with("/?") || path.starts_with("/#") => format!("/en{}", path.trim_start_matches('/')),
        _ => format!("{}{path}", locale.prefix()),
    }
}

/// Where the page being rendered is: its path without the prefix of the language, and its query, if it has one.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Here(pub String);

impl Here {
    /// The address of the page being rendered; `/` where nobody said.
    pub fn current() -> Self {
        use_context().unwrap_or_else(|| Self("/".to_owned()))
    }
}

/// Tells the components below which page is rendered, from the path and query that were asked for (`/en/missions?page=2`).
pub fn provide(path_and_query: &str) -> Locale {
    let (locale, here) = Locale::of_address(path_and_query);
    provide_context(locale);
    provide_context(Here(here));
    locale
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_says_its_language() {
        assert_eq!(Locale::of_path("/en"), (Locale::En, "/"));
        assert_eq!(Locale::of_path("/en/missions?page=2"), (Locale::En, "/missions?page=2"));
        assert_eq!(Locale::of_path("/entreprises"), (Locale::Fr, "/entreprises"));
        assert_eq!(Locale::of_path("/"), (Locale::Fr, "/"));
    }

    #[test]
    fn a_path_comes_back_from_its_address() {
        for path in ["/", "/missions", "/need?form=1", "/?form=1"] {
            for locale in Locale::ALL {
                assert_eq!(Locale::of_address(&href(*locale, path)), (*locale, path.to_owned()));
            }
        }
    }

    #[test]
    fn zero_is_singular_in_french_only() {
        assert!(Locale::Fr.is_one(0) && Locale::Fr.is_one(1) && !Locale::Fr.is_one(2));
        assert!(!Locale::En.is_one(0) && Locale::En.is_one(1) && !Locale::En.is_one(2));
    }
}
