//! What asks for a decision, once more and together: a subject, what the CTO says of it, and the way to talk about it. It is not printed:
//! on paper each subject says so in its own row.

use domain::{
    Role,
    report::{Access, Facts, Holder, Light, Subject},
};
use leptos::prelude::*;
use marketplace::reports::{Line, ReportSheet};
use ui::{Locale, components::FigureMark, format, t};

use super::words::{access_name, holder_name, known, subject_name, told};

/// Which decision a subject asks for, from 1; nothing where it asks for none.
pub(super) fn number(lines: &[Line], subject: Subject) -> Option<usize> {
    lines.iter().filter(|line| line.light == Light::Act).position(|line| line.subject == subject).map(|at| at + 1)
}

/// The sheet; nothing where nothing is to be decided.
#[component]
pub(super) fn Decisions(sheet: ReportSheet) -> impl IntoView {
    use t::report::decisions as say;
    let locale = Locale::current();
    let can_talk = sheet.published_at.is_some() && matches!(sheet.reader, Role::Ceo | Role::Cto);
    let one = |line: &Line| {
        let subject = line.subject;
        let number = number(&sheet.lines, subject)?;
        let words = told(subject, &sheet.said).or_else(|| known(locale, subject, &sheet.facts, &sheet.said));
        let elsewhere = (subject == Subject::Access).then(|| elsewhere(locale, &sheet.facts));
        let talk = can_talk.then(|| {
            let label = say::talk_about(locale, subject_name(locale, subject), say::talk(locale));
            view! { <p><a class="button secondary small" href="#remarks" aria-label=label>{say::talk(locale)}</a></p> }
        });
        Some(view! {
            <article id=format!("decision-{number}")>
                <FigureMark name=number.to_string() small=true/>
                <div>
                    <h3>{subject_name(locale, subject)}</h3>
                    {words.into_iter().chain(elsewhere).map(|words| view! { <p>{words}</p> }).collect_view()}
                    {talk}
                </div>
            </article>
        })
    };
    let title = if sheet.reader == Role::Ceo { say::title(locale) } else { say::title_company(locale) };
    let articles: Vec<_> = sheet.lines.iter().filter_map(one).collect();
    (!articles.is_empty()).then(|| {
        view! {
            <section class="decide no-print" aria-labelledby="decide">
                <h2 id="decide">{title}</h2>
                <div class="decisions">{articles}</div>
            </section>
        }
    })
}

/// The accesses that are not in the company's name, each with whose it is.
fn elsewhere(locale: Locale, facts: &Facts) -> String {
    let of = |access: &Access| {
        let holder = facts.holder(*access);
        let is_own = matches!(holder, Some(Holder::Company | Holder::Absent));
        (!is_own).then(|| t::report::decisions::held(locale, access_name(locale, *access), holder_name(locale, holder)))
    };
    Access::ALL.iter().filter_map(of).collect::<Vec<_>>().join(format::BETWEEN)
}
