//! Laws of a search as a whole, on an index in memory:
//! 1. the counts of facets, the total and the results are those that looking at every document gives, whatever is chosen;
//! 2. what a person may not find is neither found nor counted, nor does it keep a slip of the hand from being forgiven;
//! 3. a document is found by accents or none, by another form, by another name of the same thing, by a beginning, by a slip of the hand;
//! 4. what is written exactly as typed comes before what only resembles it, and hides it;
//! 5. each order is the one it says, and pages follow each other without gap;
//! 6. new is what opened after the moment.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use tantivy::{Index, Searcher, TantivyDocument, Term, query::TermSetQuery};
use uuid::Uuid;

use super::{
    asked::{Asked, BEGINNINGS, Facet, Scope},
    facets::written,
    fields::Searchable,
    retrieval::{Hits, Retrieval},
};
use crate::search::schema::Fields;

const TODAY: i64 = 20_000;

/// An index of these documents; the id of each is its place.
struct Library {
    fields: Fields,
    searcher: Searcher,
    size: u128,
}

impl Library {
    fn of(documents: &[Searchable]) -> Self {
        let fields = Fields::new();
        let index = Index::create_in_ram(fields.schema.clone());
        let mut writer = index.writer_with_num_threads(1, 15 << 20).expect("a writer");
        for (at, document) in documents.iter().enumerate() {
            let mut stored = TantivyDocument::default();
            stored.add_text(fields.id, Uuid::from_u128(at as u128).to_string());
            fields.text.fill(&mut stored, document);
            writer.add_document(stored).expect("a document");
            // Several segments, as a living index has.
            if at % 7 == 6 {
                writer.commit().expect("a commit");
            }
        }
        writer.commit().expect("a commit");
        let searcher = index.reader().expect("a reader").searcher();
        Self { fields, searcher, size: documents.len() as u128 }
    }

    fn find_among(&self, ids: impl Iterator<Item = u128>, asked: &Asked, skip: usize, size: usize) -> Hits {
        let terms = ids.map(|id| Term::from_field_text(self.fields.id, &Uuid::from_u128(id).to_string()));
        let scope = Box::new(TermSetQuery::new(terms));
        Retrieval { searcher: &self.searcher, fields: &self.fields, scope, today: TODAY }.find(asked, skip, size).expect("a search")
    }

    fn find(&self, query: &str) -> Vec<u128> {
        self.find_among(0..self.size, &Asked::read(Scope::Missions, query), 0, 100).ids.into_iter().map(|id| id.as_u128()).collect()
    }
}

fn text(words: &str) -> Searchable {
    Searchable { text: words.to_owned(), day: i64::MAX, ..Searchable::default() }
}

fn facets_of(document: &Searchable) -> BTreeSet<String> {
    let ahead = document.day.checked_sub(TODAY);
    let beginning = BEGINNINGS.iter().find(|(_, after, upto)| ahead.is_some_and(|ahead| *after < ahead && ahead <= *upto));
    document.facets.iter().cloned().chain(beginning.map(|(code, ..)| written(Facet::Beginning, code))).collect()
}

/// Looks at every document.
fn by_hand(documents: &[Searchable], asked: &Asked, but: Option<Facet>) -> Vec<usize> {
    let fits = |document: &Searchable| {
        let facets = facets_of(document);
        let has_words = asked.words.is_empty() || document.text.split(' ').any(|word| word == asked.words);
        let chosen = asked.chosen.iter().filter(|(facet, _)| Some(**facet) != but);
        has_words && chosen.into_iter().all(|(facet, values)| values.iter().any(|value| facets.contains(&written(*facet, value))))
    };
    documents.iter().enumerate().filter(|(_, document)| fits(document)).map(|(at, _)| at).collect()
}

fn a_document() -> impl Strategy<Value = Searchable> {
    let facet = prop::sample::select(vec![
        "sector=health",
        "sector=hr",
        "stack=php",
        "stack=rust",
        "stack=go",
        "rhythm=2",
        "rhythm=3",
        "rate=600-750",
    ]);
    let day = prop_oneof![Just(i64::MAX), Just(0), TODAY - 3..TODAY + 200];
    let word = prop::sample::select(vec!["audit", "levee", "produit"]);
    (prop::collection::btree_set(facet, 0..5), day, prop::collection::vec(word, 0..4), 0_i64..50, 0_u64..1_000).prop_map(
        |(facets, day, words, since, rate)| Searchable {
            facets: facets.into_iter().map(str::to_owned).collect(),
            day,
            since,
            rate,
            ..text(&words.join(" "))
        },
    )
}

fn a_search() -> impl Strategy<Value = Asked> {
    let chosen = prop::sample::select(vec![
        "sector=health",
        "sector=hr",
        "stack=php",
        "stack=rust",
        "rhythm=2",
        "rhythm=5",
        "rate=600-750",
        "from=now",
        "from=month",
        "from=later",
    ]);
    let words = prop::sample::select(vec!["", "q=audit", "q=produit"]);
    (words, prop::collection::vec(chosen, 0..4)).prop_map(|(words, chosen)| {
        let mut query = chosen.join("&");
        query.push('&');
        query.push_str(words);
        // A blank behind the word: it is whole.
        let mut asked = Asked::read(Scope::Missions, &query);
        if !asked.words.is_empty() {
            asked.words.push(' ');
        }
        asked
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn laws_1_and_2_counts_are_those_of_looking_at_everything(
        documents in prop::collection::vec(a_document(), 1..40),
        asked in a_search(),
        hidden in prop::collection::btree_set(0_usize..40, 0..6),
    ) {
        let library = Library::of(&documents);
        let shown: Vec<usize> = (0..documents.len()).filter(|at| !hidden.contains(at)).collect();
        let visible: Vec<Searchable> = shown.iter().map(|at| documents[*at].clone()).collect();
        let hits = library.find_among(shown.iter().map(|at| *at as u128), &asked, 0, 100);
        let by_words = Asked { words: asked.words.trim().to_owned(), ..asked.clone() };

        let expected: BTreeSet<u128> = by_hand(&visible, &by_words, None).into_iter().map(|at| shown[at] as u128).collect();
        prop_assert_eq!(hits.total, expected.len());
        prop_assert_eq!(hits.ids.iter().map(|id| id.as_u128()).collect::<BTreeSet<_>>(), expected);
        for facet in Scope::Missions.facets() {
            let mut counted: BTreeMap<String, u64> = BTreeMap::new();
            for at in by_hand(&visible, &by_words, Some(*facet)) {
                for value in facets_of(&visible[at]).iter().filter_map(|one| one.strip_prefix(&written(*facet, ""))) {
                    *counted.entry(value.to_owned()).or_default() += 1;
                }
            }
            prop_assert_eq!(hits.counts.get(facet).cloned().unwrap_or_default(), counted, "{:?}", facet);
        }
    }
}

#[test]
fn law_2_what_is_hidden_does_not_keep_a_slip_from_being_forgiven() {
    let library = Library::of(&[text("prestatiare"), text("prestataire")]);
    let asked = Asked::read(Scope::Missions, "q=prestatiare%20");
    let ids = |hits: Hits| hits.ids.into_iter().map(|id| id.as_u128()).collect::<Vec<_>>();
    assert_eq!(ids(library.find_among(0..2, &asked, 0, 10)), [0]);
    assert_eq!(ids(library.find_among(1..2, &asked, 0, 10)), [1]);
    assert_eq!(library.find_among(std::iter::empty(), &asked, 0, 10).total, 0);
}

#[test]
fn law_3_many_roads_lead_to_a_document() {
    let library = Library::of(&[
        text("Une équipe soudée déploie sur Kubernetes"),
        text("L’association recrute des développeuses"),
        text("Notre appli aide les hôpitaux"),
        text("We are hiring to scale our payments"),
    ]);
    for (query, expected) in [
        ("equipe%20", 0),
        ("%C3%89QUIPES%20", 0),
        ("e%CC%81quipe%20", 0),
        ("k8s%20", 0),
        ("kub", 0),
        ("kuberntes%20", 0),
        ("l%27association%20", 1),
        ("qu%E2%80%99association%20", 1),
        ("d%C3%A9veloppeuse%20", 1),
        ("hopital%20", 2),
        ("hire%20payment%20", 3),
        ("%22equipe%20soudee%22", 0),
    ] {
        assert_eq!(library.find(&format!("q={query}")), [expected], "{query}");
    }
    for nothing in ["%22soudee%20equipe%22", "php%20", "zz"] {
        assert_eq!(library.find(&format!("q={nothing}")), Vec::<u128>::new(), "{nothing}");
    }
}

#[test]
fn law_4_the_exact_word_comes_first_and_hides_what_resembles() {
    let library = Library::of(&[text("les audits passés"), text("un audit"), text("un audio"), text("audit et roadmap")]);
    assert_eq!(library.find("q=audit%20").len(), 3);
    assert_ne!(library.find("q=audit%20")[0], 0, "the word itself before another form");
    assert!(!library.find("q=audit%20").contains(&2));
    let asked = Asked::read(Scope::Missions, "q=audit%20roadmap%20licorne%20");
    let hits = library.find_among(0..4, &asked, 0, 10);
    assert!(hits.relaxed, "no document has all three words");
    assert_eq!(hits.ids[0].as_u128(), 3, "the one with most words comes first");
    let nothing = library.find_among(0..4, &Asked::read(Scope::Missions, "q=licorne%20dragon%20"), 0, 10);
    assert!(nothing.ids.is_empty() && !nothing.relaxed && !nothing.forgiven(), "where nothing is found, nothing was made easier");
}

#[test]
fn law_5_orders_and_pages() {
    let documents: Vec<Searchable> = [(3, 500, TODAY + 9), (9, 900, TODAY), (6, 0, i64::MAX)]
        .map(|(since, rate, day)| Searchable { since, rate, day, ..text("un produit") })
        .to_vec();
    let library = Library::of(&documents);
    assert_eq!(library.find("sort=newest"), [1, 2, 0]);
    assert_eq!(library.find("sort=rate"), [1, 0, 2]);
    assert_eq!(library.find("sort=soonest"), [1, 0, 2]);
    let asked = Asked::read(Scope::Missions, "sort=newest");
    let paged: Vec<u128> = (0..3).flat_map(|skip| library.find_among(0..3, &asked, skip, 1).ids).map(|id| id.as_u128()).collect();
    assert_eq!(paged, [1, 2, 0]);
    assert!(library.find_among(0..3, &asked, 30, 10).ids.is_empty());
}

#[test]
fn law_6_new_is_what_opened_after() {
    let library = Library::of(&[Searchable { since: 10, ..text("audit") }, Searchable { since: 11, ..text("audit") }, text("autre")]);
    let terms = (0..3).map(|id| Term::from_field_text(library.fields.id, &Uuid::from_u128(id).to_string()));
    let scope = Box::new(TermSetQuery::new(terms));
    let retrieval = Retrieval { searcher: &library.searcher, fields: &library.fields, scope, today: TODAY };
    let newer = |than| retrieval.newer(&Asked::read(Scope::Missions, "q=audit%20"), than).expect("a count");
    assert_eq!([newer(9), newer(10), newer(11)], [2, 1, 0]);
}
