//! Components, the form kit, words in both languages, and explanations. Everything is rendered on the server from plain values, without
//! signals; an island may use the same components.
//!
//! # Language
//! The address decides it (French has no prefix, English lives under `/en`). The server calls [`i18n::provide`] with the path and query of the
//! request; below, [`Locale::current`] gives the locale and [`href`]`(locale, "/missions")` an address. An island takes a `locale: Locale` prop
//! and calls `provide_context(locale)` before it renders components.
//!
//! # Words
//! `locales/{fr,en}/{namespace}.json` become functions in [`t`], made by `build.rs`; a missing key, or other placeholders in the other
//! language, does not compile. They are plain functions, for views, attributes and anything else:
//! ```ignore
//! // "title": "Racontez, nous relions."
//! t::need::title(locale)                       // &'static str
//! // "send": { "promise": "Une personne vous appelle {when}." }
//! t::need::send::promise(locale, when)         // String; placeholders are arguments in alphabetical order
//! // "criteria_one": "{count} critère", "criteria_other": "{count} critères"
//! t::need::criteria(locale, 9)                 // String; `count: u32` comes first and is written in groups of three
//! ```
//! French may be typed with ordinary blanks and apostrophes: the build sets U+00A0, U+202F and ’ where they belong.
//! Namespaces: `shared` (this crate), `labels` (states, kinds), `errors` (forms), `explain` (this crate), and one per audience: `public`,
//! `need`, `ceo`, `cto`, `staff`, `matches`, `profile`, `presence` and `import` for a CTO's own profile, `vetting` for how a CTO joins, `public_page` for what a CTO shows to everybody, `posting` for what a CEO does, `references` and
//! `documents` for both who see them, `search` for both who search, `mail` ([`mod@mail`]), `messages` for conversations, `notifications` for what somebody is told on the site, `meetings` for dates, calendars and
//! the interview guide, `engagements` for what follows the choice, `terms` for what is agreed on, `activity` for the days worked in it, `handover` for how it ends, `outcome_reviews` for what each says of it afterwards, `case_studies` for what is told of it in public, `agenda` for events of the community, and `invitations` for invitations, whose turn it is, and the mails of the journey. A key is a Rust identifier. Technologies, sectors, missions, stages and cities are named by the
//! vocabulary: [`labels::named`], [`criterion_value`]. Numbers, money, days and hours: [`mod@format`].
//!
//! # A page
//! ```ignore
//! <Page title=t::need::title(locale) nav=Some(Nav::Needs)>
//!     <div class="page">
//!         <PageHead title=t::need::title(locale) lead=t::need::lead(locale)/>
//!         <Form name="submit_need" action=SubmitNeed::PATH hidden=vec![("mission", id.to_string())]>
//!             <Field name="reason" label=t::need::reason(locale) hint=Some(t::need::reason_hint(locale).to_owned())><TextArea rows=4/></Field>
//!             <Submit>{t::need::send(locale)}</Submit>
//!         </Form>
//!     </div>
//! </Page>
//! ```
//! [`Page`] draws skip link, header (role and account from the [`Visitor`] in context), `main#content` and footer. Forms: see [`form`].
//! Compositions of one page (`need-grid`, `shores`, …) are that page's markup; their classes are in `style/pages/`.
//!
//! # Components
//! In [`components`]; props marked `?` are optional.
//! - Frame: `PageHead(title, lead?, above?, children?)`, `ButtonLink(href, look?, small?, wide?, children)`, `button_class(look, small, wide)`,
//!   `Icon(name: IconName, class?)`, `Tabs(label, tabs: Vec<Tab>)`, `Pagination(first, last, total, previous?, next?, children?)`,
//!   `Notice(kind?, title, icon?, children?)`, `Empty(title, text, laid?, children?)`, `Term(id, word, definition, children)`.
//! - Scores: `Deck(score, note?)`, `SmallDeck(score)`, `DeckKey(explained?)`, `Glance(label, people)`.
//! - Need: `Marked(text, marks?)`, `Echo(text, marks?)`, `CriterionDetails(numbered, kind, value, importance, quote?, id?, name?, open?,
//!   children)`, `Weight(importance, label?)`, and the functions `pieces` and `excerpt`.
//! - Match: `Reasons(lines: Vec<Line>)`, `FirstReasons(lines, most)`, `Gaps(gaps, in_part)`, `MarkCell(answer, text, points, label)`,
//!   `Crossings(children)`, `Crossing(words, marks?, state, proof, note?)`, `Tie(state)`, `Verdict(state)`, `Candidates(children)`,
//!   `CandidateColumn(id, name, first?, line, photo?, score, ties, gaps, practice, questions, children)`,
//!   `Compare(caption, heads, rows, best?)`, `Offer(id, title, about, words, marks?, you_fit_them, it_fits_you,
//!   facts, why, snags, status, first?, children)`, `WhatIfs(title, children)`, `WhatIfItem(title, result, children?)`, `Facts(facts)`.
//! - People: `Person(name, id?, detail?, photo?)`, `Portrait(name, photo?, large?)`, `FigureMark(name, small?)`, `harbour_name(position)`,
//!   `OwnWords(words, prose?)`.
//! - Forms of two pages: `RefusalFields()`, why an invitation is refused.
//! - State: `Badge(tone?, icon?, children)`, `MissionBadge(state)`, `CandidacyBadge(state)`, `ProfileBadge(state)`, `Clock(urgency, text)`,
//!   `TurnClock(wait, reader, now)`, `Journey(state, reached?)`, `Admission(state, dates?)`, `Timeline(children)`,
//!   `TimelineItem(state?, when, title, children?)`.
//! - Staff: `DenseTable(label, columns: Vec<Column>, foot?, bare?, class?, children)`, `Tasks(heading, children)`, `Task(urgency, deadline,
//!   title, href, note, who, action, key?)`.
//!
//! The criteria with the forms that change them, in [`criterion`]: `Wish(id, criterion, n, quote, from, alone, open, forms)`,
//! `OpenKind(kind, value, question, said, open, forms, children?)`, `MoreOfKind(kind, open, forms)`, `RemovedWishes(removed, forms)`,
//! `DontKnow(kind, question, name, forms)` and, once a page, `Suggestions`.
//!
//! Saving while one types, for islands: [`saving`]. Keys that a page answers to, for islands too: [`keys`].
//!
//! What a need tells of its company that is no criterion: [`situation`]. Words explained where they stand, and the glossary: [`glossary`].
//!
//! Conversations, with what their members do: [`messages`]. A meeting, as the three who follow it see and move it: [`meeting`].
//!
//! Events of the community, for their readers and for staff: `agenda`.
//!
//! What somebody is told on the site: `notifications`; what changes while a page is looked at: [`live`].
//!
//! What a public page tells machines: `public`.
//!
//! Sentences for reasons, questions, rules and blocks of a match: [`explain`]. Searching, as CTOs and staff do: [`mod@search`].

#[cfg(feature = "ssr")]
mod activity;
#[cfg(feature = "ssr")]
pub mod agenda;
pub mod briefing;
pub mod components;
pub mod criterion;
#[cfg(feature = "ssr")]
pub mod document;
#[cfg(feature = "ssr")]
pub mod engagement;
pub mod explain;
mod failure;
pub mod form;
pub mod format;
pub mod glossary;
pub mod i18n;
pub mod keys;
pub mod labels;
pub mod live;
#[cfg(feature = "ssr")]
pub mod mail;
pub mod meeting;
pub mod messages;
#[cfg(feature = "ssr")]
pub mod notifications;
mod page;
#[cfg(feature = "ssr")]
pub mod public;
#[cfg(feature = "ssr")]
pub mod reference;
pub mod saving;
pub mod search;
#[cfg(feature = "ssr")]
pub mod server;
pub mod site;
pub mod situation;
pub mod terms;

#[cfg(feature = "ssr")]
pub use activity::activity_csv;
#[cfg(feature = "ssr")]
pub use engagement::{EngagementLink, case_study_address};
pub use failure::Failure;
pub use i18n::{Here, Locale, href, t};
pub use labels::{criterion_label, criterion_value};
pub use page::Page;
pub use site::{Nav, NavLink, Visitor};
