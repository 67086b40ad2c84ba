//! How the weights are made: for each kind a linear separator with a wide margin (squared hinge, pulled towards nothing), found by going over the
//! phrases one at a time in a shuffled order that never changes. It adds, multiplies, divides and takes roots of floating-point numbers and does
//! nothing else with them, so that every machine finds the same weights.

use std::collections::{BTreeMap, HashMap};

use domain::MissionType;

use super::super::fold::Folded;
use super::super::sentences::Sentences;
use super::pieces::{self, Pieces};
use super::{BASE, KINDS, SURE};

/// A feature counts when this many examples have it.
const OFTEN: usize = 2;
/// What an example of a kind weighs; one of something else weighs 1.
const OF_THE_KIND: f64 = 3.0;
/// How often all examples are gone over.
const ROUNDS: usize = 40;
/// What phrases of no kind stand below, in a file of phrases.
const NOTHING: &str = "nothing";

/// A phrase and the kinds of mission that it asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    pub text: String,
    /// None for words that ask for no kind.
    pub kinds: Vec<MissionType>,
}

/// Reads a file of phrases: one a line, below `# kind` or `# nothing`; `[kind] ` before a phrase adds one.
///
/// # Errors
/// Says which line is no phrase of a known kind.
pub fn phrases(file: &str) -> Result<Vec<Phrase>, String> {
    let mut phrases = Vec::new();
    let mut below: Option<Vec<MissionType>> = None;
    let kind = |code: &str| code.trim().parse::<MissionType>().map_err(|_| format!("no kind of mission: {code:?}"));
    for line in file.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if let Some(heading) = line.strip_prefix("# ") {
            below = Some(if heading == NOTHING { Vec::new() } else { vec![kind(heading)?] });
            continue;
        }
        let mut kinds = below.clone().ok_or_else(|| format!("below no heading: {line:?}"))?;
        let mut text = line;
        if let Some((more, rest)) = line.strip_prefix('[').and_then(|line| line.split_once("] ")) {
            kinds.push(kind(more)?);
            text = rest;
        }
        phrases.push(Phrase { text: text.to_owned(), kinds });
    }
    Ok(phrases)
}

/// The features of an example, each with its value, and the kinds that it asks for.
struct Example {
    features: Vec<(usize, f64)>,
    kinds: [bool; KINDS],
    /// Its length, squared.
    square: f64,
}

/// The weights that some phrases teach, as the file that the reader reads.
pub fn train(phrases: &[Phrase]) -> String {
    let counted: Vec<(BTreeMap<String, u32>, &Phrase)> = phrases.iter().flat_map(counted).collect();
    let mut known: BTreeMap<&str, usize> = BTreeMap::new();
    for feature in counted.iter().flat_map(|(features, _)| features.keys()) {
        *known.entry(feature).or_default() += 1;
    }
    known.retain(|_, examples| *examples >= OFTEN);
    let places: HashMap<&str, usize> = known.keys().enumerate().map(|(at, feature)| (*feature, at)).collect();
    let examples: Vec<Example> = counted.iter().map(|(features, phrase)| example(features, phrase, &places)).collect();
    let separators: Vec<Vec<f64>> = (0..KINDS).map(|kind| separator(&examples, kind, places.len())).collect();
    let row = |at: usize| -> Vec<String> { separators.iter().map(|weights| thousandths(weights[at]).to_string()).collect() };
    let mut file = format!("{BASE}\t{}\n", row(places.len()).join(" "));
    for (at, feature) in known.keys().enumerate() {
        file.push_str(&format!("{feature}\t{}\n", row(at).join(" ")));
    }
    file
}

/// Places of words of one sentence.
type Run = std::ops::Range<usize>;

/// The features of a phrase as a whole, sentence by sentence, and, of one that asks for nothing, of each of its runs too.
fn counted(phrase: &Phrase) -> Vec<(BTreeMap<String, u32>, &Phrase)> {
    let folded = Folded::new(&phrase.text);
    let sentences = Sentences::new(&folded);
    let pieces = Pieces::new(folded.as_str(), &sentences, |_| true);
    let sentences: Vec<Vec<Run>> = pieces.runs().map(|(_, runs)| runs).collect();
    let whole = |runs: &Vec<Run>| Some(runs.iter().map(|run| run.start).min()?..runs.iter().map(|run| run.end).max()?);
    let whole: Vec<Run> = sentences.iter().filter_map(whole).collect();
    let mut read = vec![whole.clone()];
    if phrase.kinds.is_empty() {
        read.extend(sentences.into_iter().flatten().map(|run| vec![run]).filter(|run| *run != whole));
    }
    let count = |runs: Vec<Run>| {
        let mut features: BTreeMap<String, u32> = BTreeMap::new();
        for run in runs {
            pieces.features(run).for_each(|feature| *features.entry(feature.to_string()).or_default() += 1);
        }
        (features, phrase)
    };
    read.into_iter().map(count).collect()
}

fn example(counted: &BTreeMap<String, u32>, phrase: &Phrase, places: &HashMap<&str, usize>) -> Example {
    let all: u32 = counted.values().sum();
    #[expect(clippy::cast_precision_loss, reason = "a root of thousandths is far below 2^52")]
    let unit = SURE as f64 / pieces::root(i64::from(all)) as f64;
    let mut features: Vec<(usize, f64)> =
        counted.iter().filter_map(|(feature, times)| Some((*places.get(feature.as_str())?, f64::from(*times) * unit))).collect();
    features.push((places.len(), 1.0));
    let mut kinds = [false; KINDS];
    for (asked, kind) in kinds.iter_mut().zip(MissionType::ALL) {
        *asked = phrase.kinds.contains(kind);
    }
    let square = features.iter().map(|(_, value)| value * value).sum();
    Example { features, kinds, square }
}

/// The weights of one kind by dual coordinate descent; the last one is what the kind begins with.
fn separator(examples: &[Example], kind: usize, features: usize) -> Vec<f64> {
    let mut weights = vec![0.0; features + 1];
    let mut pulls = vec![0.0_f64; examples.len()];
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut state: u64 = 83;
    for _ in 0..ROUNDS {
        shuffle(&mut order, &mut state);
        for at in &order {
            let (Some(example), Some(pull)) = (examples.get(*at), pulls.get_mut(*at)) else { continue };
            let (side, slack) = if example.kinds[kind] { (1.0, 0.5 / OF_THE_KIND) } else { (-1.0, 0.5) };
            let margin: f64 = example.features.iter().map(|(feature, value)| weights[*feature] * value).sum();
            let gradient = side * margin - 1.0 + slack * *pull;
            let next = (*pull - gradient / (example.square + slack)).max(0.0);
            let step = (next - *pull) * side;
            *pull = next;
            for (feature, value) in &example.features {
                weights[*feature] += step * value;
            }
        }
    }
    weights
}

/// Fisher and Yates, by a linear congruential generator.
fn shuffle(order: &mut [usize], state: &mut u64) {
    for last in (1..order.len()).rev() {
        *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let pick = usize::try_from((*state >> 33) % (last as u64 + 1)).unwrap_or(last);
        order.swap(last, pick);
    }
}

#[expect(clippy::cast_possible_truncation, reason = "weights are a few thousands")]
fn thousandths(weight: f64) -> i64 {
    (weight * 1000.0).round() as i64
}
