//! A folder of needs, profiles, grades and pools.

use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};
use std::path::Path;

use domain::{Criterion, CriterionKind, CriterionValue, Importance, Origin};
use serde::Deserialize;

use crate::lines::{self, BadLine, ReadError};

/// The file of a folder that holds the profiles; where there is none, they come from elsewhere.
pub const PROFILES: &str = "profiles.jsonl";

/// The file of a folder that holds what people agreed upon about its needs; there may be none.
pub const CRITERIA: &str = "criteria.tsv";
/// The kinds that [`CRITERIA`] tells: a need that stands in it has none but those named. Of the others the text says enough.
pub const TOLD: [CriterionKind; 7] = [
    CriterionKind::Stack,
    CriterionKind::Sector,
    CriterionKind::Impact,
    CriterionKind::MissionType,
    CriterionKind::Area,
    CriterionKind::Stage,
    CriterionKind::Orientation,
];

/// A need, as a line of `needs.jsonl` tells it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct NeedText {
    pub id: String,
    /// `fr` or `en`; taken for English where it is not said.
    #[serde(default, deserialize_with = "lines::or_empty")]
    pub lang: String,
    pub text: String,
}

/// A profile, as a line of `profiles.jsonl` tells it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct ProfileText {
    pub id: String,
    #[serde(default, deserialize_with = "lines::or_empty")]
    pub lang: String,
    #[serde(default, deserialize_with = "lines::or_empty")]
    pub headline: String,
    #[serde(default, deserialize_with = "lines::or_empty")]
    pub text: String,
}

impl NeedText {
    pub(super) fn is_french(&self) -> bool {
        self.lang.starts_with("fr")
    }
}

impl ProfileText {
    /// Headline and text as one field.
    pub(super) fn whole(&self) -> String {
        format!("{}\n{}", self.headline, self.text)
    }
}

/// What a folder holds, ready to be ranked and measured.
#[derive(Debug, Clone, Default)]
pub struct Set {
    /// As in the file.
    pub needs: Vec<NeedText>,
    /// By id, so that a smaller place is a smaller id.
    pub profiles: Vec<ProfileText>,
    /// Rows of grades and pools that name somebody who is not in the set; they count nothing.
    pub strangers: Vec<BadLine>,
    /// For each need, its criteria of the kinds of [`TOLD`] as people would sign them off, where that is told.
    signed_off: Vec<Option<Vec<Criterion>>>,
    /// For each need, by the profile's place.
    grades: Vec<HashMap<usize, u8>>,
    /// For each need, the places of its candidates, ascending.
    pools: Vec<Vec<usize>>,
}

impl Set {
    /// Reads a folder: `needs.jsonl`, `profiles.jsonl`, `qrels.tsv`, and `pools.tsv` and `criteria.tsv` where there are. A need without a row in `pools.tsv` has
    /// everybody for candidates.
    ///
    /// # Errors
    /// When a file is missing, or lines are bad; an id that stands there twice is.
    pub fn read(folder: &Path) -> Result<Self, ReadError> {
        let mut known = HashSet::new();
        let mut profiles = Vec::new();
        lines::json(&folder.join(PROFILES), |profile: ProfileText, _, _| {
            if !known.insert(profile.id.clone()) {
                return Err(format!("the profile `{}` stands here twice", profile.id));
            }
            profiles.push(profile);
            Ok(())
        })?;
        Self::read_with(folder, profiles)
    }

    /// The same, with profiles from elsewhere.
    ///
    /// # Errors
    /// As [`Self::read`].
    pub fn read_with(folder: &Path, profiles: Vec<ProfileText>) -> Result<Self, ReadError> {
        let mut set = Self { profiles, ..Self::default() };
        let mut need_index = HashMap::new();
        lines::json(&folder.join("needs.jsonl"), |need: NeedText, _, _| {
            if need_index.insert(need.id.clone(), set.needs.len()).is_some() {
                return Err(format!("the need `{}` stands here twice", need.id));
            }
            set.needs.push(need);
            Ok(())
        })?;
        set.profiles.sort_by(|one, other| one.id.cmp(&other.id));
        let profile_index: HashMap<String, usize> = set.profiles.iter().enumerate().map(|(at, profile)| (profile.id.clone(), at)).collect();
        let find = |need: &str, profile: &str| match (need_index.get(need), profile_index.get(profile)) {
            (Some(need), Some(profile)) => Ok((*need, *profile)),
            (None, _) => Err(format!("no need is called `{need}`")),
            (_, None) => Err(format!("no profile is called `{profile}`")),
        };
        set.grades = vec![HashMap::new(); set.needs.len()];
        let file = folder.join("qrels.tsv");
        lines::rows(&file, |[need, _, profile, grade], line| {
            let grade: u8 = grade.trim().parse().ok().filter(|grade| *grade <= 10).ok_or_else(|| format!("`{grade}` is not a grade"))?;
            match find(need, profile) {
                Ok((need, profile)) => drop(set.grades[need].insert(profile, grade)),
                Err(why) => set.strangers.push(BadLine { file: file.clone(), line, why }),
            }
            Ok(())
        })?;
        set.pools = vec![Vec::new(); set.needs.len()];
        let file = folder.join("pools.tsv");
        if file.exists() {
            lines::rows(&file, |[need, profile], line| {
                match find(need, profile) {
                    Ok((need, profile)) => set.pools[need].push(profile),
                    Err(why) => set.strangers.push(BadLine { file: file.clone(), line, why }),
                }
                Ok(())
            })?;
        }
        set.signed_off = vec![None; set.needs.len()];
        let file = folder.join(CRITERIA);
        if file.exists() {
            lines::rows(&file, |[need, kind, value, importance], _| {
                let at = need_index.get(need).ok_or_else(|| format!("no need is called `{need}`"))?;
                let criterion = criterion(kind, value, importance.trim())?;
                set.signed_off[*at].get_or_insert_with(Vec::new).push(criterion);
                Ok(())
            })?;
        }
        for pool in &mut set.pools {
            pool.sort_unstable();
            pool.dedup();
            if pool.is_empty() {
                *pool = (0..set.profiles.len()).collect();
            }
        }
        Ok(set)
    }

    /// The places of a need's candidates among [`Self::profiles`], ascending.
    pub fn pool(&self, need: usize) -> &[usize] {
        self.pools.get(need).map(Vec::as_slice).unwrap_or_default()
    }

    /// What people agreed upon about a need, of the kinds of [`TOLD`], where that is told.
    pub fn signed_off(&self, need: usize) -> Option<&[Criterion]> {
        self.signed_off.get(need).and_then(Option::as_deref)
    }

    /// The grade of a profile for a need; 0 for one that was not judged.
    pub fn grade(&self, need: usize, profile: usize) -> u8 {
        self.grades.get(need).and_then(|grades| grades.get(&profile)).copied().unwrap_or(0)
    }

    /// Whether somebody was judged for a need.
    pub fn is_graded(&self, need: usize) -> bool {
        self.grades.get(need).is_some_and(|grades| !grades.is_empty())
    }

    /// How many grades there are.
    pub fn judgements(&self) -> usize {
        self.grades.iter().map(HashMap::len).sum()
    }

    /// The places of scores, best first; the same scores by the profile's id.
    pub(super) fn order<T: PartialOrd>(&self, scores: &[(usize, T)]) -> Vec<usize> {
        let mut order: Vec<usize> = (0..scores.len()).collect();
        let by =
            |a: &usize, b: &usize| scores[*b].1.partial_cmp(&scores[*a].1).unwrap_or(Ordering::Equal).then(scores[*a].0.cmp(&scores[*b].0));
        order.sort_by(by);
        order
    }
}

/// A criterion by its codes, as staff would note it.
fn criterion(kind: &str, value: &str, importance: &str) -> Result<Criterion, String> {
    let kind: CriterionKind = kind.parse().map_err(|_| format!("`{kind}` is no kind of criterion"))?;
    if !TOLD.contains(&kind) {
        return Err(format!("`{kind}` is read from the text"));
    }
    let value = CriterionValue::parse(kind, value).map_err(|_| format!("`{value}` is no {kind}"))?;
    let importance: Importance = importance.parse().map_err(|_| format!("`{importance}` is no importance"))?;
    Ok(Criterion { value, importance, origin: Origin::Staff, evidence: None })
}
