//! The mail that did not leave, for whoever tries the application on their own machine. Anywhere else these pages do not exist.

use domain::MailId;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use marketplace::{Problem, mail::outbox};
use ui::{
    Locale, Page,
    components::{Column, DenseTable, Empty, PageHead},
    format, href,
    server::{market, outbox_shown, page},
    site::nav,
    t,
};

/// Where the mail is listed.
const PATH: &str = nav::OUTBOX;

/// `/outbox`: the latest first.
#[component]
pub fn OutboxPage() -> impl IntoView {
    use t::mail::outbox as words;
    let locale = Locale::current();
    page(async move {
        let kept = outbox::list(&market(), outbox_shown()?).await?;
        let empty = kept.is_empty().then(|| view! { <Empty title=words::empty(locale) text=words::empty_text(locale)/> });
        let now = market().now();
        let row = move |mail: outbox::Kept| {
            let address = href(locale, &format!("{PATH}/{}", mail.id));
            view! {
                <tr>
                    <td>{format::moment(locale, mail.put_at, now)}</td>
                    <td>{mail.address}</td>
                    <td><a href=address>{mail.subject}</a></td>
                </tr>
            }
        };
        let columns = [words::column_when(locale), words::column_to(locale), words::column_subject(locale)].map(Column::new).to_vec();
        let table = (!kept.is_empty()).then(|| {
            let rows = kept.into_iter().map(row).collect_view();
            view! { <DenseTable label=words::title(locale) columns>{rows}</DenseTable> }
        });
        Ok(view! {
            <Page title=words::title(locale)>
                <div class="page">
                    <PageHead title=words::title(locale) lead=words::lead(locale).to_owned()/>
                    {table}
                    {empty}
                </div>
            </Page>
        }
        .into_any())
    })
}

/// `/outbox/{mail}`: the text of one, its links to be followed.
#[component]
pub fn OutboxMailPage() -> impl IntoView {
    use t::mail::outbox as words;
    let locale = Locale::current();
    let id = use_params_map().read_untracked().get("mail").unwrap_or_default();
    page(async move {
        let id: MailId = id.parse().map_err(|_| Problem::NotFound)?;
        let mail = outbox::read(&market(), outbox_shown()?, id).await?;
        let when = format::moment(locale, mail.put_at, market().now());
        let lines = mail.text.lines().map(|line| view! { {line_with_link(line)}"\n" }).collect_view();
        Ok(view! {
            <Page title=mail.subject.clone()>
                <div class="page narrow">
                    <p class="quiet-text page-back"><a href=href(locale, PATH)>{words::back(locale)}</a></p>
                    <PageHead title=mail.subject lead=words::to(locale, mail.address, when)/>
                    <div class="mail-text">{lines}</div>
                </div>
            </Page>
        }
        .into_any())
    })
}

/// A line of a mail is a sentence, or an address alone.
fn line_with_link(line: &str) -> AnyView {
    let line = line.to_owned();
    if line.starts_with("http://") || line.starts_with("https://") {
        view! { <a href=line.clone()>{line.clone()}</a> }.into_any()
    } else {
        line.into_any()
    }
}
