//! What a public page tells machines in its head: its one address, the same page in the other language, the words and the picture of a link to it,
//! and what it is about in terms of schema.org.

use std::fmt::Write as _;

use leptos::{nonce::use_nonce, prelude::*};
use leptos_meta::{Link, Meta};
use serde_json::Value;
use sha2::{Digest as _, Sha256};

use crate::{Locale, href, server::whole_address, t};

/// The colour of a page's ground in each theme, for what browsers draw around it: `--paper` of `style/tokens.css`.
pub struct Ground {
    pub light: &'static str,
    pub dark: &'static str,
}

/// The ground of every page.
pub const PAPER: Ground = Ground { light: "#f3f6f2", dark: "#0b181b" };

/// The words of the picture that goes with a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// Above the title: what kind of page it is.
    pub kicker: String,
    pub title: String,
    /// Below it.
    pub line: String,
}

impl Card {
    /// A hash of the words: other words are another picture, under another address.
    pub fn version(&self) -> String {
        let mut hash = Sha256::new();
        for part in [&self.kicker, &self.title, &self.line] {
            hash.update(part.as_bytes());
            hash.update([0]);
        }
        let mut version = String::new();
        for byte in hash.finalize().iter().take(12) {
            // Writing to a text cannot fail.
            let _ = write!(version, "{byte:02x}");
        }
        version
    }

    /// Where the picture of a noun's page lies, in a language: complete.
    pub fn picture(&self, locale: Locale, noun: &str, key: &str) -> String {
        whole_address(locale, &format!("/share/{noun}/{key}.png?v={}", self.version()))
    }
}

/// The picture of a page.
#[derive(Debug, Clone)]
pub struct Picture {
    /// Complete, of [`Card::picture`].
    pub address: String,
    /// What it shows, in words.
    pub alt: String,
}

/// The head of a public page at `path` (without the prefix of a language). `kind` is its type in Open Graph; `feed` the path of a feed that tells
/// what is new here.
#[component]
pub fn PublicHead(
    #[prop(into)] path: String,
    #[prop(into)] title: String,
    #[prop(into)] description: String,
    picture: Picture,
    #[prop(default = "website")] kind: &'static str,
    #[prop(optional)] feed: Option<&'static str>,
) -> impl IntoView {
    let locale = Locale::current();
    let address = whole_address(locale, &path);
    let alternates = Locale::ALL
        .iter()
        .map(|other| view! { <Link rel="alternate" hreflang=other.lang() href=whole_address(*other, &path)/> })
        .collect_view();
    let feed = feed.map(|path| view! { <Link rel="alternate" type_="application/atom+xml" title=title.clone() href=href(locale, path)/> });
    view! {
        <Link rel="canonical" href=address.clone()/>
        {alternates}
        <Link rel="alternate" hreflang="x-default" href=whole_address(Locale::default(), &path)/>
        {feed}
        <Meta name="description" content=description.clone()/>
        <Meta property="og:site_name" content=t::shared::site::name(locale)/>
        <Meta property="og:type" content=kind/>
        <Meta property="og:locale" content=territory(locale)/>
        <Meta property="og:locale:alternate" content=territory(locale.other())/>
        <Meta property="og:url" content=address/>
        <Meta property="og:title" content=title/>
        <Meta property="og:description" content=description/>
        <Meta property="og:image" content=picture.address/>
        <Meta property="og:image:type" content="image/png"/>
        <Meta property="og:image:width" content="1200"/>
        <Meta property="og:image:height" content="630"/>
        <Meta property="og:image:alt" content=picture.alt/>
        <Meta name="twitter:card" content="summary_large_image"/>
    }
}

/// A language as Open Graph names it.
const fn territory(locale: Locale) -> &'static str {
    match locale {
        Locale::Fr => "fr_FR",
        Locale::En => "en_GB",
    }
}

/// What the page is about, as JSON-LD. It is no script and nothing runs it; it carries the nonce of its page for policies that count it as one.
#[component]
pub fn JsonLd(value: Value) -> impl IntoView {
    view! { <script r#type="application/ld+json" nonce=use_nonce() inner_html=embedded(&value)></script> }
}

/// JSON that stands within a page: nothing in it ends the element or begins another, as every `<`, `>` and `&` is written as a number. The same
/// for the two ends of a line that JSON allows and older scripts do not.
fn embedded(value: &Value) -> String {
    let mut text = String::new();
    for letter in value.to_string().chars() {
        match letter {
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => {
                // Writing to a text cannot fail.
                let _ = write!(text, "\\u{:04x}", u32::from(letter));
            }
            letter => text.push(letter),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    //! Laws: 1. whatever is said, the element does not end within it; 2. what was said is read back the same; 3. other words have another version.

    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    proptest! {
        #[test]
        fn law_1_and_2_what_is_said_stays_within_its_element(text in "(\\PC|</script>|<!--|\u{2028}|&){0,40}") {
            let value = json!({ "name": text, "list": [text] });
            let embedded = embedded(&value);
            let is_within = !embedded.contains(['<', '>', '&', '\u{2028}', '\u{2029}']);
            prop_assert!(is_within, "{}", embedded);
            prop_assert_eq!(serde_json::from_str::<Value>(&embedded).unwrap(), value);
        }
    }

    #[test]
    fn browsers_are_told_the_colour_of_the_ground() {
        let tokens = include_str!("../../../style/tokens.css");
        let said = tokens.lines().find(|line| line.trim_start().starts_with("--paper:")).unwrap();
        assert!(said.contains(&format!("light-dark({}, {})", PAPER.light, PAPER.dark)), "{said}");
    }

    #[test]
    fn law_3_other_words_have_another_version() {
        let card = |kicker: &str, title: &str| Card { kicker: kicker.to_owned(), title: title.to_owned(), line: String::new() };
        assert_eq!(card("a", "b").version(), card("a", "b").version());
        assert_ne!(card("ab", "").version(), card("a", "b").version());
        assert_eq!(card("a", "b").version().len(), 24);
    }
}
