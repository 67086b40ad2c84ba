//! Filling the profile from a CV: bring it, look at what was read, take what is right.

mod facts;
mod review;

use leptos::{prelude::*, server_fn::ServerFn};
use marketplace::profiles::imports::{self, MOST_BYTES};
use ui::{
    Locale, Nav, Page,
    components::{ButtonLink, Look, Notice, PageHead},
    form::{Field, FileInput, Form, Submit, TextArea},
    href,
    server::{market, page, visitor},
    t,
};

use crate::api::import::PasteCv;

pub use review::ReviewPage;

/// Where a file is sent to: an address of the host's own.
pub const FILE: &str = "/profile/import/file";

/// `/profile/import`.
#[component]
pub fn ImportPage() -> impl IntoView {
    page(async {
        use t::import as say;
        let locale = Locale::current();
        let waiting = imports::waiting(&market(), &visitor().cto()?).await?;
        let megabytes = u32::try_from(MOST_BYTES / (1024 * 1024)).unwrap_or(u32::MAX);
        let waiting = waiting.map(|id| {
            let address = href(locale, &format!("/profile/import/{id}"));
            view! {
                <Notice title=say::waiting(locale)>
                    <p><ButtonLink look=Look::Secondary small=true href=address>{say::look(locale)}</ButtonLink></p>
                </Notice>
            }
        });
        Ok(view! {
            <Page title=say::title(locale) nav=Some(Nav::Profile)>
                <div class="page narrow">
                    <p class="quiet-text page-back"><a href=href(locale, Nav::Profile.path())>{t::profile::back(locale)}</a></p>
                    <PageHead title=say::title(locale) lead=say::lead(locale)/>
                    {waiting}
                    <section class="stack section">
                        <h2>{say::by_file(locale)}</h2>
                        <Form name="import-file" action=FILE files=true class="profile-form">
                            <Field name="file" label=say::file(locale) hint=Some(say::file_hint(locale, megabytes))>
                                <FileInput accept=".pdf,.json,.zip,.txt,.md,application/pdf,application/json,application/zip,text/plain"/>
                            </Field>
                            <div><Submit>{say::read(locale)}</Submit></div>
                        </Form>
                    </section>
                    <section class="stack section">
                        <h2>{say::by_paste(locale)}</h2>
                        <Form name="import-text" action=PasteCv::PATH class="profile-form">
                            <Field name="text" label=say::text(locale) hint=Some(say::text_hint(locale).to_owned())>
                                <TextArea rows=12/>
                            </Field>
                            <div><Submit look=Look::Secondary>{say::read(locale)}</Submit></div>
                        </Form>
                    </section>
                    <p class="quiet-text section">{say::privacy(locale)}</p>
                </div>
            </Page>
        }
        .into_any())
    })
}
