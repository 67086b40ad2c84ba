//! Versions of terms and their signatures, as rows.

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    AccountId, CandidacyId, DailyRate, EngagementId, Rhythm, Role, Terms, TermsId, Vat, Wait,
    forms::{Clauses, WorkPlace},
    lifecycle::{EngagementState, TermsState},
    profile::LegalStatus,
    terms::{Duration, Version, Versions},
    wait::{self, TermsMoments},
};
use sqlx::{PgConnection, PgPool};

use super::{
    Told,
    read::{Signature, wait_of},
};
use crate::{Problem, engagements};

/// A version as it is kept.
#[derive(Debug, Clone)]
pub(crate) struct Kept {
    pub id: TermsId,
    pub number: u16,
    pub state: TermsState,
    pub since: DateTime<Utc>,
    pub proposed_by: Role,
    pub proposed_at: DateTime<Utc>,
    pub terms: Terms,
    pub hash: Vec<u8>,
    pub refused_because: Option<String>,
    pub ceo_signed: bool,
    pub cto_signed: bool,
}

impl Kept {
    fn version(&self) -> Version {
        let Self { number, state, proposed_by, ceo_signed, cto_signed, .. } = *self;
        Version { number, state, proposed_by, ceo_signed, cto_signed }
    }

    pub(super) fn is_signed_by(&self, role: Role) -> bool {
        self.version().is_signed_by(role)
    }
}

/// Their lives.
pub(super) fn versions_of(kept: &[Kept]) -> Versions {
    Versions::new(kept.iter().map(Kept::version).collect())
}

/// A row, before its values are read as terms.
struct Row {
    id: TermsId,
    version: i16,
    state: TermsState,
    since: DateTime<Utc>,
    proposed_by: Role,
    proposed_at: DateTime<Utc>,
    rhythm: Rhythm,
    rate: i16,
    starts_on: NaiveDate,
    ends_on: Option<NaiveDate>,
    renewed_months: Option<i16>,
    notice_days: i16,
    place: String,
    vat: Vat,
    clauses: Option<String>,
    content_hash: Vec<u8>,
    refused_because: Option<String>,
    ceo_signed: bool,
    cto_signed: bool,
}

impl Row {
    fn kept(self) -> Result<Kept, Problem> {
        let unreadable = || Problem::broken("terms that do not read as they were written");
        let duration = match (self.ends_on, self.renewed_months) {
            (Some(end), _) => Duration::Until(end),
            (None, Some(months)) => Duration::Renewed(u8::try_from(months).map_err(Problem::broken)?),
            (None, None) => return Err(unreadable()),
        };
        let clauses = self.clauses.as_deref().map(Clauses::read).transpose().map_err(|_| unreadable())?;
        let terms = Terms {
            rhythm: self.rhythm,
            rate: u16::try_from(self.rate).ok().and_then(DailyRate::new).ok_or_else(unreadable)?,
            start: self.starts_on,
            duration,
            notice: u16::try_from(self.notice_days).map_err(Problem::broken)?,
            place: WorkPlace::read(&self.place).map_err(|_| unreadable())?,
            vat: self.vat,
            clauses,
        };
        Ok(Kept {
            id: self.id,
            number: u16::try_from(self.version).map_err(Problem::broken)?,
            state: self.state,
            since: self.since,
            proposed_by: self.proposed_by,
            proposed_at: self.proposed_at,
            terms,
            hash: self.content_hash,
            refused_because: self.refused_because,
            ceo_signed: self.ceo_signed,
            cto_signed: self.cto_signed,
        })
    }
}

/// Every version of an engagement, in the order of their numbers.
pub(crate) async fn versions(connection: &mut PgConnection, engagement: EngagementId) -> Result<Vec<Kept>, Problem> {
    let rows = sqlx::query_as!(
        Row,
        r#"SELECT id AS "id: TermsId", version, state AS "state: TermsState", since, proposed_by AS "proposed_by: Role", proposed_at,
                  rhythm AS "rhythm: Rhythm", rate, starts_on, ends_on, renewed_months, notice_days, place, vat AS "vat: Vat", clauses,
                  content_hash, refused_because,
                  EXISTS (SELECT FROM terms_signatures s WHERE s.terms_id = terms.id AND s.role = 'ceo') AS "ceo_signed!",
                  EXISTS (SELECT FROM terms_signatures s WHERE s.terms_id = terms.id AND s.role = 'cto') AS "cto_signed!"
           FROM terms WHERE engagement_id = $1 ORDER BY version"#,
        engagement.0
    );
    rows.fetch_all(connection).await?.into_iter().map(Row::kept).collect()
}

/// Every signature of an engagement with the number of its version, in the order in which they were made.
pub(super) async fn signatures(connection: &mut PgConnection, engagement: EngagementId) -> Result<Vec<(u16, Signature)>, Problem> {
    let rows = sqlx::query!(
        r#"SELECT t.version, s.role AS "role: Role", s.name, s.signed_at
           FROM terms_signatures s JOIN terms t ON t.id = s.terms_id WHERE t.engagement_id = $1 ORDER BY s.signed_at, s.role"#,
        engagement.0
    );
    let rows = rows.fetch_all(connection).await?.into_iter();
    rows.map(|row| {
        let number = u16::try_from(row.version).map_err(Problem::broken)?;
        Ok((number, Signature { role: row.role, name: row.name, signed_at: row.signed_at }))
    })
    .collect()
}

/// A version to keep, beside its terms.
pub(super) struct NewVersion<'a> {
    pub id: TermsId,
    pub number: u16,
    pub state: TermsState,
    pub proposed_by: Role,
    pub proposer: Option<AccountId>,
    pub hash: &'a [u8],
}

pub(super) async fn insert(
    tx: &mut PgConnection,
    engagement: EngagementId,
    new: &NewVersion<'_>,
    terms: &Terms,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    let (ends_on, renewed_months) = match terms.duration {
        Duration::Until(end) => (Some(end), None),
        Duration::Renewed(months) => (None, Some(i16::from(months))),
    };
    sqlx::query!(
        "INSERT INTO terms (id, engagement_id, version, state, since, proposed_by, proposer_id, proposed_at, rhythm, rate, starts_on, ends_on,
                            renewed_months, notice_days, place, vat, clauses, content_hash)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $5, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)",
        new.id.0,
        engagement.0,
        i16::try_from(new.number).map_err(Problem::broken)?,
        new.state.code(),
        now,
        new.proposed_by.code(),
        new.proposer.map(|account| account.0),
        terms.rhythm.to_string(),
        i16::try_from(terms.rate.euros()).map_err(Problem::broken)?,
        terms.start,
        ends_on,
        renewed_months,
        i16::try_from(terms.notice).map_err(Problem::broken)?,
        terms.place.as_str(),
        terms.vat.code(),
        terms.clauses.as_ref().map(Clauses::as_str),
        new.hash
    )
    .execute(tx)
    .await?;
    Ok(())
}

pub(super) async fn set_state(
    tx: &mut PgConnection,
    engagement: EngagementId,
    number: u16,
    state: TermsState,
    refused_because: Option<&str>,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    sqlx::query!(
        "UPDATE terms SET state = $3, since = $4, refused_because = $5 WHERE engagement_id = $1 AND version = $2",
        engagement.0,
        i16::try_from(number).map_err(Problem::broken)?,
        state.code(),
        now,
        refused_because
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// A signature; it is never written over.
pub(super) async fn sign(
    tx: &mut PgConnection,
    terms: TermsId,
    role: Role,
    name: &str,
    hash: &[u8],
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    sqlx::query!(
        "INSERT INTO terms_signatures (terms_id, role, name, content_hash, signed_at) VALUES ($1, $2, $3, $4, $5)",
        terms.0,
        role.code(),
        name,
        hash,
        now
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// What the CTO of a candidacy says of themselves.
pub(super) struct Offered {
    pub rhythm: Option<Rhythm>,
    pub rate: Option<DailyRate>,
    pub legal_status: Option<LegalStatus>,
}

pub(super) async fn offered(connection: &mut PgConnection, candidacy: CandidacyId) -> Result<Offered, Problem> {
    let row = sqlx::query!(
        r#"SELECT p.rhythm AS "rhythm: Rhythm", p.rate, p.legal_status AS "legal_status: LegalStatus"
           FROM profiles p JOIN candidacies c ON c.profile_id = p.id WHERE c.id = $1"#,
        candidacy.0
    )
    .fetch_one(connection)
    .await?;
    let rate = row.rate.and_then(|rate| u16::try_from(rate).ok()).and_then(DailyRate::new);
    Ok(Offered { rhythm: row.rhythm, rate, legal_status: row.legal_status })
}

/// A version as a mail tells of it, or the engagement alone where `number` is 0; nothing where either is gone.
pub(crate) async fn about(connection: &mut PgConnection, engagement: EngagementId, number: u16) -> Result<Option<Told>, Problem> {
    let Some(engagement) = engagements::engagement(connection, engagement).await? else { return Ok(None) };
    let kept = versions(connection, engagement.id).await?;
    let wait = wait_of(&engagement, &kept);
    let is_waiting = kept.iter().any(|one| one.state.is_open());
    let found = kept.into_iter().find(|one| one.number == number);
    let version = found.map(|one| (one.state, one.refused_because));
    if version.is_none() && number != 0 {
        return Ok(None);
    }
    Ok(Some(Told { engagement, version, is_waiting, wait }))
}

/// An engagement whose terms somebody may be waited for about.
pub(super) struct Waiting {
    pub engagement: EngagementId,
    state: EngagementState,
    began_at: DateTime<Utc>,
    pub company: Option<String>,
    pub name: String,
    open_since: Option<DateTime<Utc>>,
    ceo_signed: bool,
    cto_signed: bool,
    closed_at: Option<DateTime<Utc>>,
}

impl Waiting {
    pub(super) fn wait(&self) -> Option<Wait> {
        let open = self.open_since.map(|since| (self.ceo_signed, self.cto_signed, since));
        wait::of_terms(self.state, &TermsMoments { began: self.began_at, open, closed: self.closed_at })
    }
}

/// Every engagement that has not ended and whose terms are not agreed on, or are to be changed.
pub(super) async fn waiting(pool: &PgPool) -> Result<Vec<Waiting>, Problem> {
    Ok(sqlx::query_as!(
        Waiting,
        r#"SELECT e.id AS "engagement: EngagementId", e.state AS "state: EngagementState", e.began_at, m.company, a.name,
                  o.since AS "open_since?", (SELECT max(t.since) FROM terms t WHERE t.engagement_id = e.id) AS closed_at,
                  EXISTS (SELECT FROM terms_signatures s WHERE s.terms_id = o.id AND s.role = 'ceo') AS "ceo_signed!",
                  EXISTS (SELECT FROM terms_signatures s WHERE s.terms_id = o.id AND s.role = 'cto') AS "cto_signed!"
           FROM engagements e JOIN missions m ON m.id = e.mission_id JOIN candidacies c ON c.id = e.candidacy_id
           JOIN profiles p ON p.id = c.profile_id JOIN accounts a ON a.id = p.account_id
           LEFT JOIN terms o ON o.engagement_id = e.id AND o.state IN ('proposed', 'half_signed')
           WHERE e.state <> 'ended' AND (e.state = 'agreeing' OR o.id IS NOT NULL)"#
    )
    .fetch_all(pool)
    .await?)
}
