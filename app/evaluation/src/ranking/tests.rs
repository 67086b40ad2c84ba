//! 1. Only candidates of the pool are ranked, all of them, best first; ties go by id.
//! 2. A need without a row in the pools has everybody for candidates; one without a grade is ranked and not measured.
//! 3. What cannot be read is named; who is not in the set is named and left out.
//! 4. The same folder gives the same bytes.
//! 5. Without a rule, its share is gone; the others stay.
//! 6. What a free text leaves out is unknown, and rules nobody out.
//! 7. Criteria that people signed off stand in place of what was read, of the kinds that are told.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use matching::Weights;
use matching::rank::RuleId;
use serde_json::Value;

use super::*;

struct Folder(PathBuf);

impl Folder {
    fn new(name: &str, qrels: &str, pools: Option<&str>) -> Self {
        let path = std::env::temp_dir().join(format!("passerelle-ranking-{}-{name}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        let write = |file: &str, text: &str| std::fs::write(path.join(file), text).unwrap();
        write(
            "needs.jsonl",
            "{\"id\":\"n1\",\"lang\":\"en\",\"text\":\"We need a CTO who must know Rust and PostgreSQL.\"}\n{\"id\":\"n2\",\"lang\":\"fr\",\"text\":\"Une application de santé en Python.\"}\n",
        );
        write(
            "profiles.jsonl",
            concat!(
                "{\"id\":\"p3\",\"lang\":\"en\",\"headline\":\"\",\"text\":\"Skills: Rust, PostgreSQL. Ten years of services in Rust on PostgreSQL.\"}\n",
                "{\"id\":\"p1\",\"lang\":\"en\",\"headline\":\"\",\"text\":\"Skills: COBOL, Java. Ten years of COBOL on mainframes.\"}\n",
                "{\"id\":\"p2\",\"lang\":\"en\",\"headline\":\"\",\"text\":\"Skills: COBOL, Java. Ten years of COBOL on mainframes.\"}\n",
                "{\"id\":\"p4\",\"lang\":\"fr\",\"headline\":\"Python\",\"text\":\"La santé, en Python.\"}\n"
            ),
        );
        write("qrels.tsv", qrels);
        if let Some(pools) = pools {
            write("pools.tsv", pools);
        }
        Self(path)
    }

    fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.0).unwrap();
    }
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 1, 5).unwrap()
}

fn ours(set: &Set) -> Ours {
    Ours::new(set, today(), Weights::current(), &mut |_, _| {})
}

fn predictions(set: &Set) -> String {
    let mut out = Vec::new();
    write_predictions(set, &ours(set), Path::new("out"), &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

const QRELS: &str = "n1\t0\tp3\t3\nn1\t0\tp1\t0\n";

#[test]
fn law_1_the_pool_is_ranked_and_nobody_else() {
    let folder = Folder::new("pool", QRELS, Some("n1\tp2\nn1\tp3\nn1\tp1\n"));
    let written = predictions(&Set::read(folder.path()).unwrap());
    let first: Value = serde_json::from_str(written.lines().next().unwrap()).unwrap();
    let ranking = first["ranking"].as_array().unwrap();
    let ids: Vec<&str> = ranking.iter().map(|one| one[0].as_str().unwrap()).collect();
    assert_eq!((first["need"].as_str(), ids), (Some("n1"), vec!["p3", "p1", "p2"]));
    assert_eq!(ranking[1][1], ranking[2][1], "the same words, the same score");
    assert!(ranking.windows(2).all(|pair| pair[0][1].as_i64() >= pair[1][1].as_i64()));
}

#[tokio::test]
async fn law_2_a_need_without_pool_or_grade() {
    let folder = Folder::new("without", QRELS, Some("n1\tp3\nn1\tp1\n"));
    let set = Set::read(folder.path()).unwrap();
    assert_eq!((set.pool(0).len(), set.pool(1).len()), (2, 4));
    assert_eq!(predictions(&set).lines().count(), 2);
    let report = evaluate(&set, &ours(&set), today(), None, &mut |_, _| {}).await.unwrap();
    assert_eq!((report.needs, report.graded_needs), (2, 1));
    for name in [method::OURS, method::BM25, method::TECHNOLOGIES, method::BOOLEAN] {
        assert_eq!(report.method(name).unwrap().measures["ndcg_at_10"].value, 1.0, "{name}\n{}", report.table());
    }
    let random = report.method(method::RANDOM).unwrap().measures["ndcg_at_10"].value;
    assert!(0.7 < random && random < 0.9, "one of two places: {random}");
    assert_eq!(report.methods.len(), 5 + RuleId::ALL.len());
}

#[test]
fn law_3_bad_lines_are_named() {
    let folder = Folder::new("bad", "n1\t0\tp3\tgood\nn1\t0\tp3\n", None);
    let error = Set::read(folder.path()).unwrap_err().to_string();
    assert!(error.contains("qrels.tsv:1: `good` is not a grade") && error.contains("qrels.tsv:2: 3 cells"), "{error}");
    let folder = Folder::new("stranger", "n1\t0\tp9\t2\nn1\t0\tp3\t2\n", None);
    let set = Set::read(folder.path()).unwrap();
    assert_eq!(set.judgements(), 1);
    assert!(set.strangers[0].to_string().contains("qrels.tsv:1: no profile is called `p9`"));
}

#[tokio::test]
async fn law_4_the_same_folder_gives_the_same_bytes() {
    let folder = Folder::new("same", QRELS, None);
    let mut reports = Vec::new();
    for _ in 0..2 {
        let set = Set::read(folder.path()).unwrap();
        let report = evaluate(&set, &ours(&set), today(), None, &mut |_, _| {}).await.unwrap();
        reports.push((serde_json::to_string(&report).unwrap(), predictions(&set)));
    }
    assert_eq!(reports[0], reports[1]);
}

#[test]
fn law_5_a_rule_that_is_left_out_counts_nothing() {
    let folder = Folder::new("rule", QRELS, None);
    let set = Set::read(folder.path()).unwrap();
    let ours = ours(&set);
    assert_ne!(ours.without(&set, 0, RuleId::Stack), ours.scores[0], "the need asks for Rust");
    assert_eq!(ours.without(&set, 0, RuleId::Area), ours.scores[0], "the need names no area");
}

#[test]
fn law_6_a_free_text_rules_nobody_out() {
    let folder = Folder::new("silent", QRELS, None);
    let set = Set::read(folder.path()).unwrap();
    let ours = ours(&set);
    assert!(ours.scores[0].iter().all(|(_, score)| *score >= 0), "{:?}", ours.scores[0]);
}

#[tokio::test]
async fn law_7_what_people_signed_off_stands_in_place_of_what_was_read() {
    let folder = Folder::new("signed", QRELS, None);
    let write = |rows: &str| std::fs::write(folder.path().join(CRITERIA), rows).unwrap();
    write("n1\tstack\tcobol\timportant\n");
    let set = Set::read(folder.path()).unwrap();
    let ours = ours(&set);
    let first = |scores: &Scores<i64>| set.profiles[scores[0].0].id.clone();
    assert_eq!((first(&ours.scores[0]), first(&ours.signed_off(&set, 0).unwrap())), ("p3".to_owned(), "p1".to_owned()));
    assert!(ours.signed_off(&set, 1).is_none(), "of this need nothing is told");
    let report = evaluate(&set, &ours, today(), None, &mut |_, _| {}).await.unwrap();
    assert!(report.method(method::SIGNED_OFF).unwrap().measures["ndcg_at_10"].value < 1.0);
    for (rows, why) in [("n9\tstack\tcobol\tmust\n", "no need is called `n9`"), ("n1\trate\t900\tmust\n", "`rate` is read from the text")] {
        write(rows);
        assert!(Set::read(folder.path()).unwrap_err().to_string().contains(why), "{rows}");
    }
}
