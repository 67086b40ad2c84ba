//! A mission as a CTO reads it: whose words, both fits, why, and what may not work.

use leptos::prelude::*;
use matching::rank::Score;

use super::{Deck, Facts, Line, Mark, Marked, Reasons};
use crate::{Locale, t};

/// One mission. `words` are the CEO's, with `marks`; `status` says where it stands and what it asks for; children are the actions.
#[component]
pub fn Offer(
    #[prop(into)] id: String,
    #[prop(into)] title: String,
    /// Company (or none), sector, place.
    #[prop(into)]
    about: String,
    #[prop(into)] words: String,
    #[prop(optional)] marks: Vec<Mark>,
    /// Fit for the CEO: "you suit them".
    you_fit_them: Score,
    /// Fit for the CTO: "it suits you".
    it_fits_you: Score,
    facts: Vec<(String, String)>,
    why: Vec<Line>,
    snags: Vec<Line>,
    status: AnyView,
    /// What comes before the reasons.
    #[prop(optional_no_strip)]
    first: Option<AnyView>,
    /// The page is about it alone: its title is the page's.
    #[prop(optional)]
    alone: bool,
    children: Children,
) -> impl IntoView {
    let locale = Locale::current();
    let heading = id.clone();
    // Below the title, one level further down.
    let part = move |words: &'static str| match alone {
        true => view! { <h2 class="part">{words}</h2> }.into_any(),
        false => view! { <h3 class="part">{words}</h3> }.into_any(),
    };
    let title = if alone { view! { <h1 id=id>{title}</h1> }.into_any() } else { view! { <h2 id=id>{title}</h2> }.into_any() };
    view! {
        <article class="offer" aria-labelledby=heading>
            <div class="offer-head">
                <div>{title}<p class="quiet-text">{about}</p></div>
                {status}
            </div>
            <p class="line"><Marked text=words marks/></p>
            {first}
            <div class="offer-body">
                <div class="both">
                    <div>{part(t::shared::offer::you_fit_them(locale))}<Deck score=you_fit_them/></div>
                    <div>{part(t::shared::offer::it_fits_you(locale))}<Deck score=it_fits_you/></div>
                    <Facts facts/>
                </div>
                <div class="why">
                    <div>{part(t::shared::offer::why(locale))}<Reasons lines=why/></div>
                    {(!snags.is_empty()).then(|| view! { <div>{part(t::shared::offer::snags(locale))}<Reasons lines=snags/></div> })}
                </div>
            </div>
            <div class="cluster">{children()}</div>
        </article>
    }
}
