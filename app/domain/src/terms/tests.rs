//! Laws of what the terms say:
//! 1. what was read is within its bounds, and every complaint is told at once, under its field;
//! 2. the canonical text is the same only for the same content;
//! 3. what changed is what differs.

use proptest::prelude::*;

use super::*;

/// What reads as terms.
fn typed() -> TypedTerms<'static> {
    TypedTerms {
        rhythm: "2",
        rate: "850 €",
        start: "2026-12-01",
        duration: "renewed",
        end: "",
        months: "3",
        notice: "30",
        place: "Lyon, un jour sur deux à distance",
        vat: "standard",
        clauses: "",
    }
}

fn complaints(typed: TypedTerms<'_>) -> Vec<(String, Complaint)> {
    let errors = Terms::read(typed).err().unwrap_or_default();
    errors.0.into_iter().map(|error| (error.field, error.complaint)).collect()
}

fn only(field: &str, complaint: Complaint) -> Vec<(String, Complaint)> {
    vec![(field.to_owned(), complaint)]
}

#[test]
fn law_1_terms_are_read() {
    let terms = Terms::read(typed()).expect("terms");
    assert_eq!((terms.rate.euros(), terms.duration, terms.notice), (850, Duration::Renewed(3), 30));
    let half = Terms::read(TypedTerms { rhythm: "2,5", ..typed() }).expect("terms");
    assert_eq!(half.rhythm.min_half_days(), 5);
}

#[test]
fn law_1_every_complaint_is_told_at_once() {
    let fields: Vec<String> = complaints(TypedTerms::default()).into_iter().map(|(field, _)| field).collect();
    assert_eq!(fields, ["rhythm", "rate", "start", "duration", "notice", "place", "vat"]);
    assert_eq!(complaints(TypedTerms { rhythm: "2-3", ..typed() }), only("rhythm", Complaint::Unknown));
    assert_eq!(complaints(TypedTerms { rate: "50", ..typed() }), only("rate", Complaint::OutOfRange));
    assert_eq!(complaints(TypedTerms { months: "25", ..typed() }), only("months", Complaint::OutOfRange));
    assert_eq!(complaints(TypedTerms { notice: "-1", ..typed() }), only("notice", Complaint::Malformed));
    let until = |end| TypedTerms { duration: "until", end, ..typed() };
    assert_eq!(complaints(until("2026-11-30")), only("end", Complaint::OutOfRange));
    assert_eq!(complaints(until("2031-12-02")), only("end", Complaint::OutOfRange));
    assert!(complaints(until("2026-12-01")).is_empty(), "a single day");
}

#[test]
fn law_3_what_changed_is_what_differs() {
    let before = Terms::read(typed()).expect("terms");
    let after = Terms::read(TypedTerms { rate: "900", clauses: "Trajets remboursés.", ..typed() }).expect("terms");
    assert_eq!(after.changed(&before), [TermsField::Rate, TermsField::Clauses]);
    assert!(before.changed(&before.clone()).is_empty());
}

proptest! {
    #[test]
    fn law_1_any_text_is_answered(text in "\\PC{0,20}") {
        let all = TypedTerms { rhythm: &text, rate: &text, start: &text, duration: &text, end: &text, months: &text, notice: &text, place: &text, vat: &text, clauses: &text };
        let _ = Terms::read(all);
        let _ = Terms::read(TypedTerms { duration: "until", ..all });
    }

    #[test]
    fn law_2_the_canonical_text_tells_contents_apart(
        places in prop::array::uniform2("[a-z \n]{1,8}"), clauses in prop::array::uniform2("[a-z \n]{0,8}"), notices in prop::array::uniform2(0u16..3)
    ) {
        let read = |at: usize| {
            let notice = notices[at].to_string();
            Terms::read(TypedTerms { place: &places[at], clauses: &clauses[at], notice: &notice, ..typed() })
        };
        if let (Ok(one), Ok(other)) = (read(0), read(1)) {
            prop_assert_eq!(one == other, one.canonical() == other.canonical());
        }
    }
}
