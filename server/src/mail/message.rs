//! From a letter in words to what goes over the wire.

use lettre::Message;
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Attachment, Mailbox, MultiPart, SinglePart};
use marketplace::mail::outbox::Written;
use marketplace::mail::{Letter, Undelivered};
use ui::mail::CalendarFile;

/// What goes beside the two bodies.
#[derive(Debug, Default)]
pub(super) struct Beside {
    /// The address that turns this kind of mail off.
    pub unsubscribe: Option<String>,
    pub calendar: Option<CalendarFile>,
}

/// Builds it: both bodies, the Message-ID that every try of this letter carries, and how to turn it off.
pub(super) fn build(from: &Mailbox, letter: &Letter, written: Written, beside: Beside) -> Result<Message, Undelivered> {
    let address = letter.to.address.parse().map_err(|_| Undelivered::Unwritable)?;
    let mut message = Message::builder()
        .from(from.clone())
        .to(Mailbox::new(Some(letter.to.name.clone()), address))
        .subject(written.subject)
        .message_id(Some(format!("<{}@{}>", letter.id, from.email.domain())))
        // No holiday notices back (RFC 3834).
        .raw_header(header("Auto-Submitted", "auto-generated")?);
    if let Some(address) = beside.unsubscribe {
        // One click (RFC 8058): the mail program sends a `POST` to the address, without a visit.
        message = message
            .raw_header(header("List-Unsubscribe", &format!("<{address}>"))?)
            .raw_header(header("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")?);
    }
    let bodies = MultiPart::alternative_plain_html(written.text, written.html);
    let parts = match beside.calendar {
        Some(file) => with_calendar(bodies, file)?,
        None => bodies,
    };
    message.multipart(parts).map_err(|_| Undelivered::Unwritable)
}

/// The calendar file twice, as calendars expect it: as one more form of the same message, with its method (RFC 6047), and as a file.
fn with_calendar(bodies: MultiPart, file: CalendarFile) -> Result<MultiPart, Undelivered> {
    let kind = |text: &str| ContentType::parse(text).map_err(|_| Undelivered::Unwritable);
    let inline = kind(&format!("text/calendar; charset=utf-8; method={}", file.method))?;
    let invitation = SinglePart::builder().header(inline).body(file.text.clone());
    let attached = Attachment::new("passerelle.ics".to_owned()).body(file.text, kind("application/ics")?);
    Ok(MultiPart::mixed().multipart(bodies.singlepart(invitation)).singlepart(attached))
}

fn header(name: &'static str, value: &str) -> Result<HeaderValue, Undelivered> {
    let name = HeaderName::new_from_ascii(name.to_owned()).map_err(|_| Undelivered::Unwritable)?;
    Ok(HeaderValue::new(name, value.to_owned()))
}

#[cfg(test)]
mod tests {
    use domain::{MailId, MailKind, WrittenLanguage};
    use marketplace::Secret;
    use marketplace::mail::{Addressee, Content};

    use super::*;

    fn letter(address: &str) -> Letter {
        Letter {
            id: MailId("0190a6f4-7f0e-7b1c-8000-000000000001".parse().unwrap()),
            kind: MailKind::ResetPassword,
            to: Addressee { name: "Élise \"Lili\" Noël".into(), address: address.into(), language: WrittenLanguage::French },
            content: Content::ResetPassword { key: Secret::draw(), hours: 1 },
            unsubscribe: None,
        }
    }

    fn built(address: &str, unsubscribe: Option<String>) -> Result<String, Undelivered> {
        let from: Mailbox = "Passerelle <bonjour@passerelle.example>".parse().unwrap();
        let written = Written { subject: "Été".into(), text: "Texte".into(), html: "<p>Texte</p>".into() };
        build(&from, &letter(address), written, Beside { unsubscribe, calendar: None })
            .map(|message| String::from_utf8(message.formatted()).unwrap())
    }

    #[test]
    fn each_try_carries_the_same_message_id() {
        let id = "Message-ID: <0190a6f4-7f0e-7b1c-8000-000000000001@passerelle.example>";
        for _ in 0..2 {
            assert!(built("elise@noel.example", None).unwrap().contains(id));
        }
    }

    #[test]
    fn one_click_turns_it_off_where_it_may_be() {
        let can = built("elise@noel.example", Some("https://passerelle.example/unsubscribe?key=k".into())).unwrap();
        assert!(can.contains("List-Unsubscribe: <https://passerelle.example/unsubscribe?key=k>"), "{can}");
        assert!(can.contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click"));
        assert!(!built("elise@noel.example", None).unwrap().contains("List-Unsubscribe"));
    }

    #[test]
    fn an_address_that_is_none_is_said_and_not_sent() {
        assert_eq!(built("elise@noel.example\r\nBcc: all@example.com", None), Err(Undelivered::Unwritable));
    }

    #[test]
    fn a_calendar_file_comes_as_an_invitation_and_as_a_file() {
        let from: Mailbox = "Passerelle <bonjour@passerelle.example>".parse().unwrap();
        let written = Written { subject: "Été".into(), text: "Texte".into(), html: "<p>Texte</p>".into() };
        let file = CalendarFile { method: "REQUEST", text: "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n".into() };
        let message = build(&from, &letter("elise@noel.example"), written, Beside { unsubscribe: None, calendar: Some(file) }).unwrap();
        let text = String::from_utf8(message.formatted()).unwrap();
        assert!(text.contains("Content-Type: text/calendar; charset=utf-8; method=REQUEST"), "{text}");
        assert!(text.contains("Content-Disposition: attachment; filename=\"passerelle.ics\""), "{text}");
    }
}
