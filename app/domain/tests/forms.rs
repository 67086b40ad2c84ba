//! Laws of every field that somebody types into. A new kind of field is one line below; `tests/tidy/forms.rs` misses it otherwise.
//!
//! 1. Whatever is typed is read or refused, without a panic.
//! 2. What was read reads back as itself.
//! 3. Length is counted in characters, the longest and the shortest that is told are taken, and one more or less is not.
//! 4. Nothing that is kept begins or ends with a blank, holds what nobody sees, or is nothing but that.
//! 5. Letters stay as they were typed, composed or not.

use domain::forms::{
    ActivityNote, AltText, Clauses, CompanyName, Complaint, Contribution, Email, HandoverNote, HandoverTitle, Headline, MeetingPlace,
    Message, Motivation, NeedText, NewPassword, Note, PersonName, Post, PostingSummary, Programme, Proof, Question, QuestionAnswer, Reason,
    Refused, Remark, ReviewNote, SearchName, Sentence, SharedWork, Slug, Story, StudyText, Summary, Title, WebAddress, Wish, WorkPlace,
    cost, day, euros,
};
use proptest::prelude::*;

/// What people type, and what nobody should: letters of any script, line ends, blanks of any kind, signs that are not seen.
fn typed() -> impl Strategy<Value = String> {
    let odd = prop::sample::select(vec![
        "\0",
        "\u{7}",
        "\r",
        "\r\n",
        "\n",
        "\t",
        " ",
        "\u{a0}",
        "\u{202f}",
        "\u{85}",
        "\u{2028}",
        "\u{200b}",
        "\u{200d}",
        "\u{202e}",
        "\u{2066}",
        "\u{feff}",
        "e\u{301}",
        "🦀",
        "İ",
        "ﬁ",
        "\u{10ffff}",
        "€",
        ",",
        ".",
        "@",
        "://",
        "-",
        "1",
    ]);
    let piece = prop_oneof![3 => ".{0,12}", 2 => odd.prop_map(str::to_owned), 1 => "[0-9]{1,6}"];
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

/// Names of several scripts, composed and not; long enough for any field, and short enough.
const NAMES: [&str; 6] = [
    "Zoé Lefèvre Zoé Lefèvre",
    "Zoe\u{301} Lefe\u{300}vre Zoe\u{301} Lefe\u{300}vre",
    "Ñuñez-Œuvré Ñuñez-Œuvré",
    "李小龍 李小龍 李小龍 李小龍 李小龍 李小龍",
    "שלום שלום שלום שלום שלום",
    "नमस्ते दुनिया नमस्ते दुनिया",
];

fn complaint<T>(read: Result<T, Refused>) -> Option<(Complaint, Option<u32>)> {
    read.err().map(|refused| (refused.complaint, refused.limit))
}

/// Laws 1 to 5 for a text of so many characters.
macro_rules! texts {
    ($($name:ident),+ $(,)?) => {
        proptest! {
            $(
                #[test]
                #[allow(non_snake_case)]
                fn $name(text in typed()) {
                    if let Ok(read) = $name::read(&text) {
                        let kept = read.as_str();
                        prop_assert_eq!(kept.trim(), kept);
                        prop_assert!(!kept.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\t')), "{:?}", kept);
                        prop_assert!(kept.chars().any(|c| !c.is_whitespace() && c != '\u{200b}'), "{:?}", kept);
                        prop_assert!((($name::MIN as usize)..=($name::MAX as usize)).contains(&kept.chars().count()));
                        let again = $name::read(kept).map(|again| again.as_str().to_owned());
                        prop_assert_eq!(again.as_deref(), Ok(kept));
                    }
                }
            )+
        }

        #[test]
        fn law_3_length_is_what_is_told() {
            $(
                for letter in ["a", "é", "🦀"] {
                    let of = |length: u32| $name::read(&letter.repeat(length as usize));
                    assert_eq!(complaint(of(0)), Some((Complaint::Missing, None)), stringify!($name));
                    assert_eq!(complaint(of($name::MIN)), None, stringify!($name));
                    assert_eq!(complaint(of($name::MAX)), None, stringify!($name));
                    assert_eq!(complaint(of($name::MAX + 1)), Some((Complaint::TooLong, Some($name::MAX))), stringify!($name));
                    if $name::MIN > 1 {
                        assert_eq!(complaint(of($name::MIN - 1)), Some((Complaint::TooShort, Some($name::MIN))), stringify!($name));
                    }
                }
            )+
        }

        #[test]
        fn law_4_what_nobody_sees_is_missing() {
            $(
                for nothing in ["", " ", "\u{a0}\u{202f}\n", "\0", "\u{7} \u{7}", "\u{200b}", "\u{202e}", "\u{feff}\u{2028}"] {
                    assert_eq!(complaint($name::read(nothing)), Some((Complaint::Missing, None)), "{} {nothing:?}", stringify!($name));
                }
            )+
        }

        #[test]
        fn law_5_letters_stay_as_they_were_typed() {
            $(
                for name in NAMES {
                    let name = vec![name; ($name::MIN as usize).div_ceil(name.chars().count()).max(1)].join(" ");
                    let read = $name::read(&format!(" {name}\u{a0}\r\n")).map(|read| read.as_str().to_owned());
                    assert_eq!(read.as_deref(), Ok(name.as_str()), "{}", stringify!($name));
                }
            )+
        }
    };
}

texts![
    ActivityNote,
    HandoverNote,
    HandoverTitle,
    AltText,
    CompanyName,
    Contribution,
    Headline,
    MeetingPlace,
    WorkPlace,
    Message,
    Motivation,
    NeedText,
    Note,
    Clauses,
    PersonName,
    Post,
    PostingSummary,
    Programme,
    Proof,
    Question,
    QuestionAnswer,
    Reason,
    SearchName,
    Remark,
    ReviewNote,
    SharedWork,
    Story,
    StudyText,
    Summary,
    Title,
    Wish
];

proptest! {
    #[test]
    fn an_email_reads_back_as_itself(text in prop_oneof![typed(), "[a-zA-Z.+é]{1,8}@[a-zA-Z-]{1,8}\\.[a-z]{2,3}"]) {
        if let Ok(email) = Email::read(&text) {
            prop_assert_eq!(Email::read(email.as_str()), Ok(email.clone()));
            prop_assert!(!email.as_str().contains(|c: char| c.is_whitespace() || c.is_control()));
        }
    }

    #[test]
    fn a_web_address_reads_back_as_itself(text in prop_oneof![typed(), "(https?://)?[a-z]{1,8}\\.[a-z]{2,3}(/[a-z?#é]{0,8})?"]) {
        if let Ok(address) = WebAddress::read(&text) {
            prop_assert_eq!(WebAddress::read(address.as_str()), Ok(address.clone()));
            prop_assert!(address.as_str().starts_with("http"));
        }
    }

    #[test]
    fn a_password_is_kept_to_the_last_character(text in typed()) {
        if let Ok(password) = NewPassword::read(&text) {
            prop_assert_eq!(password.reveal(), &text);
        }
    }

    #[test]
    fn an_amount_is_read_however_it_is_written(amount in 0u32..10_000_000, blank in "[ \u{a0}\u{202f}\u{2009}]?", sign in "( ?€| ?euros| ?EUR)?( HT)?") {
        let digits = amount.to_string();
        let groups: Vec<&str> = digits.as_bytes().rchunks(3).rev().map(|group| std::str::from_utf8(group).expect("digits")).collect();
        prop_assert_eq!(euros(&format!("{}{sign}", groups.join(&blank))), Ok(amount));
        prop_assert_eq!(euros(&format!(" {digits},00 {sign}")), Ok(amount));
    }

    #[test]
    fn cents_are_never_cut_off(amount in 0u32..10_000, cents in 1u32..100) {
        prop_assert_eq!(complaint(euros(&format!("{amount},{cents:02} €"))), Some((Complaint::Malformed, None)));
    }

    #[test]
    fn a_day_reads_back_as_itself(text in prop_oneof![typed(), "[0-9]{4}-[0-9]{2}-[0-9]{2}", "[0-9]{2}/[0-9]{2}/[0-9]{4}"]) {
        if let Ok(read) = day(&text) {
            prop_assert_eq!(day(&read.to_string()), Ok(read));
        }
    }

    #[test]
    fn whatever_is_no_amount_is_refused(text in typed()) {
        prop_assert_eq!(cost(&text).ok().flatten(), euros(&text).ok().filter(|amount| *amount <= 10_000_000));
        if let Ok(amount) = euros(&text) {
            prop_assert!(text.bytes().any(|byte| byte.is_ascii_digit()), "{amount} out of {text:?}");
        }
    }
}

proptest! {
    #[test]
    fn a_slug_reads_back_as_itself(text in prop_oneof![typed(), "[a-zA-Z0-9 -]{0,70}"]) {
        if let Ok(slug) = Slug::read(&text) {
            prop_assert_eq!(Slug::read(slug.as_str()), Ok(slug));
        }
    }
}

#[test]
fn the_longest_address_is_what_is_told() {
    let email = |length: usize| format!("{}@b.example", "a".repeat(length - "@b.example".len()));
    assert_eq!(complaint(Email::read(&email(254))), None);
    assert_eq!(complaint(Email::read(&email(255))), Some((Complaint::TooLong, Some(Email::MAX))));
    let web = |length: usize| format!("https://b.example/{}", "a".repeat(length - "https://b.example/".len()));
    assert_eq!(complaint(WebAddress::read(&web(500))), None);
    assert_eq!(complaint(WebAddress::read(&web(501))), Some((Complaint::TooLong, Some(WebAddress::MAX))));
}

#[test]
fn a_sentence_is_bounded_in_characters_and_in_words() {
    let many = |count: usize| vec!["à"; count].join(" ");
    assert!(Sentence::read(&many(20)).is_ok());
    assert_eq!(complaint(Sentence::read(&many(21))), Some((Complaint::TooManyWords, Some(20))));
    assert!(Sentence::read(&"é".repeat(160)).is_ok());
    assert_eq!(complaint(Sentence::read(&"é".repeat(161))), Some((Complaint::TooLong, Some(160))));
    assert_eq!(complaint(Sentence::read(" ")), Some((Complaint::Missing, None)));
    assert_eq!(Sentence::read(" Tout\nva \u{200b} bien ").map(|read| read.as_str().to_owned()), Ok("Tout va \u{200b} bien".to_owned()));
}
