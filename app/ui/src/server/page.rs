//! A page that loads something first.

use http::{HeaderName, HeaderValue, StatusCode, header::LOCATION};
use leptos::prelude::*;
use leptos_axum::ResponseOptions;
use marketplace::Problem;

use crate::{
    Here, Locale, Nav, Page, Visitor,
    components::{ButtonLink, Look, PageHead, Tie, TieState},
    href,
    site::nav,
    t,
};

/// Renders the page when it is loaded. A problem becomes a status and a page that says what to do; a stranger is sent to sign in and comes back.
pub fn page(load: impl Future<Output = Result<AnyView, Problem>> + Send + 'static) -> impl IntoView {
    view! {
        <Suspense>
            {Suspend::new(async move {
                match load.await {
                    Ok(view) => view,
                    Err(problem) => refused(&problem),
                }
            })}
        </Suspense>
    }
}

/// Keeps the page at hand out of search engines, and its address, which is a secret, to itself.
pub fn discreet() {
    let response = expect_context::<ResponseOptions>();
    response.insert_header(HeaderName::from_static("x-robots-tag"), HeaderValue::from_static("noindex, nofollow"));
}

/// The number of a page as services count it, from 0; addresses count from 1. Anything else is the first page.
pub fn page_number(text: Option<&str>) -> i64 {
    text.and_then(|text| text.parse::<i64>().ok()).map_or(0, |page| page.saturating_sub(1).clamp(0, 10_000))
}

/// What was at this address is not there any more, and search engines forget it at once: a page that says so, and leads to the others.
#[component]
pub fn GonePage(
    title: &'static str,
    lead: &'static str,
    /// The address of the others, without the prefix of a language.
    others: &'static str,
    link: &'static str,
    #[prop(optional_no_strip)] nav: Option<Nav>,
) -> impl IntoView {
    let response = expect_context::<ResponseOptions>();
    response.set_status(StatusCode::GONE);
    response.insert_header(HeaderName::from_static("x-robots-tag"), HeaderValue::from_static("noindex"));
    view! {
        <Page title nav>
            <div class="page narrow">
                <PageHead title lead=lead.to_owned() above=broken>
                    <p><ButtonLink href=href(Locale::current(), others)>{link}</ButtonLink></p>
                </PageHead>
            </div>
        </Page>
    }
}

/// What a page can do without: nothing where it cannot be read, which is logged.
pub fn if_there<T>(found: Result<Option<T>, Problem>) -> Option<T> {
    found.unwrap_or_else(|problem| {
        tracing::error!(error = %problem, "a part of a page broke");
        None
    })
}

fn refused(problem: &Problem) -> AnyView {
    let locale = Locale::current();
    let response = expect_context::<ResponseOptions>();
    let (status, title, sentence) = match problem {
        Problem::SignInFirst => {
            if let Ok(address) = HeaderValue::from_str(&nav::sign_in(locale, &href(locale, &Here::current().0))) {
                response.insert_header(LOCATION, address);
            }
            (StatusCode::SEE_OTHER, t::errors::page::sign_in_title(locale), t::errors::page::sign_in_sentence(locale))
        }
        Problem::NotFound | Problem::Invalid(_) => {
            (StatusCode::NOT_FOUND, t::errors::page::not_found_title(locale), t::errors::page::not_found_sentence(locale))
        }
        Problem::Stale | Problem::NotNow(_) => {
            (StatusCode::CONFLICT, t::errors::page::not_now_title(locale), t::errors::page::not_now_sentence(locale))
        }
        Problem::Broken(_) => {
            tracing::error!(error = %problem, "a page broke");
            (StatusCode::INTERNAL_SERVER_ERROR, t::errors::page::broken_title(locale), t::errors::page::broken_sentence(locale))
        }
    };
    response.set_status(status);
    let again = !matches!(problem, Problem::NotFound | Problem::Invalid(_));
    view! {
        <Page title=title>
            <div class="page narrow">
                <PageHead title=title lead=sentence.to_owned() above=broken>
                    <WaysOn again/>
                </PageHead>
            </div>
        </Page>
    }
    .into_any()
}

/// Two posts, and what is left of the tie between them.
fn broken() -> impl IntoView {
    view! { <div class="broken" aria-hidden="true"><Tie state=TieState::Gap/></div> }
}

/// Where to go from a page that is not there, or once more where it may be there `again`.
#[component]
fn WaysOn(again: bool) -> impl IntoView {
    use t::errors::page as words;
    let locale = Locale::current();
    let here = href(locale, &Here::current().0);
    let is_stranger = Visitor::current().is_none();
    let home = if again { Look::Secondary } else { Look::Primary };
    let again = again.then(|| view! { <ButtonLink href=here.clone()>{words::again(locale)}</ButtonLink> });
    let sign_in = (is_stranger && again.is_none()).then(|| {
        view! { <p class="quiet-text">{words::yours(locale)} " " <a href=nav::sign_in(locale, &here)>{words::sign_in(locale)}</a></p> }
    });
    view! {
        <p class="cluster">
            {again}
            <ButtonLink href=href(locale, "/") look=home>{words::home(locale)}</ButtonLink>
            <a href=href(locale, nav::HOW_IT_WORKS)>{words::how(locale)}</a>
        </p>
        {sign_in}
    }
}

#[cfg(test)]
mod tests {
    use super::page_number;

    #[test]
    fn pages_are_counted_from_one_in_addresses() {
        let read = |text| page_number(Some(text));
        assert_eq!((read("1"), read("3"), read("0"), read("-9223372036854775808"), read("x"), page_number(None)), (0, 2, 0, 0, 0, 0));
    }
}
