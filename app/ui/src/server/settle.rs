//! How a server function ends.

use domain::{
    Role,
    forms::{Complaint, FieldError, FieldErrors},
};
use http::{
    HeaderValue, StatusCode,
    header::{COOKIE, LOCATION, RETRY_AFTER, SET_COOKIE},
    request::Parts,
};
use leptos::prelude::*;
use leptos_axum::ResponseOptions;
use marketplace::{
    Problem, Secret,
    accounts::SignedIn,
    forms::{self, Memory},
};
use uuid::Uuid;

use super::{market, request, typed, visitor};
use crate::{
    Failure, Locale,
    form::{FORM_FIELD, PAGE_FIELD},
    href,
    site::{Nav, nav},
};

/// Ends the server function of a form: on success the browser goes on to the path (without the prefix of the language); where the person can
/// mend something, it goes back to the page, which shows what was typed and what is wrong.
pub async fn settle(done: Result<String, Problem>) -> Result<(), Failure> {
    let locale = Locale::current();
    match done {
        Ok(path) => {
            see(&href(locale, &path));
            Ok(())
        }
        Err(Problem::SignInFirst) => {
            see(&nav::sign_in(locale, &page_of(&typed(), locale)));
            Ok(())
        }
        Err(Problem::Invalid(errors)) => back_to_form(errors).await,
        Err(Problem::Stale) => back_to_form(FieldError::new("", Complaint::Stale).into()).await,
        Err(Problem::NotNow(guard)) => {
            tracing::debug!(guard, "a step was refused");
            back_to_form(FieldError::new("", Complaint::NotNow).into()).await
        }
        Err(problem) => Err(failed(&problem)),
    }
}

/// Ends the server function of an island.
pub fn answer<T>(done: Result<T, Problem>) -> Result<T, Failure> {
    done.map_err(|problem| failed(&problem))
}

/// Gives the browser its session.
pub fn open_session(token: &Secret) {
    set_cookie(request::cookies().give_session(token));
}

/// Takes the session from the browser, and answers its token.
pub fn leave_session() -> Option<String> {
    let cookies = request::cookies();
    set_cookie(cookies.take_session());
    let parts = use_context::<Parts>()?;
    parts.headers.contains_key(COOKIE).then(|| cookies.session(&parts.headers)).flatten()
}

/// Where a person goes on to after signing in: back to the page that sent them (an address of this site, with its prefix), or the first page of
/// their role. Without the prefix of the present language, as [`settle`] wants it.
pub fn first_page(who: &SignedIn, next: &str) -> String {
    if is_local(next) && next != "/" {
        return Locale::of_address(next).1;
    }
    let page = match who.role() {
        Role::Ceo => Nav::Needs,
        Role::Cto => Nav::Offers,
        Role::Staff => Nav::Today,
        Role::System => Nav::Home,
    };
    page.path().to_owned()
}

/// The status of a call that could not be read.
pub(crate) fn answer_malformed() {
    set_status(StatusCode::BAD_REQUEST);
}

/// Keeps the key of a link in the browser that drew it, under the id of what it opens, for so many days.
pub fn keep_link(id: Uuid, key: &Secret, days: i64) {
    set_cookie(request::cookies().give_link(id, &key.reveal(), days));
}

/// The key that this browser keeps under this id.
pub fn kept_link(id: Uuid) -> Option<String> {
    let parts = use_context::<Parts>()?;
    request::cookies().link(&parts.headers, id)
}

/// The address that opens a message with its subject and its text in a mail program; to whom is the sender's to say.
pub fn mailto(subject: &str, text: &str) -> String {
    // Mail programs take a blank written as `+` for a plus.
    let percent = |text: &str| encoded(&text.replace('\n', "\r\n")).replace('+', "%20");
    format!("mailto:?subject={}&body={}", percent(subject), percent(text))
}

async fn back_to_form(errors: FieldErrors) -> Result<(), Failure> {
    let typed = typed();
    let back = page_of(&typed, Locale::current());
    let form = typed.iter().find(|(name, _)| name == FORM_FIELD).map(|(_, value)| value.clone()).unwrap_or_default();
    let values = typed.into_iter().filter(|(name, _)| name != FORM_FIELD && name != PAGE_FIELD).collect();
    let memory = Memory { form, typed: values, errors };
    let visitor = visitor();
    let Some(browser) = visitor.browser() else { return Err(failed(&Problem::NotFound)) };
    match forms::remember(&market(), browser, &memory).await {
        Ok(id) => {
            let joint = if back.contains('?') { '&' } else { '?' };
            see(&format!("{back}{joint}form={id}"));
            Ok(())
        }
        Err(problem) => Err(failed(&problem)),
    }
}

/// The page that the form stands on, as it says itself; only ever a path of this site.
fn page_of(typed: &[(String, String)], locale: Locale) -> String {
    let page = typed.iter().find(|(name, _)| name == PAGE_FIELD).map(|(_, value)| value.as_str());
    page.filter(|page| is_local(page)).map_or_else(|| href(locale, "/"), str::to_owned)
}

/// Whether an address is a path of this site: `//other` and `/\other` are another's.
pub fn is_local(path: &str) -> bool {
    path.starts_with('/') && !path.starts_with("//") && !path.contains('\\') && path.bytes().all(|byte| (0x21..=0x7e).contains(&byte))
}

/// Percent-encodes what may stand in a query value.
fn encoded(text: &str) -> String {
    form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

fn see(address: &str) {
    if let (Some(response), Ok(address)) = (use_context::<ResponseOptions>(), HeaderValue::from_str(address)) {
        response.insert_header(LOCATION, address);
        response.set_status(StatusCode::SEE_OTHER);
    }
}

fn set_cookie(header: Option<HeaderValue>) {
    if let (Some(response), Some(header)) = (use_context::<ResponseOptions>(), header) {
        response.append_header(SET_COOKIE, header);
    }
}

fn set_status(status: StatusCode) {
    if let Some(response) = use_context::<ResponseOptions>() {
        response.set_status(status);
    }
}

/// The one place where a problem becomes a status. Our own faults are logged here, once.
fn failed(problem: &Problem) -> Failure {
    if let Some(minutes) = wait(problem) {
        if let Some(response) = use_context::<ResponseOptions>() {
            response.insert_header(RETRY_AFTER, HeaderValue::from(u64::from(minutes) * 60));
        }
        set_status(StatusCode::TOO_MANY_REQUESTS);
        return Failure::Invalid;
    }
    let (status, failure) = match problem {
        Problem::NotFound => (StatusCode::NOT_FOUND, Failure::NotFound),
        Problem::SignInFirst => (StatusCode::UNAUTHORIZED, Failure::SignInFirst),
        Problem::Invalid(_) => (StatusCode::UNPROCESSABLE_ENTITY, Failure::Invalid),
        Problem::Stale | Problem::NotNow(_) => (StatusCode::CONFLICT, Failure::Conflict),
        Problem::Broken(_) => {
            tracing::error!(error = %problem, "a server function broke");
            (StatusCode::INTERNAL_SERVER_ERROR, Failure::Broken)
        }
    };
    set_status(status);
    failure
}

/// The minutes to wait, where somebody tried too often.
fn wait(problem: &Problem) -> Option<u32> {
    let Problem::Invalid(errors) = problem else { return None };
    let is_too_many = |error: &&FieldError| matches!(error.complaint, Complaint::TooMany | Complaint::MessagesTooMany);
    errors.0.iter().find(is_too_many).and_then(|error| error.limit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_keeps_its_blanks_lines_and_signs() {
        assert_eq!(mailto("Une question", "Ça va ?\n1+1"), "mailto:?subject=Une%20question&body=%C3%87a%20va%20%3F%0D%0A1%2B1");
    }

    #[test]
    fn only_paths_of_this_site_are_gone_back_to() {
        for path in ["/", "/en/needs?form=1", "/sign-in"] {
            assert!(is_local(path), "{path}");
        }
        for path in ["", "//evil.example", "/\\evil.example", "https://evil.example", "/a b", "/a\r\nSet-Cookie: x"] {
            assert!(!is_local(path), "{path:?}");
        }
    }
}
