//! A labelled text, as a file holds it.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::{Map, Value};

use super::slot::{Answer, Shape, Slot};

/// One line of a labelled set.
#[derive(Debug, Clone, Deserialize)]
#[serde(try_from = "Line")]
pub struct Labelled {
    pub id: String,
    pub text: String,
    /// What should be found. A slot that is not there is not scored.
    pub gold: BTreeMap<Slot, Answer>,
    /// What may be found or not.
    pub optional: BTreeMap<Slot, Vec<Answer>>,
}

#[derive(Deserialize)]
struct Line {
    id: String,
    text: String,
    gold: Option<Map<String, Value>>,
    optional: Option<Map<String, Value>>,
}

impl TryFrom<Line> for Labelled {
    type Error = String;
    fn try_from(line: Line) -> Result<Self, String> {
        let (mut gold, mut optional) = (BTreeMap::new(), BTreeMap::new());
        let (labels, alternative) = (line.gold.unwrap_or_default(), line.optional.unwrap_or_default());
        for slot in Slot::ALL {
            if let Some(value) = at(&labels, slot)? {
                gold.insert(slot, Answer::of(slot, value)?);
            }
            if let Some(value) = at(&alternative, slot)? {
                optional.insert(slot, alternatives(slot, value)?);
            }
        }
        Ok(Self { id: line.id, text: line.text, gold, optional })
    }
}

/// What an object says of a slot. A team that is `null` says of each part that nothing is known.
fn at(object: &Map<String, Value>, slot: Slot) -> Result<Option<&Value>, String> {
    let (field, part) = slot.place();
    match (object.get(field), part) {
        (Some(Value::Object(parts)), Some(part)) => Ok(parts.get(part)),
        (Some(value @ Value::Null), _) => Ok(Some(value)),
        (Some(value), Some(_)) => Err(format!("`{field}` cannot be {value}")),
        (value, None) => Ok(value),
        (None, Some(_)) => Ok(None),
    }
}

/// The answers that are allowed too: those of a list, each by itself, or one that is no list.
fn alternatives(slot: Slot, value: &Value) -> Result<Vec<Answer>, String> {
    match (slot.shape(), value) {
        (Shape::Word | Shape::Amount, Value::Array(several)) => several.iter().map(|one| Answer::of(slot, one)).collect(),
        _ => Ok(vec![Answer::of(slot, value)?]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extraction::Amount;

    // 1. What is not labelled is not there, and `null` is: nothing is said.
    // 2. Parts of a team are slots of their own.
    // 3. A value of another shape is refused by name; a field that is not known is passed over.

    fn line(gold: &str) -> Result<Labelled, serde_json::Error> {
        serde_json::from_str(&format!(r#"{{"id":"a","lang":"fr","text":"…","gold":{gold}}}"#))
    }

    #[test]
    fn law_1_null_is_a_label() {
        let gold = line(r#"{"stage":null,"days_per_week":[2,3],"rate_eur_per_day":[null,900]}"#).unwrap().gold;
        assert_eq!(gold.get(&Slot::Stage), Some(&Answer::Word(None)));
        assert_eq!(gold.get(&Slot::DaysPerWeek), Some(&Answer::Amount(Some(Amount { low: 2.0, high: 3.0 }))));
        assert_eq!(gold.get(&Slot::RateEurPerDay), Some(&Answer::Amount(Some(Amount { low: 900.0, high: 900.0 }))));
        assert_eq!(gold.get(&Slot::Stack), None);
    }

    #[test]
    fn law_2_a_team_has_parts() {
        let gold = line(r#"{"team":{"developers":3,"agency":true}}"#).unwrap().gold;
        assert_eq!(gold.get(&Slot::TeamAgency), Some(&Answer::Word(Some("true".to_owned()))));
        assert_eq!(gold.get(&Slot::TeamCtoLeft), None);
        assert_eq!(line(r#"{"team":null}"#).unwrap().gold.len(), 3);
    }

    #[test]
    fn law_3_another_shape_is_refused_by_name() {
        for (gold, name) in [
            (r#"{"stack":"PHP"}"#, "stack"),
            (r#"{"stage":3}"#, "stage"),
            (r#"{"team":{"developers":"two"}}"#, "team.developers"),
            (r#"{"team":7}"#, "team"),
        ] {
            let error = line(gold).unwrap_err().to_string();
            assert!(error.contains(name), "{error}");
        }
        assert!(line(r#"{"weather":"fair"}"#).unwrap().gold.is_empty());
        assert!(line("null").unwrap().gold.is_empty());
    }
}
