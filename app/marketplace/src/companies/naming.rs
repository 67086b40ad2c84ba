//! Whether a domain says the name of a company.

use std::collections::HashSet;

use super::{Host, providers::words};
use crate::profiles::fold_company;

/// So many hundredths of a name's letters must stand in the domain: *La Tablée Solidaire* may be `latablee`, not `la`.
const ENOUGH_OF_IT: usize = 40;

/// Whether the registered label of the domain is made of the company's words, one after the other, perhaps with a word such as `app` beside
/// them. Accents, blanks, hyphens, little words and the legal form do not count. Names that merely begin alike do not say each other.
pub(super) fn says(domain: &Host, company: &str) -> bool {
    let label: String = fold_company(&domain.label()).split(' ').collect();
    if label.is_empty() {
        return false;
    }
    let spellings: HashSet<String> = [" et ", " and "].into_iter().flat_map(|and| spellings(&company.replace(['&', '+'], and))).collect();
    let says = |label: &str| !label.is_empty() && spellings.contains(label);
    let without =
        |beside: &String| [label.strip_prefix(beside.as_str()), label.strip_suffix(beside.as_str())].into_iter().flatten().any(says);
    says(&label) || words().beside.iter().any(without)
}

/// Every run of the company's words that holds enough of its letters, written together.
fn spellings(company: &str) -> HashSet<String> {
    let folded = fold_company(company);
    let all: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
    let telling: Vec<&str> = all.iter().copied().filter(|word| !words().little.iter().any(|little| little == word)).collect();
    let mut spellings = HashSet::new();
    // A company that is called by little words alone is called by all of them.
    let weight = |words: &[&str]| words.iter().map(|word| word.chars().count()).sum::<usize>();
    let (core, enough) = if telling.is_empty() { (&all, weight(&all)) } else { (&telling, weight(&telling)) };
    for words in [&all, core] {
        for start in 0..words.len() {
            for end in start + 1..=words.len() {
                let run = words.get(start..end).unwrap_or_default();
                let told: Vec<&str> = run.iter().copied().filter(|word| core.contains(word)).collect();
                if weight(&told) * 100 >= enough * ENOUGH_OF_IT {
                    spellings.insert(run.concat());
                }
            }
        }
    }
    spellings
}
