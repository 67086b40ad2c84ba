//! Technical words explained where they stand, each once a page, with the way to the glossary. Works without script.
//!
//! A page that explains its words asks for it: `<Page … explained=true>`, or [`explain_words`] for parts of a page that are rendered apart.
//! Elsewhere [`Explained`] is its text and nothing more, so that whoever knows the words is not told them.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError};

use leptos::prelude::*;
use matching::vocabulary::{glossary, vocabulary};

use crate::components::Term;
use crate::site::nav::GLOSSARY;
use crate::{Locale, href};

/// The words that a page has explained already.
#[derive(Debug, Clone, Default)]
struct Words {
    /// Begins the ids of the definitions, so that parts that are rendered apart do not share any.
    part: &'static str,
    explained: Arc<Mutex<HashSet<String>>>,
}

impl Words {
    /// The id of a word's definition, the first time that the word comes.
    fn first(&self, slug: &str) -> Option<String> {
        let is_first = self.explained.lock().unwrap_or_else(PoisonError::into_inner).insert(slug.to_owned());
        is_first.then(|| format!("word-{}{slug}", self.part))
    }
}

/// From here on, words are explained. `part` tells apart what is put on one page by several renderings; empty for the page itself.
pub fn explain_words(part: &'static str) {
    provide_context(Words { part, ..Words::default() });
}

/// A sentence of ours whose technical words are explained, each the first time that it comes on the page. Not for what stands inside of a
/// button, a link, a label or a summary.
#[component]
pub fn Explained(#[prop(into)] text: String) -> impl IntoView {
    let locale = Locale::current();
    let Some(words) = use_context::<Words>() else { return text.into_any() };
    let mut pieces: Vec<AnyView> = Vec::new();
    let mut at = 0;
    for glossary::Explained { span, entry } in vocabulary().glossary().explained_in(&text, locale.vocabulary()) {
        let slug = entry.slug(locale.vocabulary());
        let Some(id) = words.first(&slug) else { continue };
        let before = text.get(at..span.start).unwrap_or_default();
        let word = text.get(span.clone()).unwrap_or_default().to_owned();
        at = span.end;
        let lang = locale.vocabulary();
        // A line does not break between `l’` and its word.
        let loose = before.trim_end_matches(|letter: char| !letter.is_whitespace());
        let held = before.get(loose.len()..).filter(|held| !held.is_empty()).map(str::to_owned);
        if !loose.is_empty() {
            pieces.push(loose.to_owned().into_any());
        }
        pieces.push(
            view! {
                <span class="explained">
                    {held}
                    <Term id word=entry.word.get(lang) definition=entry.meaning.get(lang) more=word_href(locale, &slug)>{word}</Term>
                </span>
            }
            .into_any(),
        );
    }
    if pieces.is_empty() {
        return text.into_any();
    }
    pieces.push(text.get(at..).unwrap_or_default().to_owned().into_any());
    pieces.collect_view().into_any()
}

/// The place of a word in the glossary, with its letter unfolded.
pub fn word_href(locale: Locale, slug: &str) -> String {
    format!("{}?word={slug}#{slug}", href(locale, GLOSSARY))
}
