//! Where a CTO chooses the address of their public page and what it shows, looks at it, makes it public and turns it off; and who looked.

use domain::lifecycle::{ProfileState, PublicPageState};
use leptos::{prelude::*, server_fn::ServerFn};
use marketplace::{
    profiles::own as profile,
    public_pages::{PublicPage, Shown, read, visibility},
};
use ui::{
    Locale, Nav, Page,
    components::{Look, Notice, NoticeKind, PageHead},
    form::{Check, Field, Form, Submit, TextArea, TextInput},
    format, href,
    server::{market, page, visitor, whole_address},
    site::nav::cto_page,
    t,
};

use super::{
    sheet::{Head, Sheet},
    visibility::Seen,
};
use crate::api::public_page::{ChoosePage, HidePage, PublishPage};

/// `/profile/public`.
#[component]
pub fn PublicPagePage() -> impl IntoView {
    page(async {
        use t::public_page::own as say;
        let (market, cto) = (market(), visitor().cto()?);
        let chosen = read::own(&market, &cto).await?;
        let preview = read::preview(&market, &cto).await?;
        let standing = profile::state(&market, &cto).await?;
        let seen = visibility::own(&market, &cto).await?;
        let suggested = read::suggested(&cto);
        let locale = Locale::current();
        let is_public = chosen.as_ref().is_some_and(|page| page.state == PublicPageState::Published);
        let back = href(locale, Nav::Profile.path());
        Ok(view! {
            <Page title=say::title(locale) nav=Some(Nav::Profile)>
                <div class="page cto-page own-page">
                    <p class="quiet-text page-back"><a href=back>{t::profile::back(locale)}</a></p>
                    <PageHead title=say::title(locale) lead=say::lead(locale)/>
                    <Standing chosen=chosen.clone() standing/>
                    <div class="own-grid">
                        <Choose chosen=chosen.clone() suggested/>
                        <Seen visibility=seen is_public/>
                    </div>
                    {preview.map(|shown| view! { <Preview shown chosen standing/> })}
                </div>
            </Page>
        }
        .into_any())
    })
}

/// Who sees it now, and the way to the other.
#[component]
fn Standing(chosen: Option<PublicPage>, standing: ProfileState) -> impl IntoView {
    use t::public_page::own as say;
    let locale = Locale::current();
    let page = chosen?;
    let path = cto_page(&page.slug);
    let link = view! { <a href=href(locale, &path)>{whole_address(locale, &path)}</a> };
    let shown = match page.state {
        PublicPageState::Published if standing == ProfileState::Accepted => view! {
            <Notice kind=NoticeKind::WhatIf title=say::is_public(locale)>
                <p>{link}</p>
                <Form name="hide_page" action=HidePage::PATH><Submit look=Look::Secondary small=true>{say::hide(locale)}</Submit></Form>
            </Notice>
        }
        .into_any(),
        PublicPageState::Published => view! {
            <Notice title=say::is_paused(locale)>
                <p>{say::is_paused_text(locale)}</p>
                <Form name="hide_page" action=HidePage::PATH><Submit look=Look::Secondary small=true>{say::hide(locale)}</Submit></Form>
            </Notice>
        }
        .into_any(),
        PublicPageState::Hidden => view! { <Notice title=say::is_hidden(locale)><p>{say::is_hidden_text(locale)}</p></Notice> }.into_any(),
        PublicPageState::TakenDown => {
            let reason = page.taken_down_because.map(|reason| format::quoted(locale, &reason)).unwrap_or_default();
            view! { <Notice kind=NoticeKind::Warning title=say::is_taken_down(locale)><p>{say::is_taken_down_text(locale, reason)}</p></Notice> }
                .into_any()
        }
    };
    Some(shown)
}

/// The address and what is shown; nothing to choose while staff has taken the page down.
#[component]
fn Choose(chosen: Option<PublicPage>, suggested: String) -> impl IntoView {
    use t::public_page::own as say;
    let locale = Locale::current();
    if chosen.as_ref().is_some_and(|page| page.state == PublicPageState::TakenDown) {
        return None;
    }
    let is_public = chosen.as_ref().is_some_and(|page| page.state == PublicPageState::Published);
    let hint = say::slug_hint(locale, whole_address(locale, &cto_page("")));
    let (slug, contribution, ticked) = match chosen {
        Some(page) => (page.slug, page.contribution, [page.shows_photo, page.shows_story, page.shows_employers]),
        None => (suggested, String::new(), [false; 3]),
    };
    let (save, note) =
        if is_public { (say::save_public(locale), say::save_public_note(locale)) } else { (say::save(locale), say::save_note(locale)) };
    let [photo, story, employers] = ticked;
    Some(view! {
        <section class="stack" aria-labelledby="choose">
            <h2 id="choose">{say::choose(locale)}</h2>
            <Notice kind=NoticeKind::Warning title=say::everybody(locale)><p>{say::everybody_text(locale)}</p></Notice>
            <Form name="choose_page" action=ChoosePage::PATH class="profile-form">
                <Field name="slug" label=say::slug(locale) hint=Some(hint)><TextInput value=slug autocomplete="off" required=true/></Field>
                <Field name="contribution" label=say::contribution(locale) hint=Some(say::contribution_hint(locale).to_owned())>
                    <TextArea rows=4 value=contribution/>
                </Field>
                <fieldset class="group">
                    <legend>{say::also(locale)}</legend>
                    <div class="stack">
                        <Check name="shows_photo" label=say::shows_photo(locale) checked=photo/>
                        <Check name="shows_story" label=say::shows_story(locale) checked=story/>
                        <Check name="shows_employers" label=say::shows_employers(locale) checked=employers/>
                    </div>
                </fieldset>
                <p class="quiet-text">{say::always(locale)}</p>
                <p class="quiet-text">{say::never(locale)}</p>
                <div class="cluster"><Submit look=if is_public { Look::Primary } else { Look::Secondary }>{save}</Submit></div>
                <p class="quiet-text">{note}</p>
            </Form>
        </section>
    })
}

/// The very page; below it, before it is public, the button that makes it so.
#[component]
fn Preview(shown: Shown, chosen: Option<PublicPage>, standing: ProfileState) -> impl IntoView {
    use t::public_page::own as say;
    let locale = Locale::current();
    let is_hidden = chosen.is_some_and(|page| page.state == PublicPageState::Hidden);
    let publish = is_hidden.then(|| match standing {
        ProfileState::Accepted => view! {
            <Form name="publish_page" action=PublishPage::PATH class="stack">
                <Check name="consent" label=say::consent(locale)/>
                <div><Submit>{say::publish(locale)}</Submit></div>
            </Form>
        }
        .into_any(),
        _ => view! { <p>{say::not_accepted(locale)}</p> }.into_any(),
    });
    view! {
        <section class="own-preview" id="preview" aria-labelledby="preview-title">
            <h2 id="preview-title">{say::preview(locale)}</h2>
            <p class="quiet-text">{say::preview_text(locale)}</p>
            <div class="preview-card"><Head shown=shown.clone() titled=false/><Sheet shown/></div>
            {publish}
        </section>
    }
}
