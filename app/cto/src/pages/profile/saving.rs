//! How the saving of a form of the profile stands, beside its button.

use domain::ProfileId;
use leptos::prelude::*;
use ui::{
    Here, Locale,
    form::FormMemory,
    href,
    saving::{Place, SavingWords},
    site::nav,
    t,
};

use crate::islands::profile_saving::{Part, ProfileSaving};

/// The status. `saved` is what is said while nothing was typed; `next` the page that the button leads to, with the prefix of its language.
#[component]
pub fn Saving(profile: ProfileId, form: String, part: Part, version: i32, saved: String, next: String) -> impl IntoView {
    let locale = Locale::current();
    // Half a station is none, and a confirmed one stays so until its words are sent: only the button saves it.
    let (kept, by_button) = match &part {
        Part::Section(section) => (format!("profile-{profile}-{section}"), false),
        Part::Experience(id) => (format!("profile-{profile}-experience-{id}"), true),
    };
    let refused = FormMemory::of(&form).is_some();
    let place = Place { form, kept, version, next, by_button, refused };
    view! { <ProfileSaving part place locale words=words(locale, saved)/> }
}

fn words(locale: Locale, saved: String) -> SavingWords {
    use t::presence::autosave as say;
    let own = str::to_owned;
    let back = href(locale, &Here::current().0);
    SavingWords {
        saved,
        saving: own(say::saving(locale)),
        unsaved: own(say::unsaved(locale)),
        offline: own(say::offline(locale)),
        unfit: own(say::unfit(locale)),
        signed_out: own(say::signed_out(locale)),
        sign_in_href: nav::sign_in(locale, &back),
        sign_in: own(t::shared::site::sign_in(locale)),
        stale: own(say::stale(locale)),
        reload: own(say::reload(locale)),
        kept: own(say::kept(locale)),
        take: own(say::take(locale)),
        forget: own(say::forget(locale)),
        read: own(say::read(locale)),
    }
}
