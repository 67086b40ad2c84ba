//! Where a CEO writes what everybody may read of an open mission, looks at it, makes it public and takes it back.

use domain::{
    CriterionKind, MissionId,
    lifecycle::{MissionState, PostingState},
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_router::hooks::use_params_map;
use marketplace::{
    Problem, missions,
    postings::{Posting, Shown, read},
};
use ui::{
    Locale, Page,
    components::{Look, Notice, NoticeKind, PageHead},
    criterion_value,
    form::{Check, Field, Form, Submit, TextArea},
    format, href,
    server::{market, page, visitor, whole_address},
    site::nav::posting_page,
    t,
};

use super::sheet::{Head, Sheet};
use crate::api::posting::{PreparePosting, PublishPosting, WithdrawPosting};

/// `/needs/:mission/posting`.
#[component]
pub fn OwnPostingPage() -> impl IntoView {
    let asked = use_params_map().read_untracked().get("mission").unwrap_or_default();
    page(async move {
        use t::posting::own as say;
        let mission: MissionId = asked.parse().map_err(|_| Problem::NotFound)?;
        let market = market();
        let holder = missions::holder(&market, &visitor(), mission).await?;
        let owner = holder.owner()?;
        let need = missions::read::sheet(&market, &holder).await?;
        let posting = read::own(&market, &owner).await?;
        let preview = read::preview(&market, &owner).await?;
        let begins = if posting.is_none() { read::words_to_begin(&market, &owner).await? } else { String::new() };
        let state = need.summary.state;
        let locale = Locale::current();
        let rate = need.need().values(CriterionKind::Rate).next().map(|rate| criterion_value(locale, rate));
        let may_write = state == MissionState::Open && posting.as_ref().is_none_or(|one| one.state != PostingState::TakenDown);
        let form = may_write.then(|| view! { <Write mission posting=posting.clone() begins rate/> });
        let preview = preview.map(|shown| view! { <Preview shown posting=posting.clone() state/> });
        let back = href(locale, &format!("/needs/{mission}"));
        Ok(view! {
            <Page title=say::title(locale)>
                <div class="page posting-page own-posting">
                    <p class="quiet-text page-back"><a href=back>{say::back(locale)}</a></p>
                    <PageHead title=say::title(locale) lead=say::lead(locale)/>
                    <Standing posting state/>
                    {form}
                    {preview}
                </div>
            </Page>
        }
        .into_any())
    })
}

/// Who reads it now, and the way to the other.
#[component]
fn Standing(posting: Option<Posting>, state: MissionState) -> impl IntoView {
    use t::posting::own as say;
    let locale = Locale::current();
    let is_open = state == MissionState::Open;
    let Some(posting) = posting else {
        return match state {
            MissionState::Open => ().into_any(),
            MissionState::Draft | MissionState::Submitted => {
                view! { <Notice title=say::not_yet(locale)><p>{say::not_yet_text(locale)}</p></Notice> }.into_any()
            }
            _ => view! { <Notice title=say::no_more(locale)><p>{say::no_more_text(locale)}</p></Notice> }.into_any(),
        };
    };
    let mission = posting.mission;
    match posting.state {
        PostingState::Published if is_open => {
            let path = posting_page(posting.id);
            let link = view! { <a href=href(locale, &path)>{whole_address(locale, &path)}</a> };
            view! {
                <Notice kind=NoticeKind::WhatIf title=say::is_public(locale)><p>{link}</p><Withdraw mission/></Notice>
            }
            .into_any()
        }
        PostingState::Published => view! {
            <Notice title=say::is_away(locale)><p>{say::is_away_text(locale)}</p><Withdraw mission/></Notice>
        }
        .into_any(),
        PostingState::Withdrawn if is_open => {
            view! { <Notice title=say::is_withdrawn(locale)><p>{say::is_withdrawn_text(locale)}</p></Notice> }.into_any()
        }
        PostingState::Withdrawn => view! { <Notice title=say::no_more(locale)><p>{say::no_more_text(locale)}</p></Notice> }.into_any(),
        PostingState::TakenDown => {
            let reason = posting.taken_down_because.map(|reason| format::quoted(locale, &reason)).unwrap_or_default();
            view! { <Notice kind=NoticeKind::Warning title=say::is_taken_down(locale)><p>{say::is_taken_down_text(locale, reason)}</p></Notice> }
                .into_any()
        }
    }
}

#[component]
fn Withdraw(mission: MissionId) -> impl IntoView {
    let locale = Locale::current();
    view! {
        <Form name="withdraw_posting" action=WithdrawPosting::PATH hidden=vec![("mission", mission.to_string())]>
            <Submit look=Look::Secondary small=true>{t::posting::own::withdraw(locale)}</Submit>
        </Form>
    }
}

/// What the CEO writes; `begins` where nothing was kept yet.
#[component]
fn Write(mission: MissionId, posting: Option<Posting>, begins: String, rate: Option<String>) -> impl IntoView {
    use t::posting::own as say;
    let locale = Locale::current();
    let is_public = posting.as_ref().is_some_and(|one| one.state == PostingState::Published);
    let (save, note) =
        if is_public { (say::save_public(locale), say::save_public_note(locale)) } else { (say::save(locale), say::save_note(locale)) };
    let (summary, shows_rate) = posting.map_or((begins, false), |one| (one.summary, one.shows_rate));
    view! {
        <section class="stack" id="write" aria-labelledby="write-title">
            <h2 id="write-title">{say::write(locale)}</h2>
            <Notice kind=NoticeKind::Warning title=say::everybody(locale)><p>{say::everybody_text(locale)}</p></Notice>
            <Form name="prepare_posting" action=PreparePosting::PATH class="stack" hidden=vec![("mission", mission.to_string())]>
                <Field name="summary" label=say::summary(locale) hint=Some(say::summary_hint(locale).to_owned())>
                    <TextArea rows=9 value=summary/>
                </Field>
                {match rate {
                    Some(rate) => view! {
                        <div>
                            <Check name="shows_rate" label=say::shows_rate(locale) checked=shows_rate/>
                            <p class="quiet-text">{say::shows_rate_hint(locale, rate)}</p>
                        </div>
                    }
                    .into_any(),
                    None => view! { <p class="quiet-text">{say::no_rate(locale)}</p> }.into_any(),
                }}
                <p class="quiet-text">{say::always(locale)}</p>
                <p class="quiet-text">{say::never(locale)}</p>
                <div class="cluster"><Submit look=if is_public { Look::Primary } else { Look::Secondary }>{save}</Submit></div>
                <p class="quiet-text">{note}</p>
            </Form>
        </section>
    }
}

/// The very page; below it, before it is public, the button that makes it so.
#[component]
fn Preview(shown: Shown, posting: Option<Posting>, state: MissionState) -> impl IntoView {
    use t::posting::own as say;
    let locale = Locale::current();
    let ready = posting.filter(|one| one.state == PostingState::Withdrawn && state == MissionState::Open);
    let publish = ready.map(|posting| {
        let hidden = vec![("mission", posting.mission.to_string()), ("revision", posting.revision.to_string())];
        view! {
            <Form name="publish_posting" action=PublishPosting::PATH class="stack" hidden=hidden>
                <Check name="consent" label=say::consent(locale)/>
                <div><Submit>{say::publish(locale)}</Submit></div>
            </Form>
        }
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
