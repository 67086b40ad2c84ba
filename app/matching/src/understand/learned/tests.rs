//! The laws of the learned reader.
//!
//! 1. The weights are those that the phrases teach.
//! 2. It reads phrases of a voice that it has not learned from.
//! 3. It proposes only where the terms read no kind, in an advertisement never, and points at the words.
//! 4. Without the words that it points at it does not propose their kind.
//! 5. It takes away what little was read and no sentence around it bears out, and nothing that is said plainly.
//! 6. Another sentence changes nothing of what it finds in the first.
//! 7. Names weigh nothing.

use std::{fs, path::Path};

use chrono::NaiveDate;
use domain::{CriterionKind, CriterionValue, MissionType};

use super::training::{Phrase, phrases, train};
use super::{KINDS, Weights};
use crate::understand::{Understanding, fold::Folded, sentences::Sentences, understand};
use crate::vocabulary::vocabulary;

fn read(text: &str) -> Understanding {
    understand(text, NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day"))
}

/// The kinds of mission of a text, each with the words that it was read from.
fn kinds(text: &str) -> Vec<(MissionType, String)> {
    let criteria = read(text).criteria.into_iter();
    criteria
        .filter_map(|one| match one.value {
            CriterionValue::MissionType(kind) => Some((kind, one.evidence.and_then(|span| span.words(text))?.to_owned())),
            _ => None,
        })
        .collect()
}

fn codes(text: &str) -> Vec<MissionType> {
    kinds(text).into_iter().map(|(kind, _)| kind).collect()
}

/// The phrases of each file, by its name.
fn written() -> Vec<(String, Vec<Phrase>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("vocabulary/phrases");
    let mut files: Vec<_> = fs::read_dir(folder).expect("the phrases").map(|entry| entry.expect("a file").path()).collect();
    files.sort();
    let name = |file: &Path| file.file_stem().expect("a name").to_string_lossy().into_owned();
    files.iter().map(|file| (name(file), phrases(&fs::read_to_string(file).expect("text")).expect("phrases"))).collect()
}

/// What some weights read in phrases: right, wrong and missed.
fn measured(weights: &Weights, phrases: &[Phrase]) -> (usize, usize, usize) {
    let mut counts = (0, 0, 0);
    for phrase in phrases {
        let folded = Folded::new(&phrase.text);
        let pieces = super::Pieces::new(folded.as_str(), &Sentences::new(&folded), |_| true);
        let mut best = [i64::MIN; KINDS];
        pieces.each_sentence(weights, |_, runs| {
            for (_, tally) in runs {
                for (best, margin) in best.iter_mut().zip(super::margins(weights, tally)) {
                    *best = margin.max(*best);
                }
            }
        });
        for (margin, kind) in best.into_iter().zip(MissionType::ALL) {
            match (margin >= super::PROPOSED, phrase.kinds.contains(kind)) {
                (true, true) => counts.0 += 1,
                (true, false) => counts.1 += 1,
                (false, true) => counts.2 += 1,
                (false, false) => {}
            }
        }
    }
    counts
}

#[test]
fn the_weights_are_those_that_the_phrases_teach() {
    let all: Vec<Phrase> = written().into_iter().flat_map(|(_, phrases)| phrases).collect();
    assert!(
        train(&all) == include_str!("../../../vocabulary/learned.tsv"),
        "the phrases have changed since the weights were made: cargo run -p matching --example learn"
    );
}

#[test]
fn every_kind_has_phrases_in_many_voices_and_a_weight() {
    for kind in MissionType::ALL {
        let voices = written().iter().filter(|(_, phrases)| phrases.iter().any(|phrase| phrase.kinds.contains(kind))).count();
        assert!(voices >= 10, "{kind:?}: {voices}");
    }
    assert!(Weights::shared().weights.iter().all(|row| row.iter().any(|weight| *weight != 0)));
}

#[test]
fn a_voice_that_was_left_out_is_read() {
    for voice in ["notes-fr", "organisations-en"] {
        let (left_out, learned): (Vec<_>, Vec<_>) = written().into_iter().partition(|(name, _)| name == voice);
        let learned: Vec<Phrase> = learned.into_iter().flat_map(|(_, phrases)| phrases).collect();
        let weights = Weights::parse(train(&learned).leak()).expect("weights");
        let (right, wrong, missed) = measured(&weights, &left_out[0].1);
        assert!(right * 10 >= (right + wrong) * 7, "{voice}: {right} right, {wrong} wrong");
        assert!(right * 10 >= (right + missed) * 2, "{voice}: {right} right, {missed} missed");
    }
}

#[test]
fn a_broken_file_of_phrases_is_refused() {
    assert!(phrases("Sans titre.").is_err());
    assert!(phrases("# no-such-kind\nUne phrase.").is_err());
    assert!(phrases("# audit\n[no-such-kind] Une phrase.").is_err());
    let read = phrases("# nothing\nUn.\n\n# audit\n[roadmap] Deux.").expect("phrases");
    assert_eq!(read[0].kinds, []);
    assert_eq!((read[1].text.as_str(), read[1].kinds.as_slice()), ("Deux.", [MissionType::Audit, MissionType::Roadmap].as_slice()));
}

#[test]
fn a_broken_file_of_weights_is_refused() {
    let zeros = ["0"; KINDS].join(" ");
    let file = |line: String| Weights::parse(format!("*\t{zeros}\n{line}").leak()).is_ok();
    assert!(file(format!("audit\t{zeros}")));
    for line in [
        format!("audit {zeros}"),
        format!("audit\t{zeros} 0"),
        "audit\t0".to_owned(),
        format!("audit\tx {}", &zeros[2..]),
        String::from("\n"),
    ] {
        assert!(!file(line.clone()), "{line:?}");
    }
    assert!(!file(format!("audit\t{zeros}\naudit\t{zeros}")), "a feature twice");
    assert!(Weights::parse(format!("audit\t{zeros}").leak()).is_err(), "nothing to begin with");
}

#[test]
fn a_plain_wish_that_holds_no_term_is_proposed_with_its_words() {
    for (text, kind, words) in [
        ("On s’est fait voler les adresses de nos clients.", MissionType::SecurityCompliance, "voler"),
        ("Je voudrais un petit outil que dix familles puissent essayer.", MissionType::BuildMvp, "essayer"),
        ("Notre développeur est tout seul, il a besoin d’un senior pour progresser.", MissionType::Mentoring, "senior"),
        ("Orders get lost because the server can’t keep up.", MissionType::Architecture, "keep up"),
    ] {
        let read = kinds(text);
        let found = read.iter().find(|(known, _)| *known == kind);
        assert!(found.is_some_and(|(_, shown)| shown.contains(words)), "{text:?}: {read:?}");
    }
}

#[test]
fn without_the_words_that_it_points_at_a_kind_is_not_proposed() {
    for text in [
        "On s’est fait voler les adresses de nos clients. Budget : 600 €.",
        "Orders get lost because the server can’t keep up. We sell fish.",
    ] {
        assert_ne!(codes(text), [], "{text:?}");
        for (kind, words) in kinds(text) {
            let rest = text.replacen(&words, "", 1);
            assert!(!codes(&rest).contains(&kind), "{rest:?}: {kind:?}");
        }
    }
}

#[test]
fn in_an_advertisement_nothing_is_proposed() {
    for (text, posting) in [
        ("On s’est fait voler les adresses de nos clients.", "CDI. Pour postuler, écrivez-nous."),
        ("Orders get lost because the server can’t keep up.", "Full time. Salary: 30 000."),
    ] {
        assert_ne!(codes(text), [], "{text:?}");
        let advertisement = format!("{posting} {text}");
        assert_eq!(codes(&advertisement), [], "{advertisement:?}");
    }
}

#[test]
fn a_text_that_asks_for_no_kind_gets_none() {
    for text in [
        "Nous sommes une boulangerie familiale et nous vendons du pain.",
        "We are a family bakery with three shops.",
        "Budget 500 € par jour, deux jours par semaine, à partir de janvier.",
        "",
        "…",
        "   \n\n ,,, ;; ()",
    ] {
        assert_eq!(codes(text), [], "{text:?}");
    }
}

/// The terms alone read these kinds: `audit`, `confidentialité`.
#[test]
fn a_word_in_a_sentence_of_something_else_is_taken_away() {
    for (text, wish, kind) in [
        ("We audit supply chains for fashion brands.", "We need an audit of our code.", MissionType::Audit),
        ("Il faudra signer un engagement de confidentialité.", "Il nous faut un audit de sécurité.", MissionType::SecurityCompliance),
    ] {
        assert!(!codes(text).contains(&kind), "{text:?}: {:?}", kinds(text));
        assert!(codes(wish).contains(&kind), "{wish:?}: {:?}", kinds(wish));
    }
}

#[test]
fn what_is_said_plainly_stays() {
    for kind in MissionType::ALL {
        let label = vocabulary().labels(CriterionKind::MissionType).iter().find(|label| label.code == kind.code()).expect("a label");
        for name in [&label.name.fr, &label.name.en] {
            let text = format!("Mission : {}.", name.to_lowercase());
            assert!(codes(&text).contains(kind), "{text:?}: {:?}", kinds(&text));
        }
    }
}

#[test]
fn another_sentence_changes_nothing_of_what_was_found() {
    for text in [
        "Il nous faut un audit technique.",
        "On s’est fait voler les adresses de nos clients.",
        "Notre CTO est parti, l’équipe est perdue.",
    ] {
        let with_more = format!("{text} Nous vendons du pain. Nous sommes à Lyon.");
        assert_eq!(kinds(&with_more), kinds(text));
    }
}

#[test]
fn names_weigh_nothing() {
    let with = |name: &str| codes(&format!("Je m’appelle {name} {name}. On s’est fait voler les adresses de nos clients."));
    for name in ["Claire", "Mamadou", "Lan", "Rame", "Audit"] {
        assert_eq!(with(name), with("Jeanne"), "{name}");
    }
}
