//! The fields that are labelled, and what may stand in them.

use std::fmt;

use serde_json::{Value, json};

/// A field, or a part of the field `team`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Slot {
    Stack,
    StackNegative,
    Sector,
    MissionType,
    Impact,
    Stage,
    Orientation,
    Remote,
    DaysPerWeek,
    RateEurPerDay,
    BudgetEurPerMonth,
    TeamDevelopers,
    TeamAgency,
    TeamCtoLeft,
}

/// What may stand in a slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Several technologies, by name.
    Technologies,
    /// Several ids.
    Ids,
    /// One id, or yes and no; or nothing.
    Word,
    /// A number or a range; or nothing.
    Amount,
}

impl Slot {
    /// Every slot, in the order in which they are printed.
    pub const ALL: [Self; 14] = [
        Self::Stack,
        Self::StackNegative,
        Self::Sector,
        Self::MissionType,
        Self::Impact,
        Self::Stage,
        Self::Orientation,
        Self::Remote,
        Self::DaysPerWeek,
        Self::RateEurPerDay,
        Self::BudgetEurPerMonth,
        Self::TeamDevelopers,
        Self::TeamAgency,
        Self::TeamCtoLeft,
    ];

    /// The field in the file, and its part where it has parts.
    pub fn place(self) -> (&'static str, Option<&'static str>) {
        match self {
            Self::Stack => ("stack", None),
            Self::StackNegative => ("stack_negative", None),
            Self::Sector => ("sector", None),
            Self::MissionType => ("mission_type", None),
            Self::Impact => ("impact", None),
            Self::Stage => ("stage", None),
            Self::Orientation => ("orientation", None),
            Self::Remote => ("remote", None),
            Self::DaysPerWeek => ("days_per_week", None),
            Self::RateEurPerDay => ("rate_eur_per_day", None),
            Self::BudgetEurPerMonth => ("budget_eur_per_month", None),
            Self::TeamDevelopers => ("team", Some("developers")),
            Self::TeamAgency => ("team", Some("agency")),
            Self::TeamCtoLeft => ("team", Some("cto_left")),
        }
    }

    /// What may stand there.
    pub fn shape(self) -> Shape {
        match self {
            Self::Stack | Self::StackNegative => Shape::Technologies,
            Self::Sector | Self::MissionType | Self::Impact => Shape::Ids,
            Self::Stage | Self::Orientation | Self::Remote | Self::TeamAgency | Self::TeamCtoLeft => Shape::Word,
            Self::DaysPerWeek | Self::RateEurPerDay | Self::BudgetEurPerMonth | Self::TeamDevelopers => Shape::Amount,
        }
    }

    /// What stands there where nothing was found.
    pub fn nothing(self) -> Answer {
        match self.shape() {
            Shape::Technologies | Shape::Ids => Answer::Labels(Vec::new()),
            Shape::Word => Answer::Word(None),
            Shape::Amount => Answer::Amount(None),
        }
    }
}

impl fmt::Display for Slot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.place() {
            (field, None) => f.pad(field),
            (field, Some(part)) => f.pad(&format!("{field}.{part}")),
        }
    }
}

/// A number or a range, as it was written: `2` and `[2, 2]` are the same, and of a range with one open end the other is meant.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Amount {
    pub low: f64,
    pub high: f64,
}

impl Amount {
    /// Reads a number or `[min, max]`.
    pub fn of(value: &Value) -> Option<Self> {
        match value {
            Value::Number(number) => number.as_f64().map(|number| Self { low: number, high: number }),
            Value::Array(ends) => match ends.as_slice() {
                [low, high] => {
                    let (low, high) = (low.as_f64(), high.as_f64());
                    Some(Self { low: low.or(high)?, high: high.or(low)? })
                }
                _ => None,
            },
            _ => None,
        }
    }

    /// As it is written: whole numbers without a point, a range only where the ends differ.
    pub fn written(self) -> Value {
        if self.is_one() { whole(self.low) } else { json!([whole(self.low), whole(self.high)]) }
    }

    fn is_one(self) -> bool {
        self.low.total_cmp(&self.high).is_eq()
    }
}

fn whole(number: f64) -> Value {
    #[expect(clippy::cast_possible_truncation, reason = "only where nothing is cut off")]
    let rounded = number as i64;
    #[expect(clippy::cast_precision_loss, reason = "a number that is off is not equal")]
    let is_whole = (rounded as f64).total_cmp(&number).is_eq();
    if is_whole { json!(rounded) } else { json!(number) }
}

/// What stands in a slot.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    /// Several, in their order.
    Labels(Vec<String>),
    Word(Option<String>),
    Amount(Option<Amount>),
}

impl Answer {
    /// Reads what a file says of a slot.
    ///
    /// # Errors
    /// A sentence, when a value of another shape stands there.
    pub fn of(slot: Slot, value: &Value) -> Result<Self, String> {
        let refused = || format!("`{slot}` cannot be {value}");
        match (slot.shape(), value) {
            (Shape::Technologies | Shape::Ids, Value::Null) => Ok(slot.nothing()),
            (Shape::Technologies | Shape::Ids, Value::Array(labels)) => {
                let text = |label: &Value| label.as_str().map(str::to_owned).ok_or_else(refused);
                labels.iter().map(text).collect::<Result<_, _>>().map(Self::Labels)
            }
            (Shape::Word | Shape::Amount, Value::Null) => Ok(slot.nothing()),
            (Shape::Word, Value::String(word)) => Ok(Self::Word(Some(word.clone()))),
            (Shape::Word, Value::Bool(yes)) => Ok(Self::Word(Some(yes.to_string()))),
            (Shape::Amount, value) => Amount::of(value).map(|amount| Self::Amount(Some(amount))).ok_or_else(refused),
            _ => Err(refused()),
        }
    }

    /// Whether anything stands there.
    pub fn says_something(&self) -> bool {
        match self {
            Self::Labels(labels) => !labels.is_empty(),
            Self::Word(word) => word.is_some(),
            Self::Amount(amount) => amount.is_some(),
        }
    }
}
