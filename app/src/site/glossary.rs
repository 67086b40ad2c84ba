//! The glossary: every word that a CEO may meet, in one sentence, by letter or looked up.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use matching::vocabulary::{GlossaryEntry, vocabulary};
use ui::{
    Locale, Page,
    components::{Icon, IconName, PageHead},
    format,
    glossary::word_href,
    href,
    site::nav::GLOSSARY,
    t,
};

use crate::published::SiteHead;

/// What stands under digits.
const DIGITS: &str = "0-9";
/// What is typed beyond so many letters is no word.
const LONGEST: usize = 80;

/// `/glossary`. `?q=` looks a word up; `?letter=` or `?word=` unfolds a letter: all of them are thirty screens of a phone.
#[component]
pub fn GlossaryPage() -> impl IntoView {
    use t::glossary as words;
    let locale = Locale::current();
    let query = use_query_map().read_untracked().clone();
    let typed: String = query.get("q").unwrap_or_default().trim().chars().take(LONGEST).collect();
    let (letter, word) = (query.get("letter").unwrap_or_default(), query.get("word").unwrap_or_default());
    let count = u32::try_from(vocabulary().glossary().entries().len()).unwrap_or(u32::MAX);
    let content =
        if typed.is_empty() { view! { <Letters letter word/> }.into_any() } else { view! { <Found typed=typed.clone()/> }.into_any() };
    let lead = words::lead(locale, count);
    view! {
        <SiteHead path=GLOSSARY title=words::heading(locale) description=lead.clone()/>
        <Page title=words::title(locale)>
            <div class="page narrow glossary">
                <PageHead title=words::heading(locale) lead/>
                <form class="search-box" method="get" action=href(locale, GLOSSARY) role="search">
                    <div class="field">
                        <label for="glossary-words">{words::search(locale)}</label>
                        <input type="search" id="glossary-words" name="q" value=typed maxlength=LONGEST.to_string() autocomplete="off"/>
                    </div>
                    <button type="submit" class="button"><Icon name=IconName::Search/> " " {words::button(locale)}</button>
                </form>
                {content}
            </div>
        </Page>
    }
}

/// Every word, folded under its letter; the letter that is asked for, or that the word stands under, is unfolded.
#[component]
fn Letters(letter: String, word: String) -> impl IntoView {
    use t::glossary as words;
    let locale = Locale::current();
    let lang = locale.vocabulary();
    let letters = vocabulary().glossary().by_letter(lang);
    let name = |letter: Option<char>| letter.map_or_else(|| DIGITS.to_owned(), |letter| letter.to_string());
    let link = |letter: &Option<char>| {
        let (name, page) = (name(*letter), href(locale, GLOSSARY));
        view! { <li><a href=format!("{page}?letter={name}#letter-{name}")>{name.clone()}</a></li> }
    };
    let links = letters.keys().map(link).collect_view();
    let sections = letters.into_iter().map(|(of, entries)| {
        let name = name(of);
        let is_asked = name.eq_ignore_ascii_case(&letter) || entries.iter().any(|entry| entry.slug(lang) == word);
        let count = words::count(locale, u32::try_from(entries.len()).unwrap_or(u32::MAX));
        view! {
            <details class="letter" open=is_asked>
                <summary id=format!("letter-{name}")><h2>{name.clone()}</h2> " " <span class="quiet-text">{count}</span></summary>
                <Entries entries/>
            </details>
        }
    });
    let sections = sections.collect_view();
    view! {
        <nav class="letters no-print" aria-label=words::letters(locale)><ul role="list">{links}</ul></nav>
        <div class="folded-letters">{sections}</div>
    }
}

/// What was looked up, or what is like it.
#[component]
fn Found(typed: String) -> impl IntoView {
    use t::glossary as words;
    let locale = Locale::current();
    let glossary = vocabulary().glossary();
    let found = glossary.search(&typed, locale.vocabulary());
    let quoted = format::quoted(locale, &typed);
    let all = view! { <p><a href=href(locale, GLOSSARY)>{words::all(locale)}</a></p> };
    if found.is_empty() {
        let alike = glossary.alike(&typed, locale.vocabulary());
        let near = (!alike.is_empty()).then(|| view! { <h3>{words::near(locale)}</h3> <Entries entries=alike/> });
        return view! { <section class="stack" aria-live="polite"><h2>{words::nothing(locale, quoted)}</h2><p>{words::ask(locale)}</p>{near}{all}</section> }.into_any();
    }
    let count = u32::try_from(found.len()).unwrap_or(u32::MAX);
    view! { <section class="stack"><h2>{words::found(locale, count, quoted)}</h2><Entries entries=found/>{all}</section> }.into_any()
}

#[component]
fn Entries(entries: Vec<&'static GlossaryEntry>) -> impl IntoView {
    let locale = Locale::current();
    let lang = locale.vocabulary();
    let entry = move |entry: &GlossaryEntry| {
        let slug = entry.slug(lang);
        let here = word_href(locale, &slug);
        view! { <div id=slug><dt><a href=here>{entry.word.get(lang).to_owned()}</a></dt><dd>{entry.meaning.get(lang).to_owned()}</dd></div> }
    };
    view! { <dl class="glossary-words">{entries.into_iter().map(entry).collect_view()}</dl> }
}
