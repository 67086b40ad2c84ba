//! Terms as the two and staff see them: every version, who signed it, what it changed, and what a new one may begin with.

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    CriterionValue, DailyRate, EngagementId, Place, Rhythm, Role, Start, Terms, TermsField, Vat, Wait,
    lifecycle::{EngagementState, TermsState},
    wait::{self, TermsMoments},
};

use super::{
    hex,
    store::{self, Kept},
};
use crate::{
    Marketplace, Problem,
    accounts::CurrentStaff,
    engagements::{Engagement, Party},
    missions,
};

/// A signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    pub role: Role,
    /// The name as it was typed.
    pub name: String,
    pub signed_at: DateTime<Utc>,
}

/// A version, as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermsVersion {
    pub number: u16,
    pub state: TermsState,
    /// When it came into its state.
    pub since: DateTime<Utc>,
    pub proposed_by: Role,
    pub proposed_at: DateTime<Utc>,
    pub terms: Terms,
    /// SHA-256 of the content, in hexadecimal.
    pub hash: String,
    /// In the order in which they were made.
    pub signatures: Vec<Signature>,
    pub refused_because: Option<String>,
    /// The number of the version that it is compared with: the one that held when it was proposed, or else the one before.
    pub against: Option<u16>,
    /// What it changed of that one.
    pub changed: Vec<TermsField>,
}

impl TermsVersion {
    /// Whether this side has signed it.
    pub fn is_signed_by(&self, role: Role) -> bool {
        self.signatures.iter().any(|signature| signature.role == role)
    }
}

/// What the first version may begin with: what the need asks for and what the profile says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Prefill {
    /// The least that was asked for.
    pub rhythm: Option<Rhythm>,
    pub rate: Option<DailyRate>,
    pub start: Option<NaiveDate>,
    pub places: Vec<Place>,
    pub vat: Option<Vat>,
}

/// The terms of an engagement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermsSheet {
    pub engagement: EngagementId,
    pub reader: Role,
    /// The reader's full name, which a signature asks for; nothing for staff.
    pub own_name: Option<String>,
    pub ceo: String,
    pub cto: String,
    /// The latest first.
    pub versions: Vec<TermsVersion>,
    pub wait: Option<Wait>,
    /// Whether anything can still be agreed.
    pub is_open: bool,
    pub prefill: Prefill,
}

impl TermsSheet {
    /// The version that waits for signatures.
    pub fn open(&self) -> Option<&TermsVersion> {
        self.versions.iter().find(|version| version.state.is_open())
    }

    /// The version that holds.
    pub fn in_force(&self) -> Option<&TermsVersion> {
        self.versions.iter().find(|version| version.state == TermsState::InForce)
    }

    /// The version of this number.
    pub fn version(&self, number: u16) -> Option<&TermsVersion> {
        self.versions.iter().find(|version| version.number == number)
    }

    /// What a change begins with: the version that waits for signatures, or else the one that holds, or else the latest.
    pub fn to_begin_with(&self) -> Option<&TermsVersion> {
        self.open().or_else(|| self.in_force()).or_else(|| self.versions.first())
    }

    /// The number of the latest, 0 where there is none.
    pub fn latest(&self) -> u16 {
        self.versions.first().map_or(0, |version| version.number)
    }
}

/// The terms as this party sees them.
pub async fn sheet(market: &Marketplace, by: &Party) -> Result<TermsSheet, Problem> {
    let mut connection = market.pool.acquire().await?;
    let kept = store::versions(&mut connection, by.engagement()).await?;
    let mut signatures = store::signatures(&mut connection, by.engagement()).await?;
    let prefill = match kept.last() {
        Some(_) => Prefill::default(),
        None => prefill(market, &mut connection, by).await?,
    };
    let engagement = &by.engagement;
    let wait = wait_of(engagement, &kept);
    let lives = store::versions_of(&kept);
    let mut versions: Vec<TermsVersion> = Vec::with_capacity(kept.len());
    for one in kept {
        let against = lives.compared_with(one.number);
        let before = versions.iter().find(|before| Some(before.number) == against);
        let changed = before.map(|before| one.terms.changed(&before.terms)).unwrap_or_default();
        let own = signatures.extract_if(.., |(number, _)| *number == one.number).map(|(_, signature)| signature).collect();
        versions.push(TermsVersion {
            number: one.number,
            state: one.state,
            since: one.since,
            proposed_by: one.proposed_by,
            proposed_at: one.proposed_at,
            hash: hex(&one.hash),
            terms: one.terms,
            signatures: own,
            refused_because: one.refused_because,
            against,
            changed,
        });
    }
    versions.reverse();
    Ok(TermsSheet {
        engagement: engagement.id,
        reader: by.role(),
        own_name: engagement.name_of(by.role()).map(str::to_owned),
        ceo: engagement.ceo_name.clone(),
        cto: engagement.cto_name.clone(),
        versions,
        wait,
        is_open: engagement.state != EngagementState::Ended,
        prefill,
    })
}

/// Who is waited for about the terms.
pub(super) fn wait_of(engagement: &Engagement, kept: &[Kept]) -> Option<Wait> {
    let open = kept.iter().find(|one| one.state.is_open());
    let at = TermsMoments {
        began: engagement.began_at,
        open: open.map(|one| (one.is_signed_by(Role::Ceo), one.is_signed_by(Role::Cto), one.since)),
        closed: kept.iter().map(|one| one.since).max(),
    };
    wait::of_terms(engagement.state, &at)
}

/// The need's wishes, and where it has none, what the profile says.
async fn prefill(market: &Marketplace, connection: &mut sqlx::PgConnection, by: &Party) -> Result<Prefill, Problem> {
    let offered = store::offered(connection, by.candidacy()).await?;
    let mut begun = Prefill { rhythm: offered.rhythm, rate: offered.rate, vat: offered.legal_status.map(Vat::of), ..Prefill::default() };
    let Some(sheet) = missions::sheet(&market.pool, by.mission()).await? else { return Ok(begun) };
    for row in &sheet.criteria {
        match &row.criterion.value {
            CriterionValue::Rhythm(rhythm) => begun.rhythm = Some(*rhythm),
            CriterionValue::Rate(range) => begun.rate = begun.rate.or(range.high()),
            CriterionValue::Start(Start::On(day)) => begun.start = Some(*day),
            CriterionValue::Place(place) => begun.places.push(place.clone()),
            _ => {}
        }
    }
    let least = begun.rhythm.map(Rhythm::min_half_days);
    begun.rhythm = least.and_then(|half_days| Rhythm::from_half_days(half_days, half_days));
    begun.start = begun.start.filter(|day| *day >= market.today());
    Ok(begun)
}

/// Terms that stand still.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LateTerms {
    pub engagement: EngagementId,
    pub company: Option<String>,
    /// The CTO's.
    pub name: String,
    pub wait: Wait,
}

/// Engagements whose terms should have been agreed on by now, who waits longest first.
pub async fn late(market: &Marketplace, _staff: &CurrentStaff) -> Result<Vec<LateTerms>, Problem> {
    let now = market.now();
    let waiting = store::waiting(&market.pool).await?.into_iter();
    let late = waiting.filter_map(|one| {
        let wait = one.wait().filter(|wait| wait.is_late(now))?;
        Some(LateTerms { engagement: one.engagement, company: one.company, name: one.name, wait })
    });
    let mut late: Vec<LateTerms> = late.collect();
    late.sort_by_key(|one| one.wait.by);
    Ok(late)
}
