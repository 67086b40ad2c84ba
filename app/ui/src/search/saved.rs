//! Searches that somebody kept: what is new, and the forms that keep, rename, tell by mail and remove.

use domain::MailTopic;
use leptos::prelude::*;

use crate::{
    Locale,
    components::{Badge, Look, Tone},
    form::{Field, Folded, Form, Hidden, Submit, TextInput},
    site::nav::MAIL_WISH,
    t,
};

/// One that was kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saved {
    pub id: String,
    pub name: String,
    /// How many results are new since its owner last looked.
    pub new: u32,
    /// Whether its owner is told by mail.
    pub told: bool,
}

/// The addresses of the server functions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SavedActions {
    pub save: &'static str,
    pub look: &'static str,
    pub rename: &'static str,
    /// Turns mail about one search on or off.
    pub tell: &'static str,
    pub remove: &'static str,
}

/// The searches as one line each: look, and see what is new. For pages that do not search.
#[component]
pub fn SavedLinks(saved: Vec<Saved>, actions: SavedActions) -> impl IntoView {
    let locale = Locale::current();
    (!saved.is_empty()).then(|| {
        let item = |one| view! { <li><Open one actions/></li> };
        view! {
            <section class="saved" aria-labelledby="saved-title">
                <h2 id="saved-title">{t::search::saved::title(locale)}</h2>
                <ul class="cluster">{saved.into_iter().map(item).collect_view()}</ul>
            </section>
        }
    })
}

/// The searches with everything that can be done about them. `query` is that of the search at hand; it can be kept where `can_save`, unless
/// there are as many as one may keep (`full`). `muted` says that their owner wants no mail about any of them.
#[component]
pub fn SavedSearches(
    saved: Vec<Saved>,
    actions: SavedActions,
    #[prop(into)] query: String,
    can_save: bool,
    full: bool,
    muted: bool,
) -> impl IntoView {
    let locale = Locale::current();
    let about_mail = (!saved.is_empty()).then(|| view! { <AboutMail muted query=query.clone()/> });
    let for_rows = query.clone();
    let rows = saved.into_iter().map(move |one| view! { <Row one actions query=for_rows.clone() muted/> }).collect_view();
    let save = match (can_save, full) {
        (true, true) => view! { <p class="quiet-text">{t::search::saved::full(locale)}</p> }.into_any(),
        (true, false) => view! {
            <Form name="save_search" action=actions.save class="stack">
                <Hidden name="query" value=query/>
                <Field name="name" label=t::search::saved::name(locale) hint=Some(t::search::saved::name_hint(locale).to_owned())>
                    <TextInput required=true/>
                </Field>
                <div><Submit look=Look::Secondary small=true>{t::search::saved::save(locale)}</Submit></div>
            </Form>
        }
        .into_any(),
        (false, _) => view! { <p class="quiet-text">{t::search::saved::how(locale)}</p> }.into_any(),
    };
    view! {
        <section class="saved" id="saved" aria-labelledby="saved-title">
            <h2 id="saved-title">{t::search::saved::title(locale)}</h2>
            <ul>{rows}</ul>
            {about_mail}
            {save}
        </section>
    }
}

/// What mail comes, in a sentence; a way back for whoever turned all of it off.
#[component]
fn AboutMail(muted: bool, query: String) -> impl IntoView {
    let locale = Locale::current();
    if !muted {
        return view! { <p class="quiet-text">{t::mail::searches::pace(locale)}</p> }.into_any();
    }
    let topic = vec![("topic", MailTopic::SavedSearches.code().to_owned()), ("wanted", "yes".to_owned()), ("query", query)];
    view! {
        <div class="stack">
            <p class="quiet-text">{t::mail::searches::muted(locale)}</p>
            <Form name="want_mail" action=MAIL_WISH hidden=topic>
                <Submit look=Look::Secondary small=true>{t::mail::searches::listen_again(locale)}</Submit>
            </Form>
        </div>
    }
    .into_any()
}

#[component]
fn Open(one: Saved, actions: SavedActions) -> impl IntoView {
    let locale = Locale::current();
    let news = (one.new > 0).then(|| view! { " " <Badge tone=Tone::Accent>{t::search::saved::new(locale, one.new)}</Badge> });
    view! {
        <Form name=format!("look_search-{}", one.id) action=actions.look hidden=vec![("search", one.id)]>
            <Submit look=Look::Plain small=true>{one.name}{news}</Submit>
        </Form>
    }
}

#[component]
fn Row(one: Saved, actions: SavedActions, query: String, muted: bool) -> impl IntoView {
    let locale = Locale::current();
    let Saved { id, name, told, .. } = one.clone();
    let about = vec![("search", id.clone()), ("query", query)];
    let (next, turn) = if told { ("no", t::mail::searches::stop(locale)) } else { ("yes", t::mail::searches::tell(locale)) };
    let telling = about.iter().cloned().chain([("told", next.to_owned())]).collect::<Vec<_>>();
    let silent = (!told && !muted).then(|| view! { " " <span class="quiet-text">{t::mail::searches::silent(locale)}</span> });
    let change = t::search::saved::change_named(locale, &name);
    let rename = format!("rename_search-{id}");
    view! {
        <li>
            <Open one actions/>
            {silent}
            <Folded summary=t::search::saved::change(locale) label=change quiet=true class="more">
                <Form name=rename action=actions.rename class="stack" hidden=about.clone()>
                    <Field name="name" label=t::search::saved::new_name(locale)><TextInput value=name required=true/></Field>
                    <div><Submit look=Look::Secondary small=true>{t::search::saved::rename(locale)}</Submit></div>
                </Form>
                {(!muted).then(|| view! {
                    <Form name=format!("tell_search-{id}") action=actions.tell hidden=telling>
                        <Submit look=Look::Secondary small=true>{turn}</Submit>
                    </Form>
                })}
                <Form name=format!("remove_search-{id}") action=actions.remove hidden=about>
                    <Submit look=Look::Danger small=true>{t::search::saved::remove(locale)}</Submit>
                </Form>
            </Folded>
        </li>
    }
}
