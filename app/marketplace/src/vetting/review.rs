//! Staff takes a request through its stages. Each step names the version that its page showed: of two members of staff who decide at once,
//! the second is told, and nothing of the first is lost.

use chrono::NaiveTime;
use domain::{
    ProfileId,
    forms::{self, Complaint, FieldError, FieldErrors, Reason, Refused},
    lifecycle::{ProfileEvent, ProfileState},
    vetting::{AskAgain, VettingRefusal, in_paris, kept_until},
};
use sqlx::PgConnection;

use super::{Application, News, late, news, store};
use crate::{
    Marketplace, Problem,
    accounts::CurrentStaff,
    audit::{self, Line, Subject},
    jobs::{self, Job},
    profiles,
};

/// Takes a step that needs no words: `interview`, `ask_references`, `step_back`, `accept`, `reopen`.
pub async fn step(market: &Marketplace, staff: &CurrentStaff, profile: ProfileId, version: &str, event: &str) -> Result<(), Problem> {
    let event: ProfileEvent = event.parse().map_err(|_| Problem::NotFound)?;
    let told = match event {
        ProfileEvent::Interview => Some(News::Interview),
        ProfileEvent::AskReferences => Some(News::References),
        ProfileEvent::StepBack => None,
        ProfileEvent::Accept => Some(News::Accepted),
        ProfileEvent::Reopen => Some(News::Reopened),
        // The CTO's, or a step of staff that takes words, and is no stage of a request.
        ProfileEvent::Apply | ProfileEvent::Withdraw | ProfileEvent::Refuse | ProfileEvent::Pause | ProfileEvent::Resume => {
            return Err(Problem::NotNow("not_from"));
        }
    };
    let now = market.now();
    let mut tx = market.pool.begin().await?;
    let (_, application) = at_version(&mut tx, profile, version).await?;
    let next = profiles::step_because(&mut tx, now, staff.who().actor(), profile, event, None).await?;
    match event {
        ProfileEvent::Accept => store::end(&mut tx, application.id, "accepted", now).await?,
        _ => store::enter_stage(&mut tx, application.id, next, now).await?,
    }
    if let Some(told) = told {
        news::tell(&mut tx, now, profile, told).await?;
    }
    late::watch(&mut tx, now, profile).await?;
    market.commit(tx).await
}

/// What staff writes to whom it refuses.
pub struct Refusing<'a> {
    /// A [`VettingRefusal`].
    pub code: &'a str,
    /// Read by the person.
    pub reason: &'a str,
    /// An [`AskAgain`].
    pub again: &'a str,
    /// `true` where the box is ticked.
    pub confirmed: &'a str,
}

/// Refuses, with a reason that the CTO reads. What is kept of the request is erased after a stated time.
pub async fn refuse(
    market: &Marketplace,
    staff: &CurrentStaff,
    profile: ProfileId,
    version: &str,
    typed: Refusing<'_>,
) -> Result<(), Problem> {
    let mut errors = FieldErrors::default();
    let code: Option<VettingRefusal> = errors.code("code", typed.code);
    let reason = errors.take("reason", Reason::read(typed.reason));
    let again: Option<AskAgain> = errors.code("again", typed.again);
    if typed.confirmed != "true" {
        errors.push(FieldError::new("confirmed", Complaint::NotConfirmed));
    }
    let (Some(code), Some(reason), Some(again), true) = (code, reason, again, errors.is_empty()) else { return Err(errors.into()) };
    let now = market.now();
    let mut tx = market.pool.begin().await?;
    let (_, application) = at_version(&mut tx, profile, version).await?;
    profiles::step_because(&mut tx, now, staff.who().actor(), profile, ProfileEvent::Refuse, Some(&reason)).await?;
    store::refuse(&mut tx, application.id, code, &reason, again.from(now), now).await?;
    news::tell(&mut tx, now, profile, News::Refused).await?;
    jobs::enqueue(&mut tx, now, &Job::ForgetApplication { profile }, kept_until(now)).await?;
    market.commit(tx).await
}

/// Notes when the interview is, by the clocks of Paris, and tells the CTO; an empty day takes the date away.
pub async fn note_interview(
    market: &Marketplace,
    staff: &CurrentStaff,
    profile: ProfileId,
    version: &str,
    day: &str,
    time: &str,
) -> Result<(), Problem> {
    let mut errors = FieldErrors::default();
    let read = if day.trim().is_empty() { None } else { errors.take("day", forms::day(day)).zip(errors.take("time", read_time(time))) };
    let at = read.and_then(|(day, time)| errors.take("time", in_paris(day, time).ok_or(MALFORMED)));
    if !errors.is_empty() {
        return Err(errors.into());
    }
    let now = market.now();
    let mut tx = market.pool.begin().await?;
    let (state, application) = at_version(&mut tx, profile, version).await?;
    if state != ProfileState::Interview {
        return Err(Problem::NotNow("not_from"));
    }
    if at == application.interview_at {
        return Ok(());
    }
    store::set_interview(&mut tx, application.id, at).await?;
    let line = Line {
        actor: staff.who().actor(),
        subject: Subject::Profile(profile),
        event: "note_interview",
        from: Some(state.code()),
        to: Some(state.code()),
        fields: &["interview"],
        words: None,
    };
    audit::write(&mut tx, now, line).await?;
    news::tell(&mut tx, now, profile, News::InterviewDate).await?;
    late::watch(&mut tx, now, profile).await?;
    market.commit(tx).await
}

/// The state of a profile, and its latest request, locked; stale where it has moved on since the page was shown. A profile that its CTO still
/// writes is not staff's to see.
async fn at_version(tx: &mut PgConnection, profile: ProfileId, version: &str) -> Result<(ProfileState, Application), Problem> {
    let (state, latest) = store::lock(tx, profile).await?.filter(|(state, _)| *state != ProfileState::Draft).ok_or(Problem::NotFound)?;
    let application = latest.ok_or(Problem::NotNow("not_from"))?;
    let shown: i32 = version.trim().parse().map_err(|_| Problem::Stale)?;
    if shown == application.version { Ok((state, application)) } else { Err(Problem::Stale) }
}

const MALFORMED: Refused = Refused { complaint: Complaint::Malformed, limit: None };

/// An hour as a browser sends it, or as French people write it: `14:30`, `14h30`, `14 h`.
fn read_time(text: &str) -> Result<NaiveTime, Refused> {
    let plain: String = text.chars().filter(|c| !c.is_whitespace()).collect::<String>().replace(['h', 'H'], ":");
    if plain.is_empty() {
        return Err(Refused { complaint: Complaint::Missing, limit: None });
    }
    let plain = if plain.ends_with(':') { format!("{plain}00") } else { plain };
    ["%H:%M", "%H:%M:%S"].iter().find_map(|form| NaiveTime::parse_from_str(&plain, form).ok()).ok_or(MALFORMED)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_read_as_people_write_them() {
        for text in ["14:30", "14h30", " 14 h 30 ", "14:30:00", "14H30"] {
            assert_eq!(read_time(text).map(|time| time.to_string()), Ok("14:30:00".to_owned()), "{text}");
        }
        assert_eq!(read_time("9 h").map(|time| time.to_string()), Ok("09:00:00".to_owned()));
        for text in ["25:00", "midi", "14:3a", ":"] {
            assert_eq!(read_time(text), Err(MALFORMED), "{text}");
        }
        assert_eq!(read_time(" ").map_err(|refused| refused.complaint), Err(Complaint::Missing));
    }
}
