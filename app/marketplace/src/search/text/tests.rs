//! Laws of a search as a whole, on an index in memory:
//! 1. the counts of facets, the total and the results are those that looking at every document gives, whatever is chosen;
//! 2. what a person may not find is neither found nor counted, nor does it keep a slip of the hand from being forgiven;
//! 3. a document is found by accents or none, by another form, by another name of the same thing, by a beginning, by a slip of the hand;
//! 4. what is written exactly as typed comes before what only resembles it, and hides nothing; that slips were forgiven is said where
//!    something was found by that alone, and they are only where few texts have the word;
//! 5. each order is the one it says, what is alike in it stands by id, and pages follow each other without gap;
//! 6. new is what opened after the moment, of what is found now;
//! 7. what begins earlier begins within each longer time.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use tantivy::{Index, Searcher, TantivyDocument, Term, query::TermSetQuery};
use uuid::Uuid;

use super::{
    Forgiven,
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
    ids: Vec<u128>,
}

impl Library {
    fn of(documents: &[Searchable]) -> Self {
        Self::numbered(documents, |at| at)
    }

    fn numbered(documents: &[Searchable], number: impl Fn(u128) -> u128) -> Self {
        let fields = Fields::new();
        let index = Index::create_in_ram(fields.schema.clone());
        let mut writer = index.writer_with_num_threads(1, 15 << 20).expect("a writer");
        let ids: Vec<u128> = (0..documents.len()).map(|at| number(at as u128)).collect();
        for (at, (document, id)) in documents.iter().zip(&ids).enumerate() {
            let mut stored = TantivyDocument::default();
            stored.add_text(fields.id, Uuid::from_u128(*id).to_string());
            fields.text.fill(&mut stored, Uuid::from_u128(*id), document);
            writer.add_document(stored).expect("a document");
            // Several segments, as a living index has.
            if at % 7 == 6 {
                writer.commit().expect("a commit");
            }
        }
        writer.commit().expect("a commit");
        let searcher = index.reader().expect("a reader").searcher();
        Self { fields, searcher, ids }
    }

    fn among(&self, ids: impl Iterator<Item = u128>) -> Retrieval<'_> {
        let terms = ids.map(|id| Term::from_field_text(self.fields.id, &Uuid::from_u128(id).to_string()));
        let scope = Box::new(TermSetQuery::new(terms));
        Retrieval { searcher: &self.searcher, fields: &self.fields, scope, today: TODAY }
    }

    fn find_among(&self, ids: impl Iterator<Item = u128>, asked: &Asked, skip: usize, size: usize) -> Hits {
        self.among(ids).find(asked, skip, size).expect("a search")
    }

    fn hits(&self, query: &str) -> Hits {
        self.find_among(self.ids.iter().copied(), &Asked::read(Scope::Missions, query), 0, 100)
    }

    fn find(&self, query: &str) -> Vec<u128> {
        self.hits(query).ids.into_iter().map(|id| id.as_u128()).collect()
    }

    fn newer(&self, query: &str, than: i64) -> usize {
        self.among(self.ids.iter().copied()).newer(&Asked::read(Scope::Missions, query), than).expect("a count")
    }
}

fn text(words: &str) -> Searchable {
    Searchable { text: words.to_owned(), day: i64::MAX, ..Searchable::default() }
}

fn facets_of(document: &Searchable) -> BTreeSet<String> {
    let ahead = document.day.checked_sub(TODAY);
    let begins = BEGINNINGS.iter().filter(|(_, after, upto)| ahead.is_some_and(|ahead| *after < ahead && ahead <= *upto));
    document.facets.iter().cloned().chain(begins.map(|(code, ..)| written(Facet::Beginning, code))).collect()
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
        "impact=b-corp",
        "impact=ess",
        "area=hosting",
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
        "impact=b-corp",
        "area=hosting",
        "stack=php",
        "stack=rust",
        "rhythm=2",
        "rhythm=5",
        "rate=600-750",
        "from=now",
        "from=month",
        "from=quarter",
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
    assert_eq!(ids(library.find_among(0..2, &asked, 0, 10)), [0, 1]);
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
fn law_4_the_exact_word_comes_first() {
    let library = Library::of(&[text("les audits passés"), text("un audit"), text("un audio"), text("audit et roadmap")]);
    assert_eq!(library.find("q=audit%20").len(), 3);
    assert_ne!(library.find("q=audit%20")[0], 0, "the word itself before another form");
    assert!(!library.find("q=audit%20").contains(&2), "a word that the vocabulary knows, and that is found, is no slip");
    let asked = Asked::read(Scope::Missions, "q=audit%20roadmap%20licorne%20");
    let hits = library.find_among(0..4, &asked, 0, 10);
    assert!(hits.relaxed, "no document has all three words");
    assert_eq!(hits.ids[0].as_u128(), 3, "the one with most words comes first");
    let nothing = library.find_among(0..4, &Asked::read(Scope::Missions, "q=licorne%20dragon%20"), 0, 10);
    assert!(nothing.ids.is_empty() && !nothing.relaxed, "where nothing is found, nothing was made easier");
    assert_eq!(nothing.forgiven, Forgiven::Nothing);
}

#[test]
fn law_4_the_exact_word_hides_no_beginning() {
    let library = Library::of(&[text("une base PostgreSQL"), text("le post du jour"), text("du JavaScript"), text("du Java")]);
    assert_eq!(library.find("q=post"), [1, 0]);
    assert_eq!(library.find("q=java"), [3, 2]);
    assert_eq!(library.find("q=post&sort=newest"), [0, 1], "in every order");
    assert_eq!(library.hits("q=post").forgiven, Forgiven::Nothing);
    let whole = Asked { words: "post ".to_owned(), ..Asked::everything(Scope::Missions) };
    assert_eq!(library.find_among(0..4, &whole, 0, 10).total, 1, "behind a blank, a word is whole");
    let library = Library::of(&[text("un go"), text("le gong")]);
    assert_eq!(library.find("q=go"), [0], "two letters begin half of all words");
}

#[test]
fn law_4_the_same_slip_elsewhere_hides_no_right_word() {
    let slip = |facet: &str| Searchable { facets: vec![facet.to_owned()], ..text("une prestatiare") };
    let right = Searchable { facets: vec!["sector=health".to_owned()], ..text("une prestataire") };
    let library = Library::of(&[right.clone(), slip("sector=hr")]);
    for (query, found, forgiven) in [
        ("q=prestatiare", vec![1, 0], Forgiven::Part),
        ("q=prestatiare&sector=hr", vec![1], Forgiven::Nothing),
        ("q=prestatiare&sector=health", vec![0], Forgiven::Everything),
        ("q=%22prestatiare%22", vec![1], Forgiven::Nothing),
        ("q=une%20prestatiare", vec![1, 0], Forgiven::Part),
    ] {
        let hits = library.hits(query);
        assert_eq!(hits.ids.iter().map(|id| id.as_u128()).collect::<Vec<_>>(), found, "{query}");
        assert_eq!((hits.total, hits.forgiven), (found.len(), forgiven), "{query}");
    }
    let some = library.hits("q=prestatiare%20licorne%20");
    assert!(some.relaxed && some.forgiven == Forgiven::Nothing, "where nothing has all the words, that is what is said");
    let counts = library.hits("q=prestatiare").counts;
    let sectors = counts.get(&Facet::Sector).cloned().unwrap_or_default();
    assert_eq!(sectors, BTreeMap::from([("health".to_owned(), 1), ("hr".to_owned(), 1)]), "what is listed is counted");
    let many: Vec<Searchable> = (0..5).map(|_| slip("sector=hr")).chain([right]).collect();
    let library = Library::of(&many);
    assert_eq!(library.find("q=prestatiare"), [0, 1, 2, 3, 4], "what many write so is no slip");
    assert_eq!(library.hits("q=prestatiare").forgiven, Forgiven::Nothing);
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
fn law_5_what_is_alike_stands_by_id() {
    let documents = vec![text("un produit"); 25];
    // In another order than they came in, and with both halves of an id.
    let library = Library::numbered(&documents, |at| ((at * 7) % 25) << 60);
    let expected: Vec<u128> = (0..25).map(|number| number << 60).collect();
    for query in ["", "q=produit", "sort=newest", "sort=rate", "sort=soonest", "sort=fit"] {
        let asked = Asked::read(Scope::Missions, query);
        let page = |number: usize| library.find_among(expected.iter().copied(), &asked, number * 5, 5).ids;
        let paged: Vec<u128> = (0..5).flat_map(page).map(|id| id.as_u128()).collect();
        assert_eq!(paged, expected, "{query}");
    }
}

#[test]
fn law_6_new_is_what_opened_after() {
    let mut documents = vec![Searchable { since: 10, ..text("audit") }, Searchable { since: 11, ..text("audit") }, text("autre")];
    let library = Library::of(&documents);
    assert_eq!([9, 10, 11].map(|than| library.newer("q=audit", than)), [2, 1, 0]);
    // Nothing has both words: the page shows what has one, and that is what is new.
    assert_eq!([9, 10, 11].map(|than| library.newer("q=audit%20roadmap", than)), [2, 1, 0]);
    assert_eq!(library.newer("q=licorne%20dragon", 0), 0);
    // Once something has both, however old, what has one of them is no news.
    documents.push(Searchable { since: 5, ..text("audit et roadmap") });
    let library = Library::of(&documents);
    assert_eq!([4, 10].map(|than| library.newer("q=audit%20roadmap", than)), [1, 0]);
    assert_eq!(library.find("q=audit%20roadmap"), [3], "as on the page");
}

#[test]
fn law_7_what_begins_now_begins_within_a_month() {
    let ahead = |days: i64| Searchable { day: TODAY + days, ..text("une mission") };
    let library = Library::of(&[ahead(-3), ahead(0), ahead(20), ahead(60), ahead(200), text("un jour")]);
    for (query, expected) in
        [("from=now", vec![0, 1]), ("from=month", vec![0, 1, 2]), ("from=quarter", vec![0, 1, 2, 3]), ("from=later", vec![4])]
    {
        assert_eq!(library.find(query), expected, "{query}");
    }
    let counted = library.hits("").counts.get(&Facet::Beginning).cloned().unwrap_or_default();
    let expected = [("later", 1), ("month", 3), ("now", 2), ("quarter", 4)].map(|(code, count)| (code.to_owned(), count));
    assert_eq!(counted, BTreeMap::from(expected));
}
