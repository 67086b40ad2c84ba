//! The wishes of a mission: read from its words, corrected, weighed, removed, added, or "I don't know".
//!
//! A person's hand wins over the reader: what was removed does not come back, what was weighed keeps its weight.

use domain::{
    CriterionId, CriterionKind, CriterionValue, Importance, MissionId, Origin, RateRange,
    forms::{Complaint, FieldErrors, Refused, euros},
    lifecycle::MissionState,
};
use matching::{Understanding, vocabulary::vocabulary};
use sqlx::PgConnection;
use uuid::Uuid;

use super::{Editor, store};
use crate::{
    Marketplace, Problem,
    audit::{self, Line, Subject},
};

/// How many criteria one mission holds at most.
pub const MOST: i64 = 60;

/// The field that the log names.
const CRITERIA: &str = "criteria";

/// Replaces what was read before by what is read now.
pub(super) async fn read_again(tx: &mut PgConnection, mission: MissionId, read: &Understanding) -> Result<(), Problem> {
    store::forget_unread(tx, mission, read).await?;
    for criterion in &read.criteria {
        store::put_read(tx, CriterionId(Uuid::now_v7()), mission, criterion).await?;
    }
    store::known_again(tx, mission).await
}

/// Says how much a criterion counts.
pub async fn weigh(market: &Marketplace, editor: &Editor, criterion: CriterionId, importance: Importance) -> Result<(), Problem> {
    change(market, editor, "weigh", CRITERIA, async |tx| {
        store::set_importance(tx, editor.mission, criterion, importance).await?;
        stands(tx, editor.mission, criterion).await
    })
    .await
}

/// Does what the form of a weight says: a code weighs the criterion, `unknown` answers its whole kind with "I don't know".
pub async fn weigh_or_ask(
    market: &Marketplace,
    editor: &Editor,
    criterion: CriterionId,
    kind: &str,
    importance: &str,
) -> Result<(), Problem> {
    if importance == "unknown" {
        return dont_know(market, editor, kind.parse().map_err(|_| Problem::NotFound)?).await;
    }
    let mut errors = FieldErrors::default();
    let importance = errors.code("importance", importance).ok_or(Problem::Invalid(errors))?;
    weigh(market, editor, criterion, importance).await
}

/// Replaces a criterion's value by another of the same kind.
pub async fn correct(market: &Marketplace, editor: &Editor, criterion: CriterionId, value: &str) -> Result<(), Problem> {
    change(market, editor, "correct", CRITERIA, async |tx| {
        let former = store::former(tx, editor.mission, criterion).await?.ok_or(Problem::NotFound)?;
        let value = read_value(former.kind, value)?;
        store::remove_twin(tx, editor.mission, criterion, &value).await?;
        store::set_value(tx, editor.mission, criterion, &value, editor.origin).await?;
        // The words still say the former value: as a removed one it does not come back when they are read again.
        if former.was_read && former.value != value.code() {
            store::put_removed(tx, CriterionId(Uuid::now_v7()), editor.mission, &former).await?;
        }
        stands(tx, editor.mission, criterion).await
    })
    .await
}

/// Removes a criterion; reading the words again does not bring it back, [`restore`] does.
pub async fn remove(market: &Marketplace, editor: &Editor, criterion: CriterionId) -> Result<(), Problem> {
    change(market, editor, "remove", CRITERIA, async |tx| store::set_removed(tx, editor.mission, criterion, true).await).await
}

/// Takes a removal back. Of a kind that holds one value, it replaces the one that stood meanwhile.
pub async fn restore(market: &Marketplace, editor: &Editor, criterion: CriterionId) -> Result<(), Problem> {
    change(market, editor, "restore", CRITERIA, async |tx| {
        store::set_removed(tx, editor.mission, criterion, false).await?;
        stands(tx, editor.mission, criterion).await
    })
    .await
}

/// A criterion stands that may have been removed before: its kind is no longer unknown, and where the kind holds one value, it is this one.
async fn stands(tx: &mut PgConnection, mission: MissionId, criterion: CriterionId) -> Result<(), Problem> {
    let kind = store::kind_of(tx, mission, criterion).await?.ok_or(Problem::NotFound)?;
    if !kind.holds_several() {
        store::remove_others(tx, mission, kind, criterion).await?;
    }
    store::known_again(tx, mission).await
}

/// Adds a wish that the words do not say. Of a kind that holds one value, it replaces the former.
pub async fn add(market: &Marketplace, editor: &Editor, kind: &str, value: &str, importance: &str) -> Result<CriterionId, Problem> {
    let mut errors = FieldErrors::default();
    let kind: Option<CriterionKind> = errors.code("kind", kind);
    let importance: Option<Importance> = errors.code("importance", importance);
    let (Some(kind), Some(importance)) = (kind, importance) else { return Err(errors.into()) };
    let value = read_value(kind, value)?;
    let id = CriterionId(Uuid::now_v7());
    change(market, editor, "add", CRITERIA, async |tx| {
        if store::count(tx, editor.mission).await? >= MOST {
            return Err(Problem::field("value", Complaint::TooMany));
        }
        if !kind.holds_several() {
            store::remove_kind(tx, editor.mission, kind).await?;
        }
        store::put_added(tx, id, editor.mission, &value, importance, editor.origin).await?;
        store::known_again(tx, editor.mission).await
    })
    .await?;
    Ok(id)
}

/// "I don't know": what was read of this kind goes, and the kind becomes a question for staff and for the CTOs.
pub async fn dont_know(market: &Marketplace, editor: &Editor, kind: CriterionKind) -> Result<(), Problem> {
    change(market, editor, "dont_know", CRITERIA, async |tx| {
        store::remove_kind(tx, editor.mission, kind).await?;
        store::put_unknown(tx, editor.mission, kind).await
    })
    .await
}

/// A value as the fields of a form send it: in one, or as the two ends of a budget in euros a day, which people write with blanks and a sign.
/// The ends make a range's code (`750-950`, `-950`); ends that make no range are a complaint about `value`.
pub fn typed_value(value: String, low: &str, high: &str) -> Result<String, Problem> {
    let [low, high] = two_ends(low, high)?;
    if low.is_none() && high.is_none() {
        return Ok(value);
    }
    let end = |euros: Option<u32>| euros.map(|euros| euros.to_string()).unwrap_or_default();
    let range = format!("{}-{}", end(low), end(high));
    range.parse::<RateRange>().map_err(|_| Problem::field("value", Complaint::OutOfRange))?;
    Ok(range)
}

/// The two ends of a budget in euros, either of which may be left out.
pub(super) fn two_ends(low: &str, high: &str) -> Result<[Option<u32>; 2], Problem> {
    let mut errors = FieldErrors::default();
    let mut end = |text: &str| if text.trim().is_empty() { None } else { errors.take("value", euros(text)) };
    let ends = [end(low), end(high)];
    if errors.is_empty() { Ok(ends) } else { Err(errors.into()) }
}

/// Reads the value of a kind from a form: the code, a technology's or a city's name or alias, or what a person would type.
fn read_value(kind: CriterionKind, text: &str) -> Result<CriterionValue, Problem> {
    let mut errors = FieldErrors::default();
    let text = text.trim();
    let unknown = match kind {
        _ if text.is_empty() => Complaint::Missing,
        CriterionKind::Stack | CriterionKind::Place => Complaint::NoSuchName,
        _ => Complaint::Unknown,
    };
    let unknown = Refused { complaint: unknown, limit: None };
    let value = match kind {
        CriterionKind::Stack => vocabulary().find_technology(text).map(|technology| CriterionValue::Stack(technology.id.clone())),
        CriterionKind::Place => place(text),
        _ => CriterionValue::parse(kind, text).ok(),
    };
    errors.take("value", value.ok_or(unknown)).ok_or(Problem::Invalid(errors))
}

/// A city, or a place that is none, by its code or its name in either language.
fn place(text: &str) -> Option<CriterionValue> {
    let is_called = |name: &str| name.to_lowercase() == text.to_lowercase();
    let label = vocabulary()
        .labels(CriterionKind::Place)
        .iter()
        .find(|label| [&label.code, &label.name.fr, &label.name.en].into_iter().any(|name| is_called(name)));
    match label {
        Some(label) => CriterionValue::parse(CriterionKind::Place, &label.code).ok(),
        None => vocabulary().find_city(text).map(|city| CriterionValue::Place(domain::Place::City(city.id.clone()))),
    }
}

/// Adds what somebody else said and the CEO confirmed; where it stands already, nothing changes.
pub(crate) async fn take_over(
    tx: &mut PgConnection,
    id: CriterionId,
    editor: &Editor,
    value: &CriterionValue,
    importance: Importance,
) -> Result<(), Problem> {
    if store::count(tx, editor.mission).await? >= MOST {
        return Err(Problem::field("", Complaint::TooMany));
    }
    match store::put_added(tx, id, editor.mission, value, importance, editor.origin).await {
        Ok(()) | Err(Problem::Invalid(_)) => store::known_again(tx, editor.mission).await,
        Err(problem) => Err(problem),
    }
}

/// Locks the mission, if this editor may change it now, and answers its state.
pub(crate) async fn lock_for(tx: &mut PgConnection, editor: &Editor) -> Result<MissionState, Problem> {
    let facts = store::lock(tx, editor.mission).await?.ok_or(Problem::NotFound)?;
    if editor.may_in(facts.state) { Ok(facts.state) } else { Err(Problem::NotNow("not_from")) }
}

/// Runs one change of this field under the mission's lock, if this editor may change it now; counts the version up, takes a sign-off back, leaves a line.
pub(super) async fn change<T>(
    market: &Marketplace,
    editor: &Editor,
    event: &'static str,
    field: &'static str,
    make: impl AsyncFnOnce(&mut PgConnection) -> Result<T, Problem>,
) -> Result<T, Problem> {
    change_of(market, editor, event, async |tx| Ok((make(tx).await?, field))).await
}

/// The same, where only the change knows which field it touches.
pub(crate) async fn change_of<T>(
    market: &Marketplace,
    editor: &Editor,
    event: &'static str,
    make: impl AsyncFnOnce(&mut PgConnection) -> Result<(T, &'static str), Problem>,
) -> Result<T, Problem> {
    let now = market.now();
    let mut tx = market.pool.begin().await?;
    let state = lock_for(&mut tx, editor).await?;
    let (made, field) = make(&mut tx).await?;
    store::criteria_changed(&mut tx, editor.mission, editor.origin == Origin::Staff, now).await?;
    let line = Line {
        actor: editor.actor,
        subject: Subject::Mission(editor.mission),
        event,
        from: Some(state.code()),
        to: Some(state.code()),
        fields: &[field],
        words: None,
    };
    audit::write(&mut tx, now, line).await?;
    tx.commit().await?;
    Ok(made)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_budget_is_read_as_people_write_it() {
        let read = |low, high| typed_value(String::new(), low, high).ok();
        assert_eq!(read("1\u{202f}200 €", "").as_deref(), Some("1200-"));
        assert_eq!(read(" 750 ", "950").as_deref(), Some("750-950"));
        assert_eq!(read("950", "750"), None);
        assert_eq!(read("beaucoup", ""), None);
        assert_eq!(typed_value("lyon".to_owned(), "", "").ok().as_deref(), Some("lyon"));
    }
}
