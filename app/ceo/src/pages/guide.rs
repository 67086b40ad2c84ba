//! The interview guide of one person: what to ask, what a good and a bad answer sounds like, with room for notes; made to be printed.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use marketplace::{candidacies::read, missions};
use ui::{
    Locale, Page,
    components::PageHead,
    explain::{self, KitLine},
    format,
    glossary::Explained,
    href,
    server::{market, page},
    t,
};

use super::{candidate::QUESTIONS, need::beside, people::name, proof};

/// `/needs/:mission/candidates/:candidacy/guide`.
#[component]
pub fn GuidePage() -> impl IntoView {
    let params = use_params_map();
    let read_param = |name: &str| params.with_untracked(|params| params.get(name)).unwrap_or_default();
    let (mission, candidacy) = (read_param("mission"), read_param("candidacy"));
    page(async move {
        use t::meetings::kit as say;
        let locale = Locale::current();
        let (owner, shown) = proof::candidacy(&mission, &candidacy).await?;
        let candidate = read::candidate(&market(), &owner, &shown).await?;
        let sheet = missions::read::sheet(&market(), &proof::holder(&mission).await?).await?;
        let kit = explain::interview_kit(locale, &candidate.matched, QUESTIONS);
        let lead = if kit.asks_unknown { say::lead(locale) } else { say::lead_known(locale) };
        let title = say::title_with(locale, name(&candidate));
        let back = href(locale, &format!("/needs/{mission}/candidates/{candidacy}"));
        Ok(view! {
            <Page title=say::title(locale) nav=None beside=beside(locale, &sheet, true) explained=true>
                <div class="page narrow guide">
                    <PageHead title lead=lead.to_owned()>
                        <p class="quiet-text no-print">{say::print(locale)} " " <a href=back>{say::back(locale)}</a></p>
                    </PageHead>
                    <div class="stack">
                        <section class="stack"><h2>{say::begin(locale)}</h2><p>{say::begin_text(locale)}</p></section>
                        <section class="stack"><h2>{t::ceo::candidate::kit(locale)}</h2><KitLines lines=kit.lines notes=true/></section>
                        <section class="stack"><h2>{say::end(locale)}</h2><p>{say::end_text(locale)}</p></section>
                    </div>
                </div>
            </Page>
        }
        .into_any())
    })
}

/// The questions, each with what its answer tells; `notes` leaves room to write.
#[component]
pub fn KitLines(lines: Vec<KitLine>, #[prop(optional)] notes: bool) -> impl IntoView {
    use t::meetings::kit as say;
    let locale = Locale::current();
    let one = |line: KitLine| {
        let room = notes.then(|| view! { <div class="kit-notes" aria-hidden="true"><span>{say::notes(locale)}</span></div> });
        view! {
            <li class="kit-line">
                <p class="kit-question"><Explained text=format::quoted(locale, &line.question)/></p>
                <dl class="kit-answers">
                    <div class="kit-good"><dt>{say::good(locale)}</dt><dd>{line.good}</dd></div>
                    <div class="kit-bad"><dt>{say::bad(locale)}</dt><dd>{line.bad}</dd></div>
                </dl>
                {room}
            </li>
        }
    };
    view! { <ol class="kit-lines">{lines.into_iter().map(one).collect_view()}</ol> }
}
