//! Reasons: yes, partly, to ask, no. Icon and word, never colour alone.

use leptos::prelude::*;
use matching::rank::Verdict as Found;
use serde::{Deserialize, Serialize};

use super::{Icon, IconName};
use crate::glossary::Explained;
use crate::{Locale, form::Folded, t};

/// What a reason says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    Yes,
    Partly,
    Ask,
    No,
}

impl Answer {
    /// The class, which colours the icon.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::Partly => "partly",
            Self::Ask => "ask",
            Self::No => "no",
        }
    }

    /// The icon.
    pub const fn icon(self) -> IconName {
        match self {
            Self::Yes => IconName::Check,
            Self::Partly => IconName::Contrast,
            Self::Ask => IconName::CircleHelp,
            Self::No => IconName::X,
        }
    }

    /// The word that stands for the icon where nobody sees it, with its colon.
    pub fn word(self, locale: Locale) -> &'static str {
        match self {
            Self::Yes => t::shared::reason::yes(locale),
            Self::Partly => t::shared::reason::partly(locale),
            Self::Ask => t::shared::reason::ask(locale),
            Self::No => t::shared::reason::no(locale),
        }
    }
}

impl From<Found> for Answer {
    fn from(found: Found) -> Self {
        match found {
            Found::Holds => Self::Yes,
            Found::Partial => Self::Partly,
            Found::Gap => Self::No,
        }
    }
}

/// One reason, in words for its reader.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Line {
    pub answer: Answer,
    pub text: String,
    /// What stands smaller beneath it.
    pub detail: Option<String>,
}

/// A list of reasons.
#[component]
pub fn Reasons(lines: Vec<Line>) -> impl IntoView {
    let locale = Locale::current();
    let item = move |Line { answer, text, detail }| {
        view! {
            <li class=answer.class()>
                <Icon name=answer.icon()/>
                <span>
                    <span class="visually-hidden">{answer.word(locale)}</span>
                    <Explained text/>
                    {detail.map(|text| view! { <small><Explained text/></small> })}
                </span>
            </li>
        }
    };
    view! { <ul class="reasons" role="list">{lines.into_iter().map(item).collect_view()}</ul> }
}

/// The first reasons, and the others behind a fold; a single one more is not worth a fold.
#[component]
pub fn FirstReasons(lines: Vec<Line>, most: usize) -> impl IntoView {
    let mut first = lines;
    let rest = if first.len() > most + 1 { first.split_off(most) } else { Vec::new() };
    let more = u32::try_from(rest.len()).unwrap_or(u32::MAX);
    let fold = (more > 0).then(|| {
        view! { <Folded summary=t::shared::candidate::more(Locale::current(), more) small=true><Reasons lines=rest/></Folded> }
    });
    let first = (!first.is_empty()).then(|| view! { <Reasons lines=first/> });
    view! { {first} {fold} }
}

/// What is missing, the first of it before a fold. Where nothing is, a sentence says so; another one where some ties hold `in_part`
/// only, which costs points too.
#[component]
pub fn Gaps(gaps: Vec<Line>, in_part: bool) -> impl IntoView {
    use t::shared::candidate as say;
    let locale = Locale::current();
    if gaps.is_empty() {
        let none = if in_part { say::no_gaps_partly(locale) } else { say::no_gaps(locale) };
        return view! { <p class="quiet-text">{none}</p> }.into_any();
    }
    view! { <FirstReasons lines=gaps most=FIRST_GAPS/> }.into_any()
}

/// Whether one of these ties holds in part only.
pub fn holds_in_part(ties: &[Line]) -> bool {
    ties.iter().any(|line| line.answer == Answer::Partly)
}

/// What ties somebody to the reader, at most this many before the fold.
pub const FIRST_TIES: usize = 5;
/// The same of what is missing.
const FIRST_GAPS: usize = 4;

/// A cell of staff's table: the icon and a few words; the points are told beside them. `label` is the column's name, for a telephone.
#[component]
pub fn MarkCell(answer: Answer, #[prop(into)] text: String, #[prop(into)] points: String, #[prop(into)] label: String) -> impl IntoView {
    view! {
        <td class=format!("mark {}", answer.class()) title=points data-label=label>
            <Icon name=answer.icon()/>
            <span class="visually-hidden">{answer.word(Locale::current())}</span>
            <span>{text}</span>
            <span class="visually-hidden">" " {points.clone()}</span>
        </td>
    }
}
