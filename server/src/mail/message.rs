//! From a letter in words to what goes over the wire.

use lettre::Message;
use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart};
use marketplace::mail::outbox::Written;
use marketplace::mail::{Letter, Undelivered};

/// Builds it: both bodies, the Message-ID that every try of this letter carries, and how to turn it off.
pub(super) fn build(from: &Mailbox, letter: &Letter, written: Written, unsubscribe: Option<String>) -> Result<Message, Undelivered> {
    let address = letter.to.address.parse().map_err(|_| Undelivered::Unwritable)?;
    let mut message = Message::builder()
        .from(from.clone())
        .to(Mailbox::new(Some(letter.to.name.clone()), address))
        .subject(written.subject)
        .message_id(Some(format!("<{}@{}>", letter.id, from.email.domain())))
        // No holiday notices back (RFC 3834).
        .raw_header(header("Auto-Submitted", "auto-generated")?);
    if let Some(address) = unsubscribe {
        // One click (RFC 8058): the mail program sends a `POST` to the address, without a visit.
        message = message
            .raw_header(header("List-Unsubscribe", &format!("<{address}>"))?)
            .raw_header(header("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")?);
    }
    message.multipart(MultiPart::alternative_plain_html(written.text, written.html)).map_err(|_| Undelivered::Unwritable)
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
        build(&from, &letter(address), written, unsubscribe).map(|message| String::from_utf8(message.formatted()).unwrap())
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
}
