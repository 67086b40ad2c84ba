//! Laws of every reader: 1. whatever the bytes, there is an answer, and no panic; 2. what comes out is within its bounds; 3. what a file is
//! follows from its content.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may stop at what it did not expect")]

use imports::{MOST_BYTES, MOST_TEXT, Unreadable, read};
use proptest::prelude::*;

fn expect_bounded(bytes: &[u8]) {
    if let Ok(resume) = read(bytes) {
        assert!(resume.text.len() <= MOST_TEXT);
        assert!(resume.stations.len() <= 60 && resume.links.len() <= 20);
        assert!(resume.stations.iter().all(|one| one.title.len() <= 800 && one.description.len() <= 4_000));
    }
}

proptest! {
    #[test]
    fn law_1_any_bytes_are_answered(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        expect_bounded(&bytes);
    }

    #[test]
    fn law_1_any_text_is_answered(text in "\\PC{0,300}") {
        expect_bounded(text.as_bytes());
    }

    #[test]
    fn law_1_any_json_is_answered(name in "(basics|work|skills|x)", field in "(label|name|position|startDate|keywords)", value in "(null|1|\"[^\"\\\\]{0,40}\"|\\[\\]|\\{\\}|\\[1,\"a\"\\])") {
        expect_bounded(format!("{{\"{name}\":{{\"{field}\":{value}}}}}").as_bytes());
        expect_bounded(format!("{{\"{name}\":[{{\"{field}\":{value}}}]}}").as_bytes());
    }
}

#[test]
fn law_2_what_is_too_long_is_cut_or_refused() {
    assert_eq!(read(&vec![b'a'; MOST_BYTES + 1]), Err(Unreadable::TooLarge));
    assert_eq!(read(&vec![b'a'; MOST_BYTES]).unwrap().text.len(), MOST_TEXT);
    let long = format!("{{\"work\": [{}]}}", vec![r#"{"name": "A", "position": "B"}"#; 5_000].join(","));
    expect_bounded(long.as_bytes());
}

#[test]
fn law_3_the_content_says_what_a_file_is() {
    assert_eq!(read(b" \n"), Err(Unreadable::Empty));
    assert_eq!(read(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), Err(Unreadable::UnknownKind));
    assert_eq!(read(b"\xff\xfeC\0V\0"), Err(Unreadable::UnknownKind));
    assert_eq!(read("\u{feff}CTO, Lyon".as_bytes()).unwrap().text, "CTO, Lyon");
}
