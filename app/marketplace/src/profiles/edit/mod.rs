//! A CTO edits their own profile, a section at a time: what was typed is read whole or refused whole, and written with its audit line and its
//! index change in one transaction.
//!
//! Every change names the version of the profile that its page showed. Where the profile has moved on since, the change is refused as stale and
//! comes back as typed; sent again, it is the person's word.

pub(super) mod answers;
pub(super) mod career;
mod chosen;
mod clients;
mod known;
mod presentation;
mod terms;

use chrono::{DateTime, Utc};
use domain::{
    ProfileId,
    availability::day_of,
    forms::{Complaint, FieldError, FieldErrors},
    lifecycle::ProfileState,
    profile::Section,
};
use sqlx::PgConnection;

use super::store;
use crate::{
    Marketplace, Problem,
    accounts::CurrentCto,
    audit::{self, Actor, Line, Subject},
    availability,
    conflicts::Client,
    discretion::Identity,
    profiles, search,
};
use answers::Answers;

pub use career::{experience, remove_experience, save_experience};
pub use known::{MOST_IMPACTS, MOST_MISSION_TYPES, MOST_SECTORS, MOST_TECHNOLOGIES};
pub use presentation::{Link, MOST_EXCLUSIONS, MOST_LINKS};
pub use terms::MOST_PLACES;

pub(crate) use known::Technology;

/// For how long one line of the log stands for what somebody goes on typing.
const QUIET: chrono::Duration = chrono::Duration::minutes(10);

/// What a section holds after it was read from a form.
enum Change {
    Presentation(presentation::Presentation),
    Stack(Vec<known::Technology>),
    Sectors(Vec<store::LabelRow>),
    Impacts(Vec<store::LabelRow>),
    Missions(Vec<store::LabelRow>),
    Strengths(chosen::Strengths),
    Terms(terms::Terms),
    Wishes(chosen::Wishes),
    Exclusions(Vec<domain::forms::CompanyName>),
    Links(Vec<Link>),
    Status(presentation::Status),
    Clients(Vec<Client>),
}

impl Change {
    fn read(section: Section, answers: Answers<'_>, hidden: &Hidden) -> Result<Self, FieldErrors> {
        let mut errors = FieldErrors::default();
        let change = match section {
            Section::Presentation => presentation::read(answers, hidden, &mut errors).map(Self::Presentation),
            Section::Stack => Some(Self::Stack(known::technologies(answers, &mut errors))),
            Section::Sectors => Some(Self::Sectors(known::sectors(answers, &mut errors))),
            Section::Impacts => Some(Self::Impacts(known::impacts(answers, hidden, &mut errors))),
            Section::Missions => Some(Self::Missions(known::mission_types(answers, &mut errors))),
            Section::Strengths => Some(Self::Strengths(chosen::strengths(answers, &mut errors))),
            Section::Terms => Some(Self::Terms(terms::read(answers, &mut errors))),
            Section::Wishes => Some(Self::Wishes(chosen::wishes(answers, &mut errors))),
            Section::Exclusions => Some(Self::Exclusions(presentation::exclusions(answers, &mut errors))),
            Section::Links => Some(Self::Links(presentation::links(answers, &mut errors))),
            Section::Status => Some(Self::Status(presentation::status(answers, &mut errors))),
            Section::Clients => Some(Self::Clients(clients::read(answers, &mut errors))),
        };
        change.filter(|_| errors.is_empty()).ok_or(errors)
    }

    async fn write(&self, tx: &mut PgConnection, profile: ProfileId, today: chrono::NaiveDate) -> Result<(), Problem> {
        match self {
            Self::Presentation(change) => change.write(tx, profile).await,
            Self::Stack(stack) => known::write_stack(tx, profile, stack).await,
            Self::Sectors(rows) => store::replace_labels(tx, profile, "has", "sector", rows).await,
            Self::Impacts(rows) => store::replace_labels(tx, profile, "has", "impact", rows).await,
            Self::Missions(rows) => store::replace_labels(tx, profile, "has", "mission_type", rows).await,
            Self::Strengths(change) => change.write(tx, profile).await,
            Self::Terms(change) => change.write(tx, profile, today).await,
            Self::Wishes(change) => change.write(tx, profile).await,
            Self::Exclusions(names) => presentation::write_exclusions(tx, profile, names).await,
            Self::Links(links) => presentation::write_links(tx, profile, links).await,
            Self::Status(change) => change.write(tx, profile).await,
            Self::Clients(clients) => clients::write(tx, profile, clients).await,
        }
    }
}

/// What must not stand in a sentence that is read before an introduction: whatever tells who the CTO is.
#[derive(Default)]
pub(in crate::profiles) struct Hidden(Identity);

impl Hidden {
    /// What this CTO's profile says of who they are.
    pub(in crate::profiles) async fn of(market: &Marketplace, cto: &CurrentCto) -> Result<Self, Problem> {
        Ok(Self(profiles::identity(market, cto.profile()).await?))
    }

    /// The same for the form of a section; nothing is read for one that has no such sentence.
    async fn for_section(market: &Marketplace, cto: &CurrentCto, section: Section) -> Result<Self, Problem> {
        match section {
            Section::Presentation | Section::Impacts => Self::of(market, cto).await,
            _ => Ok(Self::default()),
        }
    }

    /// Complains where the text names its author or an employer of theirs, or tells how to reach them.
    pub(in crate::profiles) fn check(&self, field: &str, text: &str, errors: &mut FieldErrors) {
        if self.0.is_told_by(text) {
            errors.push(FieldError::new(field, Complaint::Names));
        }
    }
}

/// How somebody saves, upon the version of the profile that their page showed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Saving {
    ByButton {
        version: i32,
    },
    /// By itself, every few seconds: the log gets a line for each ten minutes of it.
    WhileTyping {
        version: i32,
    },
}

impl Saving {
    /// By the button of a form that sent this version; one that is no number was none that we sent.
    pub fn by_button(version: &str) -> Result<Self, Problem> {
        version.trim().parse().map(|version| Self::ByButton { version }).map_err(|_| Problem::Stale)
    }

    fn version(self) -> i32 {
        match self {
            Self::ByButton { version } | Self::WhileTyping { version } => version,
        }
    }
}

/// Saves what was typed into the form of a section; the new version of the profile.
pub async fn save(
    market: &Marketplace,
    cto: &CurrentCto,
    section: Section,
    saving: Saving,
    typed: &[(String, String)],
) -> Result<i32, Problem> {
    let hidden = Hidden::for_section(market, cto, section).await?;
    let change = Change::read(section, Answers(typed), &hidden)?;
    let today = day_of(market.now());
    edit(market, cto, saving, section.code(), async |tx| change.write(tx, cto.profile(), today).await).await
}

/// Says again that the first free day is right, as of today.
pub async fn confirm_availability(market: &Marketplace, cto: &CurrentCto) -> Result<(), Problem> {
    let today = day_of(market.now());
    let confirm = async |tx: &mut PgConnection| {
        if !availability::confirm(tx, cto.profile(), today).await? {
            return Err(Problem::NotNow("no_available_from"));
        }
        availability::renew(tx, cto.profile(), today).await
    };
    change(market, cto, None, "availability", confirm).await
}

/// Runs a change that was made on a version of the profile; answers the new one.
async fn edit(
    market: &Marketplace,
    cto: &CurrentCto,
    saving: Saving,
    field: &'static str,
    make: impl AsyncFnOnce(&mut PgConnection) -> Result<(), Problem>,
) -> Result<i32, Problem> {
    change(market, cto, Some(saving), field, make).await?;
    Ok(saving.version().saturating_add(1))
}

/// Runs one change under the profile's lock; counts the version up, leaves a line, tells the index.
pub(super) async fn change<T>(
    market: &Marketplace,
    cto: &CurrentCto,
    saving: Option<Saving>,
    field: &'static str,
    make: impl AsyncFnOnce(&mut PgConnection) -> Result<T, Problem>,
) -> Result<T, Problem> {
    let (now, profile) = (market.now(), cto.profile());
    let mut tx = market.pool.begin().await?;
    let (state, version) = store::lock_version(&mut tx, profile).await?.ok_or(Problem::NotFound)?;
    if saving.is_some_and(|saving| saving.version() != version) {
        return Err(Problem::Stale);
    }
    let made = make(&mut tx).await?;
    let goes_on = matches!(saving, Some(Saving::WhileTyping { .. }));
    note(&mut tx, now, cto.who().actor(), profile, state, field, goes_on).await?;
    market.commit(tx).await?;
    Ok(made)
}

/// Notes, in the transaction of a change, what was changed: the version counts up, a line is left, the index told. Of what goes on being typed one
/// line tells for a while.
pub(crate) async fn note(
    tx: &mut PgConnection,
    now: DateTime<Utc>,
    actor: Actor,
    profile: ProfileId,
    state: ProfileState,
    field: &'static str,
    goes_on: bool,
) -> Result<(), Problem> {
    store::edited(tx, profile, now).await?;
    let line = Line {
        actor,
        subject: Subject::Profile(profile),
        event: "edit",
        from: Some(state.code()),
        to: Some(state.code()),
        fields: &[field],
        words: None,
    };
    if !(goes_on && audit::wrote_since(tx, now - QUIET, &line).await?) {
        audit::write(tx, now, line).await?;
    }
    search::changed_profile(tx, profile).await
}

#[cfg(test)]
mod tests;
