//! Which of the two languages a text is written in.

use domain::Language;

/// Words without which nobody writes French, and that no English text has. None has an accent.
const FRENCH: [&str; 32] = [
    "le", "la", "les", "un", "une", "des", "du", "de", "et", "est", "nous", "notre", "nos", "vous", "je", "qui", "que", "pour", "dans",
    "avec", "sur", "pas", "au", "aux", "par", "il", "elle", "se", "ce", "cette", "sont", "cherche",
];
/// The same for English; none is a French word without its accents either ("a", "on", "or", "an").
const ENGLISH: [&str; 32] = [
    "the", "of", "and", "is", "are", "we", "our", "us", "you", "who", "that", "for", "in", "with", "not", "to", "by", "it", "this", "be",
    "has", "have", "from", "at", "will", "looking", "they", "their", "but", "can", "need", "would",
];
/// By how many words one language must lead: two of them can stand in any text.
const LEAD: usize = 2;

/// The language that a text is written in; `None` where it says too little, or is half and half.
pub(super) fn of(text: &str) -> Option<Language> {
    let (mut french, mut english) = (0_usize, 0_usize);
    for word in text.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase) {
        let word = word.as_str();
        french += usize::from(FRENCH.contains(&word));
        english += usize::from(ENGLISH.contains(&word));
    }
    match (french, english) {
        _ if french >= english * 2 && french >= english + LEAD => Some(Language::Fr),
        _ if english >= french * 2 && english >= french + LEAD => Some(Language::En),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_sentences_tell_their_language() {
        assert_eq!(of("L’équipe de huit doit être réorganisée, et nous vendons un outil aux PME."), Some(Language::Fr));
        assert_eq!(of("The team of eight has to be reorganised, and we sell a tool."), Some(Language::En));
    }

    #[test]
    fn a_few_words_or_both_languages_tell_none() {
        assert_eq!(["", "CTO Rust, 2j", "the best", "Nous avons the best of the team dans la salle et on the web"].map(of), [None; 4]);
    }
}
