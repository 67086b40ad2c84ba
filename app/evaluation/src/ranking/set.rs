//! A folder of needs, profiles, grades and pools.

use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};
use std::path::Path;

use serde::Deserialize;

use crate::lines::{self, BadLine, ReadError};

/// The file of a folder that holds the profiles; where there is none, they come from elsewhere.
pub const PROFILES: &str = "profiles.jsonl";

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
    /// For each need, by the profile's place.
    grades: Vec<HashMap<usize, u8>>,
    /// For each need, the places of its candidates, ascending.
    pools: Vec<Vec<usize>>,
}

impl Set {
    /// Reads a folder: `needs.jsonl`, `profiles.jsonl`, `qrels.tsv`, and `pools.tsv` where there is one. A need without a row in `pools.tsv` has
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
