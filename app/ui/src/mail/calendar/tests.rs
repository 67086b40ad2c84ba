//! Laws: 1. what is written reads back, word for word, whatever people typed; 2. no line is longer than 75 bytes, and every line ends as the standard
//! says; 3. one meeting keeps its UID, and each change counts up; 4. a file to take away holds nobody's address, and an end only its reader's.

use domain::{CandidacyId, MailId, MailKind, MissionId, Role, WrittenLanguage};
use icalendar::{CalendarComponent, DatePerhapsTime};
use marketplace::mail::Addressee;
use proptest::prelude::*;
use uuid::Uuid;

use super::*;

const UID: &str = "018f0000-0000-7000-8000-0000000000aa";

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn meeting(title: &str, place: Option<&str>, name: &str, sequence: i32) -> Invitation {
    Invitation {
        uid: UID.parse().unwrap(),
        sequence,
        stamp: at("2026-11-17T09:00:00Z"),
        slot: Slot { starts: at("2026-11-24T09:00:00Z"), ends: at("2026-11-24T09:45:00Z") },
        place: place.map(str::to_owned),
        title: title.to_owned(),
        mission: MissionId::NIL,
        candidacy: CandidacyId::NIL,
        reader: Role::Ceo,
        people: vec![
            ("Camille Aubry".to_owned(), "camille@latablee.example".to_owned()),
            (name.to_owned(), "salome@garnier.example".to_owned()),
        ],
    }
}

fn request(invitation: &Invitation) -> String {
    let mut event = of(Locale::Fr, invitation, "https://passerelle.example", "bonjour@passerelle.example");
    for (name, address) in &invitation.people {
        event.append_multi_property(attendee(name, address));
    }
    file("REQUEST", [event]).text
}

fn read(text: &str) -> (Calendar, Event) {
    let calendar: Calendar = text.parse().unwrap_or_else(|error| panic!("{error}: {text}"));
    let event = calendar.components.iter().find_map(|component| match component {
        CalendarComponent::Event(event) => Some(event.clone()),
        _ => None,
    });
    (calendar, event.expect("an event"))
}

#[test]
fn law_1_an_invitation_reads_back() {
    let text = request(&meeting("Reprendre, puis « livrer » ; vite", Some("https://visio.example/a;b,c"), "Salomé Garnier", 0));
    let (calendar, event) = read(&text);
    assert_eq!(calendar.property_value("METHOD"), Some("REQUEST"));
    assert_eq!(event.get_uid(), Some("018f0000-0000-7000-8000-0000000000aa@passerelle"));
    assert_eq!(event.get_sequence(), Some(0));
    assert_eq!(event.get_summary(), Some("Rencontre avec Salomé Garnier"));
    assert_eq!(event.get_location(), Some("https://visio.example/a;b,c"));
    assert!(event.get_description().unwrap().contains("Reprendre, puis « livrer » ; vite"), "{text}");
    assert_eq!(event.get_start(), Some(DatePerhapsTime::from(at("2026-11-24T09:00:00Z"))));
    assert_eq!(event.get_end(), Some(DatePerhapsTime::from(at("2026-11-24T09:45:00Z"))));
    assert!(text.contains("DTSTART:20261124T090000Z\r\n"), "{text}");
    assert!(text.contains("ORGANIZER;CN=Passerelle:mailto:bonjour@passerelle.example\r\n"), "{text}");
    let attendees: Vec<&str> = event.multi_properties()["ATTENDEE"].iter().map(Property::value).collect();
    assert_eq!(attendees, ["mailto:camille@latablee.example", "mailto:salome@garnier.example"]);
}

#[test]
fn law_3_a_change_is_the_same_meeting_and_an_end_says_so() {
    let (_, moved) = read(&request(&meeting("Reprendre", None, "Salomé", 1)));
    assert_eq!((moved.get_uid(), moved.get_sequence()), (Some("018f0000-0000-7000-8000-0000000000aa@passerelle"), Some(1)));
    let told = CalledOff {
        candidacy: None,
        mission: MissionId::NIL,
        title: "Reprendre".to_owned(),
        reader: Role::Ceo,
        by: Role::Cto,
        reason: None,
        uid: UID.parse().unwrap(),
        sequence: 2,
        stamp: at("2026-11-18T09:00:00Z"),
        date: Some((at("2026-11-24T09:00:00Z"), at("2026-11-24T09:45:00Z"))),
    };
    let to = Addressee { name: "Camille".to_owned(), address: "camille@latablee.example".to_owned(), language: WrittenLanguage::English };
    let content = Content::MeetingCalledOff { told: Box::new(told), zone: domain::Zone::PARIS };
    let letter = Letter { id: MailId(Uuid::nil()), kind: MailKind::MeetingCancelled, to, content, unsubscribe: None };
    let cancelled = calendar(&letter, "https://passerelle.example", "bonjour@passerelle.example").unwrap();
    let (calendar, event) = read(&cancelled.text);
    assert_eq!(calendar.property_value("METHOD"), Some("CANCEL"));
    assert_eq!((event.get_uid(), event.get_sequence()), (Some("018f0000-0000-7000-8000-0000000000aa@passerelle"), Some(2)));
    assert_eq!(event.get_status(), Some(EventStatus::Cancelled));
    let unfolded = cancelled.text.replace("\r\n ", "");
    assert!(unfolded.contains("camille@latablee.example") && !unfolded.contains("garnier"), "{unfolded}");
}

#[test]
fn law_4_a_file_to_take_away_holds_no_address() {
    let text =
        published(Locale::En, &meeting("Take over", None, "Salomé", 0), "https://passerelle.example", "no-reply@passerelle.example").text;
    assert!(text.contains("METHOD:PUBLISH") && !text.contains("garnier.example") && !text.contains("latablee.example"), "{text}");
}

proptest! {
    #[test]
    fn laws_1_and_2_whatever_is_typed(title in "[\\PC\n]{1,140}", place in "\\PC{1,300}", name in "\\PC{1,80}") {
        let title = title.trim().to_owned();
        let place = place.trim().to_owned();
        prop_assume!(!title.is_empty() && !place.is_empty());
        let text = request(&meeting(&title, Some(&place), &name, 3));
        for line in text.split("\r\n") {
            prop_assert!(line.len() <= 75 && !line.contains('\n'), "{line:?}");
        }
        let (_, event) = read(&text);
        prop_assert_eq!(event.get_location(), Some(place.as_str()));
        prop_assert!(event.get_description().is_some_and(|found| found.contains(&title)), "{text}");
        prop_assert_eq!(event.multi_properties()["ATTENDEE"].len(), 2);
    }
}
