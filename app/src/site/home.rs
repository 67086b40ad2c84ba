//! The home page: what this is, in ten seconds, and the first words of a need.

use ceo::api::need::BeginNeed;
use domain::report::{Light, Subject};
use leptos::{prelude::*, server_fn::ServerFn};
use marketplace::case_studies::{self, Told};
use matching::rank::Score;
use ui::{
    Locale, Nav, Page, case_study_address,
    components::{Answer, ButtonLink, Deck, Icon, IconName, Line, Look, Reasons, Tie, TieState},
    form::{Field, Form, Submit, TextArea},
    format, href,
    server::{if_there, market},
    site::nav,
    t,
};

use super::described::Described;
use super::engagement::MonthBridge;
use super::taste::{TasteButton, TasteOfNeed, words_asked};
use crate::published::SiteHead;

/// Two shores, one field to begin with, the way, and the other side's door.
#[component]
pub fn HomePage() -> impl IntoView {
    let locale = Locale::current();
    view! {
        <SiteHead path="/" title=t::public::home::title(locale) description=t::public::home::description(locale)/>
        <Described/>
        <Page title=t::public::home::title(locale) nav=Some(Nav::Home) body_class="home">
            <Shores/>
            <Start/>
            <Way/>
            <Honest/>
            <EachMonth/>
            <LatestCase/>
            <ForCtos/>
        </Page>
    }
}

#[component]
fn Shores() -> impl IntoView {
    use t::public::home as words;
    let locale = Locale::current();
    let row = |before: &'static str, marked: &'static str, after: &'static str, state, fact: &'static str, strong: &'static str| {
        view! {
            <li>
                <span class="left"><q>{before}<span class="evidence">{marked}</span>{after}</q></span>
                <Tie state/>
                <span class="right">{fact}<strong>{strong}</strong></span>
            </li>
        }
    };
    view! {
        <section class="shores" aria-label=words::idea(locale)>
            <h1>
                <span class="left">{words::words(locale)}</span>" "
                <Tie state=TieState::Holds/>
                <span class="right">{words::proof(locale)}</span>
            </h1>
            <ul role="list" class="shore-rows">
                {row(words::row_1_before(locale), words::row_1(locale), words::row_1_after(locale), TieState::Holds, words::row_1_fact(locale), words::row_1_strong(locale))}
                {row(words::row_2_before(locale), words::row_2(locale), words::row_2_after(locale), TieState::Holds, words::row_2_fact(locale), words::row_2_strong(locale))}
                {row(words::row_3_before(locale), words::row_3(locale), words::row_3_after(locale), TieState::Partial, words::row_3_fact(locale), words::row_3_strong(locale))}
                {row(words::row_4_before(locale), words::row_4(locale), words::row_4_after(locale), TieState::Unknown, words::row_4_fact(locale), words::row_4_strong(locale))}
            </ul>
        </section>
    }
}

#[component]
fn Start() -> impl IntoView {
    use t::public::home as words;
    let locale = Locale::current();
    let asked = words_asked(locale);
    let typed = asked.clone();
    view! {
        <section class="page start" id="start">
            <p class="lead">{words::start(locale)}</p>
            <Form name="begin_need" action=BeginNeed::PATH class="first-words" once=true>
                <Field name="words" label=words::first_words(locale)>
                    <TextArea rows=3 value=typed.unwrap_or_default() placeholder=words::placeholder(locale) required=true/>
                </Field>
                <Submit>{words::send(locale)}" "<Icon name=IconName::ArrowRight/></Submit>
                <TasteButton/>
                <p class="quiet-text">{words::no_account(locale)}</p>
            </Form>
            <TasteOfNeed words=asked/>
        </section>
    }
}

#[component]
fn Way() -> impl IntoView {
    use t::public::home as words;
    let locale = Locale::current();
    let steps = [
        (words::step_1_when(locale), words::step_1(locale), words::step_1_text(locale)),
        (words::step_2_when(locale), words::step_2(locale), words::step_2_text(locale)),
        (words::step_3_when(locale), words::step_3(locale), words::step_3_text(locale)),
        (words::step_4_when(locale), words::step_4(locale), words::step_4_text(locale)),
        (words::step_5_when(locale), words::step_5(locale), words::step_5_text(locale)),
    ];
    let steps =
        steps.map(|(when, what, text)| view! { <li><span class="when">{when}</span><h3>{what}</h3><p>{text}</p></li> }).collect_view();
    view! {
        <section class="page section way" aria-labelledby="way">
            <div class="way-head"><h2 id="way">{words::way(locale)}</h2><p class="lead">{words::way_lead(locale)} " " <a href=href(locale, nav::HOW_IT_WORKS)>{words::way_link(locale)}</a></p></div>
            <ol role="list" class="way-steps">{steps}</ol>
        </section>
    }
}

#[component]
fn Honest() -> impl IntoView {
    use t::public::home as words;
    let locale = Locale::current();
    let line = |answer, text: &str| Line { answer, text: text.to_owned(), detail: None };
    let lines = vec![
        line(Answer::Yes, words::sample_1(locale)),
        line(Answer::Yes, words::sample_2(locale)),
        line(Answer::Ask, words::sample_3(locale)),
        line(Answer::No, words::sample_4(locale)),
    ];
    view! {
        <section class="page honest" aria-labelledby="honest">
            <div>
                <h2 id="honest">{words::honest(locale)}</h2>
                <p class="lead">{words::honest_lead(locale)}</p>
                <p><a href=href(locale, nav::RANKING)>{words::honest_link(locale)}</a></p>
            </div>
            <figure class="sample">
                <figcaption class="quiet-text">{words::sample(locale)}</figcaption>
                <Deck score=Score { low: 800_000, high: 900_000 } note=words::sample_note(locale)/>
                <Reasons lines/>
            </figure>
        </section>
    }
}

/// What a CEO reads each month, by an invented month.
#[component]
fn EachMonth() -> impl IntoView {
    use t::public::home as words;
    const LIGHTS: [(Subject, Light); 8] = [
        (Subject::Mandate, Light::Good),
        (Subject::Roadmap, Light::Good),
        (Subject::Money, Light::Watch),
        (Subject::Team, Light::Good),
        (Subject::Risks, Light::Good),
        (Subject::Agency, Light::Act),
        (Subject::Access, Light::Act),
        (Subject::Transfer, Light::Good),
    ];
    let locale = Locale::current();
    view! {
        <section class="page month" aria-labelledby="month">
            <div class="month-head"><h2 id="month">{words::month(locale)}</h2><p class="lead">{words::month_lead(locale)}</p></div>
            <figure class="month-sample">
                <MonthBridge lights=LIGHTS.to_vec()/>
                <figcaption class="quiet-text">{words::sample(locale)}</figcaption>
            </figure>
        </section>
    }
}

/// What the last published mission brought, in its CEO's words; nothing while there is none.
#[component]
fn LatestCase() -> impl IntoView {
    let latest = async move {
        let told = if_there(case_studies::latest(&market()).await)?;
        Some((first_sentence(told.last_word.as_deref()?)?, told))
    };
    view! { <Suspense>{Suspend::new(async move { latest.await.map(|(said, told)| view! { <Case said told/> }) })}</Suspense> }
}

#[component]
fn Case(said: String, told: Told) -> impl IntoView {
    use t::case_studies::public as say;
    let locale = Locale::current();
    let lang = told.language.code();
    let who = match (told.ceo, told.company) {
        (Some(ceo), Some(company)) => say::ceo_of(locale, company, ceo),
        _ => say::unnamed_ceo(locale).to_owned(),
    };
    view! {
        <section class="case" aria-label=say::home_lead(locale)>
            <div class="page">
                <blockquote lang=lang><p>{format::quoted(locale, &said)}</p></blockquote>
                <div>
                    <p><strong>{who}</strong></p>
                    <p lang=lang>{told.summary}</p>
                    <p><a href=href(locale, &case_study_address(told.id))>{say::home_link(locale)}</a></p>
                </div>
            </div>
        </section>
    }
}

/// The beginning of what somebody says, up to the end of a sentence; nothing where that is too long to stand large.
fn first_sentence(words: &str) -> Option<String> {
    const LONGEST: usize = 160;
    let end =
        words.char_indices().find(|(at, mark)| ends_sentence(words, *at, *mark)).map_or(words.len(), |(at, mark)| at + mark.len_utf8());
    let sentence = words.get(..end)?.trim();
    (sentence.chars().count() <= LONGEST).then(|| sentence.to_owned())
}

/// Whether a sentence ends at this mark: a point within a name (`Node.js`), or after one or two letters (`M. Durand`), ends none.
fn ends_sentence(words: &str, at: usize, mark: char) -> bool {
    if !matches!(mark, '.' | '!' | '?' | '\n') {
        return false;
    }
    let before = words.get(..at).unwrap_or_default();
    let letters = before.chars().rev().take_while(|letter| letter.is_alphabetic()).count();
    let goes_on = words.get(at + mark.len_utf8()..).is_some_and(|after| after.starts_with(|next: char| !next.is_whitespace()));
    mark == '\n' || (!goes_on && (mark != '.' || !matches!(letters, 1 | 2)))
}

#[component]
fn ForCtos() -> impl IntoView {
    use t::public::home as words;
    let locale = Locale::current();
    view! {
        <section class="for-cto" aria-labelledby="for-cto">
            <div class="page">
                <div>
                    <h2 id="for-cto">{words::cto(locale)}</h2>
                    <p class="lead">{words::cto_lead(locale)}</p>
                    <div class="cluster">
                        <ButtonLink href=href(locale, &format!("{}?role=cto", nav::SIGN_UP))>{t::account::sign_up::title(locale)}</ButtonLink>
                        <ButtonLink href=href(locale, Nav::Offers.path()) look=Look::Secondary>{words::cto_link(locale)}</ButtonLink>
                    </div>
                </div>
                <dl>
                    <div><dt>{words::cto_1(locale)}</dt><dd>{words::cto_1_text(locale)}</dd></div>
                    <div><dt>{words::cto_2(locale)}</dt><dd>{words::cto_2_text(locale)}</dd></div>
                    <div><dt>{words::cto_3(locale)}</dt><dd>{words::cto_3_text(locale)}</dd></div>
                </dl>
            </div>
        </section>
    }
}

#[cfg(test)]
mod tests {
    use super::first_sentence;

    #[test]
    fn what_is_quoted_ends_where_a_sentence_does() {
        for (words, first) in [
            ("On dort. Enfin.", "On dort."),
            ("Node.js nous a tenus ! Puis Rust.", "Node.js nous a tenus !"),
            ("M. Durand est parti. On a tenu.", "M. Durand est parti."),
            ("Sans point\net la suite", "Sans point"),
            ("Un seul mot", "Un seul mot"),
        ] {
            assert_eq!(first_sentence(words).as_deref(), Some(first));
        }
        assert_eq!(first_sentence(&"mot ".repeat(60)), None);
    }
}
