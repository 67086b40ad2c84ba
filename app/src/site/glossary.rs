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

/// What stands under digits.
const DIGITS: &str = "0-9";
/// What is typed beyond so many letters is no word.
const LONGEST: usize = 80;

/// `/glossary`. `?q=` looks a word up.
#[component]
pub fn GlossaryPage() -> impl IntoView {
    use t::glossary as words;
    let locale = Locale::current();
    let typed: String = use_query_map().with_untracked(|query| query.get("q")).unwrap_or_default().trim().chars().take(LONGEST).collect();
    let count = u32::try_from(vocabulary().glossary().entries().len()).unwrap_or(u32::MAX);
    let content = if typed.is_empty() { view! { <Letters/> }.into_any() } else { view! { <Found typed=typed.clone()/> }.into_any() };
    view! {
        <Page title=words::title(locale)>
            <div class="page narrow glossary">
                <PageHead title=words::heading(locale) lead=words::lead(locale, count)/>
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

/// Every word, by its letter.
#[component]
fn Letters() -> impl IntoView {
    let locale = Locale::current();
    let letters = vocabulary().glossary().by_letter(locale.vocabulary());
    let name = |letter: Option<char>| letter.map_or_else(|| DIGITS.to_owned(), |letter| letter.to_string());
    let links =
        letters.keys().map(|letter| view! { <li><a href=format!("#letter-{}", name(*letter))>{name(*letter)}</a></li> }).collect_view();
    let sections = letters.into_iter().map(|(letter, entries)| {
        let id = format!("letter-{}", name(letter));
        let labelled = id.clone();
        view! {
            <section aria-labelledby=labelled>
                <h2 id=id>{name(letter)}</h2>
                <Entries entries/>
            </section>
        }
    });
    let sections = sections.collect_view();
    view! {
        <nav class="letters no-print" aria-label=t::glossary::letters(locale)><ul role="list">{links}</ul></nav>
        {sections}
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
