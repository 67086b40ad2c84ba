//! A CTO's own photo: what it looks like, another one, none.

use domain::profile::Photo;
use leptos::{prelude::*, server_fn::ServerFn};
use marketplace::profiles::photo::{self, ALT, FEWEST_PIXELS, FILE, MOST_BYTES, MOST_MEGAPIXELS};
use ui::{
    Locale, Nav, Page,
    components::{ButtonLink, Look, PageHead, Portrait},
    form::{Field, FileInput, Folded, Form, Submit, TextInput},
    href,
    server::{market, page, visitor},
    t,
};

use crate::api::profile::RemovePhoto;

/// Where a picture is sent to: an address of the host's own.
const SEND: &str = "/profile/photo/file";

/// `/profile/photo`.
#[component]
pub fn PhotoPage() -> impl IntoView {
    page(async {
        use t::presence::photo as say;
        let cto = visitor().cto()?;
        let photo = photo::own(&market(), &cto).await?;
        let locale = Locale::current();
        let back = href(locale, &format!("{}#photo", Nav::Profile.path()));
        let name = cto.who().name().to_owned();
        Ok(view! {
            <Page title=say::title(locale) nav=Some(Nav::Profile)>
                <div class="page narrow">
                    <p class="quiet-text page-back"><a href=back.clone()>{t::profile::back(locale)}</a></p>
                    <PageHead title=say::title(locale) lead=say::lead(locale)/>
                    <div class="stack">
                        <Shown name photo=photo.clone()/>
                        <Send photo=photo.clone() back/>
                        <p class="quiet-text">{say::privacy(locale)}</p>
                        {photo.map(|_| view! { <Remove/> })}
                    </div>
                </div>
            </Page>
        }
        .into_any())
    })
}

/// The photo as others see it, or the letter in its place.
#[component]
fn Shown(name: String, #[prop(optional_no_strip)] photo: Option<Photo>) -> impl IntoView {
    use t::presence::photo as say;
    let locale = Locale::current();
    let said = match &photo {
        Some(photo) if !photo.alt.is_empty() => photo.alt.clone(),
        Some(_) => say::now(locale).to_owned(),
        None => say::none(locale).to_owned(),
    };
    view! { <div class="person"><Portrait name photo large=true/><p class="quiet-text">{said}</p></div> }
}

#[component]
fn Send(#[prop(optional_no_strip)] photo: Option<Photo>, back: String) -> impl IntoView {
    use t::presence::photo as say;
    let locale = Locale::current();
    let megabytes = u32::try_from(MOST_BYTES / (1024 * 1024)).unwrap_or(u32::MAX);
    let (label, hint, send) = match photo {
        None => (say::file(locale), say::file_hint(locale, megabytes, MOST_MEGAPIXELS, FEWEST_PIXELS), say::send(locale)),
        Some(_) => (say::file_again(locale), say::file_again_hint(locale, megabytes, FEWEST_PIXELS), say::send_again(locale)),
    };
    let alt = photo.map(|photo| photo.alt).unwrap_or_default();
    view! {
        <Form name="photo" action=SEND files=true class="profile-form">
            <Field name=FILE label hint=Some(hint)>
                <FileInput accept="image/jpeg,image/png,image/webp,.jpg,.jpeg,.png,.webp"/>
            </Field>
            <Field name=ALT label=say::alt(locale) hint=Some(say::alt_hint(locale).to_owned())><TextInput value=alt/></Field>
            <div class="cluster">
                <Submit>{send}</Submit>
                <ButtonLink look=Look::Plain href=back>{t::profile::leave(locale)}</ButtonLink>
            </div>
        </Form>
    }
}

#[component]
fn Remove() -> impl IntoView {
    use t::presence::photo as say;
    let locale = Locale::current();
    view! {
        <Folded summary=say::remove(locale) class="aside-act section">
            <Form name="remove_photo" action=RemovePhoto::PATH class="stack">
                <p>{say::remove_note(locale)}</p>
                <div><Submit look=Look::Danger>{say::remove_now(locale)}</Submit></div>
            </Form>
        </Folded>
    }
}
