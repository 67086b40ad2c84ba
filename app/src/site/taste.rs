//! What is read from the first words of a need, on the home page, before any account: the words on one shore, what is understood on the other.

use domain::{Criterion, CriterionKind, Origin};
use leptos::{nonce::use_nonce, prelude::*};
use leptos_router::hooks::use_query_map;
use marketplace::{Problem, missions::taste};
use matching::Understanding;
use server_fn::ServerFn as _;
use ui::{
    Locale,
    components::{Look, Marked, Tie, TieState, button_class, excerpt},
    criterion_label, criterion_value, href,
    server::{if_there, market, network},
    t,
};

use crate::api::taste::{GlimpseNeed, Taste, TasteNeed};

/// Where the words are, and what is read from them.
const PLACE: &str = "start";
/// So many things are shown: enough to see how it reads.
const MOST: usize = 6;
/// Letters around the words that caused something.
const AROUND: usize = 28;

/// The name of the needs that may be tried with one click, in the address.
const EXAMPLE: &str = "example";
const WORDS: &str = "words";

/// An invented need: its key in the address, what the link says, its words.
struct Example {
    key: &'static str,
    name: &'static str,
    words: &'static str,
}

fn examples(locale: Locale) -> [Example; 3] {
    use t::public::home::taste as words;
    [
        Example { key: "agency", name: words::agency(locale), words: words::agency_words(locale) },
        Example { key: "team", name: words::team(locale), words: words::team_words(locale) },
        Example { key: "audit", name: words::audit(locale), words: words::audit_words(locale) },
    ]
}

/// The words that the address of the page carries: typed by somebody without script, or an example's.
pub fn words_asked(locale: Locale) -> Option<String> {
    let query = use_query_map().read_untracked().clone();
    let example = query.get(EXAMPLE);
    let example = example.and_then(|key| examples(locale).into_iter().find(|example| example.key == key));
    match example {
        Some(example) => Some(example.words.to_owned()),
        None => query.get(WORDS).filter(|words| taste::fitting(words).is_ok()),
    }
}

/// The address of the home page with these words in its field, without the prefix of a language.
pub fn address_of(words: &str) -> String {
    let words: String = form_urlencoded::byte_serialize(words.as_bytes()).collect();
    format!("/?{WORDS}={words}#{PLACE}")
}

/// What is read from these words, to be put on the page.
pub async fn taste_of(words: &str) -> Result<Taste, Problem> {
    let locale = Locale::current();
    let understood = taste::taste(&market(), words, &network()).await?;
    let html = view! { <Understood words=words.to_owned() understood=understood.clone()/> }.into_any().to_html();
    Ok(Taste { said: said(locale, &understood), html })
}

/// The button for whoever has no script; the script takes it away.
#[component]
pub fn TasteButton() -> impl IntoView {
    let locale = Locale::current();
    view! {
        <button type="submit" class=button_class(Look::Secondary, false, false) formaction=href(locale, TasteNeed::PATH) data-taste-button="">
            {t::public::home::taste::button(locale)}
        </button>
    }
}

/// The examples, what was read, and the script that reads while one types.
#[component]
pub fn TasteOfNeed(words: Option<String>) -> impl IntoView {
    let locale = Locale::current();
    let read = async move {
        let words = words?;
        let understood = if_there(taste::taste(&market(), &words, &network()).await.map(Some))?;
        Some((said(locale, &understood), view! { <Understood words understood/> }))
    };
    view! {
        <Examples/>
        <Suspense>
            {Suspend::new(async move {
                let (said, understood) = read.await.unzip();
                view! {
                    <div class="taste" data-taste=href(locale, GlimpseNeed::PATH)>
                        <p class="taste-said" role="status">{said}</p>
                        <div>{understood}</div>
                    </div>
                }
            })}
        </Suspense>
        <script type="module" nonce=use_nonce() inner_html=include_str!("taste.js")></script>
    }
}

#[component]
fn Examples() -> impl IntoView {
    let locale = Locale::current();
    let example = |example: Example| {
        let address = href(locale, &format!("/?{EXAMPLE}={}#{PLACE}", example.key));
        view! { <li><a href=address data-example=example.words>{example.name}</a></li> }
    };
    view! {
        <div class="taste-examples">
            <p class="quiet-text" id="taste-examples">{t::public::home::taste::examples(locale)}</p>
            <ul role="list" aria-labelledby="taste-examples">{examples(locale).into_iter().map(example).collect_view()}</ul>
        </div>
    }
}

fn said(locale: Locale, understood: &Understanding) -> String {
    use t::public::home::taste as words;
    match u32::try_from(caused(understood).len()).unwrap_or(u32::MAX) {
        0 => words::nothing(locale).to_owned(),
        count => words::said(locale, count),
    }
}

/// What the words themselves caused, the strongest first.
fn caused(understood: &Understanding) -> Vec<&Criterion> {
    let read = understood.by_strength().into_iter();
    read.filter(|criterion| criterion.origin == Origin::Text && criterion.evidence.is_some()).collect()
}

#[component]
fn Understood(words: String, understood: Understanding) -> impl IntoView {
    use t::public::home::taste as say;
    let locale = Locale::current();
    let caused = caused(&understood);
    if caused.is_empty() {
        return None;
    }
    let more = u32::try_from(caused.len().saturating_sub(MOST)).unwrap_or(u32::MAX);
    let more = (more > 0).then(|| view! { <p class="quiet-text">{say::more(locale, more)}</p> });
    let crossings = caused.into_iter().take(MOST).map(|criterion| crossing(locale, &words, criterion)).collect_view();
    let asked: Vec<&str> = understood.unknown.iter().filter(|kind| is_asked(**kind)).map(|kind| criterion_label(locale, *kind)).collect();
    let asked = (!asked.is_empty()).then(|| view! { <p class="quiet-text">{say::asked(locale, asked.join(", "))}</p> });
    Some(view! { <ul class="crossings" role="list">{crossings}</ul> {more} {asked} })
}

/// Some words, and what is understood of them.
fn crossing(locale: Locale, words: &str, criterion: &Criterion) -> impl IntoView + use<> {
    let near = criterion.evidence.and_then(|evidence| excerpt(words, evidence, AROUND));
    let near = near.map(|(text, evidence)| view! { <q><Marked text marks=vec![evidence.into()]/></q> });
    view! {
        <li class="crossing">
            <p class="need-side">{near}</p>
            <Tie state=TieState::Holds/>
            <p class="proof-side">
                <small>{criterion_label(locale, criterion.value.kind())}</small>
                <strong>{criterion_value(locale, &criterion.value)}</strong>
            </p>
        </li>
    }
}

/// What the next page asks where the words do not say it; the rest matters less at first.
fn is_asked(kind: CriterionKind) -> bool {
    matches!(kind, CriterionKind::Stack | CriterionKind::Rhythm | CriterionKind::Rate | CriterionKind::Place | CriterionKind::Start)
}
