//! How it works: what happens for each of the three, how long it takes, who sees what, and what happens when it goes wrong. Every number is
//! taken from where it is kept, so that the page cannot promise anything else.

mod seen;
mod sides;
mod trouble;

use leptos::prelude::*;
use ui::{
    Locale, Nav, Page,
    components::{ButtonLink, Icon, IconName, Tie, TieState},
    href,
    site::nav::HOW_IT_WORKS,
    t,
};

use crate::published::SiteHead;
use seen::WhoSeesWhat;
use sides::{Side, Step, sides};
use trouble::Trouble;

/// `/how-it-works`.
#[component]
pub fn HowItWorksPage() -> impl IntoView {
    use t::how_it_works as words;
    let locale = Locale::current();
    let sides = sides(locale);
    let shores = sides.iter().map(|side| (side.id, side.shore, side.short)).collect();
    view! {
        <SiteHead path=HOW_IT_WORKS title=words::heading(locale) description=words::description(locale)/>
        <Page title=words::title(locale) nav=Some(Nav::HowItWorks) body_class="how">
            <div class="page how-head">
                <h1>{words::heading(locale)}</h1>
                <p class="lead">{words::lead(locale)}</p>
            </div>
            <Bridge shores/>
            {sides.into_iter().map(|side| view! { <Passage side/> }).collect_view()}
            <WhoSeesWhat/>
            <Trouble/>
        </Page>
    }
}

/// The table of contents, drawn: the two shores, and the team that ties them.
#[component]
fn Bridge(shores: Vec<(&'static str, &'static str, &'static str)>) -> impl IntoView {
    use t::how_it_works as words;
    let locale = Locale::current();
    let shore = |(at, (id, shore, name)): (usize, (&'static str, &'static str, &'static str))| {
        let tie = (at > 0).then(|| view! { <Tie state=TieState::Holds/> });
        view! { <li data-shore=shore>{tie}<a href=format!("#{id}")>{name}</a></li> }
    };
    view! {
        <nav class="how-bridge no-print" aria-label=words::toc(locale)>
            <ol role="list">{shores.into_iter().enumerate().map(shore).collect_view()}</ol>
            <p class="page">
                <a href="#seen">{words::seen::title(locale)}</a>
                <a href="#trouble">{words::trouble::title(locale)}</a>
            </p>
        </nav>
    }
}

/// What happens to one of the three: what it costs, and the steps.
#[component]
fn Passage(side: Side) -> impl IntoView {
    let locale = Locale::current();
    let facts = side.facts.into_iter().map(|(name, large, text)| {
        view! { <div><dt><span class="overline">{name}</span>{large}</dt><dd>{text}</dd></div> }
    });
    view! {
        <section class="how-side" id=side.id data-shore=side.shore aria-labelledby=format!("{}-title", side.id)>
            <div class="how-side-head">
                <div class="page">
                    <div>
                        <h2 id=format!("{}-title", side.id)>{side.title}</h2>
                        <p class="lead">{side.lead}</p>
                        <p><ButtonLink href=href(locale, side.action.0)>{side.action.1}</ButtonLink></p>
                    </div>
                    <dl>{facts.collect_view()}</dl>
                </div>
            </div>
            <div class="page"><Rope steps=side.steps/></div>
        </section>
    }
}

/// The steps, hung on one rope.
#[component]
fn Rope(steps: Vec<Step>) -> impl IntoView {
    use t::how_it_works as words;
    let locale = Locale::current();
    let step = |step: Step| {
        view! {
            <li>
                <p class="when">{step.when}</p>
                <div>
                    <h3>{step.what}</h3>
                    <p>{step.text}</p>
                    <p class="who-sees"><Icon name=IconName::Eye/> <span><span class="visually-hidden">{words::seen_by(locale)}" "</span>{step.seen}</span></p>
                </div>
            </li>
        }
    };
    view! { <ol role="list" class="step-rope">{steps.into_iter().map(step).collect_view()}</ol> }
}
