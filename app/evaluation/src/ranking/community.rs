//! The community of a database as candidates: the facts that the site itself ranks by, and the same as one text for methods that know words alone.

use std::collections::BTreeSet;

use chrono::Duration;
use domain::CriterionKind;
use marketplace::{Marketplace, matches};
use matching::vocabulary::{Lang, vocabulary};
use matching::{Profile, Weights};
use sqlx::PgPool;

use super::RankingError;
use super::set::ProfileText;
use crate::store;

/// Everybody who may be proposed, by id.
#[derive(Debug, Clone, Default)]
pub struct Community {
    pub profiles: Vec<Profile>,
    /// The same people, in words.
    pub told: Vec<ProfileText>,
    /// Places of those who joined lately and were on no shortlist; the weights file says what is lately.
    pub newcomers: BTreeSet<usize>,
}

impl Community {
    /// Reads everybody who may be proposed to a company that nobody excludes.
    ///
    /// # Errors
    /// When the database or the index does not answer.
    pub async fn read(market: &Marketplace, pool: &PgPool) -> Result<Self, RankingError> {
        let mut profiles = matches::community(market).await?;
        profiles.sort_by_key(|profile| profile.id);
        let told = profiles.iter().map(in_words).collect();
        let lately = market.now() - Duration::days(Weights::current().proposal.newcomer_days.into());
        let new = store::joined_since(pool, lately).await?;
        let newcomers = (0..profiles.len()).filter(|place| new.contains(&profiles[*place].id)).collect();
        Ok(Self { profiles, told, newcomers })
    }
}

/// A profile as one text: what the CTO wrote, and the names, in both languages, of everything that is known.
fn in_words(profile: &Profile) -> ProfileText {
    let mut words = vec![profile.text.clone()];
    let mut name = |kind: CriterionKind, code: &str| {
        words.extend([Lang::Fr, Lang::En].into_iter().filter_map(|lang| vocabulary().label(kind, code, lang)).map(str::to_owned));
    };
    profile.stack.iter().for_each(|known| name(CriterionKind::Stack, known.technology.as_str()));
    profile.sectors.iter().for_each(|known| name(CriterionKind::Sector, known.sector.code()));
    profile.impacts.iter().for_each(|known| name(CriterionKind::Impact, known.impact.code()));
    profile.mission_types.iter().for_each(|done| name(CriterionKind::MissionType, done.mission_type.code()));
    profile.areas.iter().for_each(|area| name(CriterionKind::Area, area.code()));
    profile.stages.iter().for_each(|stage| name(CriterionKind::Stage, stage.code()));
    profile.orientations.iter().for_each(|orientation| name(CriterionKind::Orientation, orientation.code()));
    profile.languages.iter().for_each(|language| name(CriterionKind::Language, language.code()));
    profile.places.iter().for_each(|place| name(CriterionKind::Place, &place.to_string()));
    ProfileText { id: profile.id.to_string(), lang: String::new(), headline: profile.headline.clone(), text: words.join("\n") }
}
