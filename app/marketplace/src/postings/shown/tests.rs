//! Laws: 1. whatever the CEO writes, nothing of who they are, how to reach them, or whom they compete with is on the page, nor in the words that it begins
//! with; 2. the rate is there where it is ticked, and nowhere else; 3. what was signed off and counts is there, what does not count is not, and what stands
//! in no list of what everybody may read never is.

use chrono::Utc;
use domain::{
    Criterion, CriterionId, Origin,
    lifecycle::{MissionState, PostingState},
};
use proptest::prelude::*;

use super::*;
use crate::missions::{CriterionRow, MissionSummary};

/// Whoever must not be read.
#[derive(Debug, Clone)]
struct Hidden {
    company: String,
    ceo: String,
    rival: String,
}

fn hidden() -> impl Strategy<Value = Hidden> {
    let company = || "[A-Z]q[a-z]{3,7}( [A-Z]v[a-z]{3,7})?( SAS)?";
    (company(), "Zfz[a-z]{3,7} Xk[a-z]{3,7}", company()).prop_map(|(company, ceo, rival)| Hidden { company, ceo, rival })
}

impl Hidden {
    /// A text with all of them.
    fn told(&self) -> String {
        let Self { company, ceo, rival } = self;
        format!(
            "Chez {company}, {ceo} fait mieux que {rival}. Voir https://x.example, camille@x.example, camille arobase x point example ou 06 12 34 56 78."
        )
    }

    fn sheet(&self) -> MissionSheet {
        let row = |kind: Kind, code: &str, importance| CriterionRow {
            id: CriterionId::NIL,
            criterion: Criterion {
                value: CriterionValue::parse(kind, code).expect("a value"),
                importance,
                origin: Origin::Text,
                evidence: None,
            },
            removed: false,
        };
        let at = DateTime::UNIX_EPOCH;
        MissionSheet {
            summary: MissionSummary {
                id: MissionId::NIL,
                state: MissionState::Open,
                company: Some(self.company.clone()),
                title: Some(format!("Reprendre le produit. {}", self.told())),
                language: "fr".to_owned(),
                ceo: Some(self.ceo.clone()),
                version: 1,
                created_at: at,
                updated_at: at,
                submitted_at: None,
                sign_off_asked_at: None,
                signed_off_at: None,
                opened_at: None,
                shortlisted_at: None,
                engaged_at: None,
                is_meeting: false,
                candidacies: 0,
            },
            words: format!("{}\n\nUn paragraphe de plus.", self.told()),
            criteria: vec![
                row(Kind::Rate, "703-877", Importance::Important),
                row(Kind::Orientation, "tech", Importance::Must),
                row(Kind::Stack, "symfony", Importance::Must),
                row(Kind::Stack, "react", Importance::Nice),
                row(Kind::Stack, "vue", Importance::Indifferent),
                row(Kind::Sector, "foodtech", Importance::Nice),
            ],
            removed: vec![row(Kind::Stack, "php", Importance::Must)],
            dont_know: Vec::new(),
        }
    }

    fn shown(&self, shows_rate: bool) -> Shown {
        let posting = Posting {
            id: PostingId::NIL,
            mission: MissionId::NIL,
            state: PostingState::Published,
            summary: self.told(),
            shows_rate,
            revision: 1,
            published_at: None,
            taken_down_because: None,
            updated_at: DateTime::<Utc>::UNIX_EPOCH,
        };
        shown(&posting, &self.sheet(), &[&self.rival])
    }

    /// Names and their parts, in lower case.
    fn words(&self) -> Vec<String> {
        let bare = |company: &str| company.trim_end_matches(" SAS").to_lowercase();
        let parts = self.ceo.split(' ').map(str::to_lowercase);
        [bare(&self.company), bare(&self.rival)].into_iter().chain(parts).collect()
    }
}

proptest! {
    #[test]
    fn law_1_nobody_is_told(hidden in hidden(), shows_rate in any::<bool>()) {
        let page = hidden.shown(shows_rate);
        let begins = suggested(&hidden.sheet(), &[&hidden.rival]);
        let read = format!("{} {} {begins}", page.title, page.summary).to_lowercase();
        for word in hidden.words().iter().map(String::as_str).chain(["x.example", "camille@", "arobase", "06 12"]) {
            prop_assert!(!read.contains(word), "{word} in {read}");
        }
        prop_assert!(page.title.starts_with("Reprendre le produit") && !begins.contains("de plus"), "{begins}");
    }

    #[test]
    fn law_2_the_rate_is_there_where_it_is_ticked(hidden in hidden(), shows_rate in any::<bool>()) {
        let page = hidden.shown(shows_rate);
        prop_assert_eq!(page.of(Kind::Rate).count(), usize::from(shows_rate));
        prop_assert_eq!(format!("{page:?}").contains("703"), shows_rate);
    }
}

#[test]
fn law_3_what_was_signed_off_is_there() {
    let hidden = Hidden { company: "La Tablée".to_owned(), ceo: "Camille Aubry".to_owned(), rival: "Swile".to_owned() };
    let page = hidden.shown(false);
    let codes: Vec<String> = page.wishes.iter().map(|wish| wish.value.code()).collect();
    assert_eq!(codes, ["foodtech", "symfony", "react"]);
    assert_eq!(page.of(Kind::Orientation).count(), 0);
}

#[test]
fn words_to_begin_with_end_with_a_sentence() {
    let hidden = Hidden { company: "La Tablée".to_owned(), ceo: "Camille Aubry".to_owned(), rival: "Swile".to_owned() };
    let mut sheet = hidden.sheet();
    sheet.words = "Nous vendons des titres solidaires. ".repeat(60);
    let begins = suggested(&sheet, &[]);
    assert!(begins.ends_with("solidaires.") && begins.chars().count() <= SUGGESTED, "{begins}");
}
