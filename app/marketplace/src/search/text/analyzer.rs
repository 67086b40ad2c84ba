//! A text as words to search by: folded (no accents, no capitals), without what French elides, each with its place in the text as given.
//!
//! Folding comes first, so that « Équipe », « equipe » and a decomposed « équipe » are one word before any stem is taken. Names that are
//! written with signs stay whole: `c++`, `c#`, `.net`.

use domain::Evidence;
use matching::understand::fold::Folded;

/// Words of more bytes than this are not words.
const LONGEST: usize = 60;

/// What stands before an apostrophe and is no word of its own (« l’équipe », « jusqu’ici »).
const ELIDED: [&str; 16] =
    ["l", "d", "j", "m", "t", "s", "n", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "presqu", "quelqu", "entr"];

/// One word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Word {
    pub folded: String,
    /// Where it stands in the text as given.
    pub span: Evidence,
}

/// The words of a text, in order.
pub(crate) fn words(text: &str) -> Vec<Word> {
    let folded = Folded::new(text);
    let plain = folded.as_str();
    let mut found = Vec::new();
    let mut at = 0;
    let mut before = ' ';
    while let Some(first) = plain.get(at..).and_then(|rest| rest.chars().next()) {
        let length = word_length(plain.get(at..).unwrap_or_default(), before);
        if length == 0 {
            before = first;
            at += first.len_utf8();
            continue;
        }
        let whole = plain.get(at..at + length).unwrap_or_default();
        let (from, word) = without_elision(whole);
        let span = folded.original(at + from..at + from + word.len());
        let folded_word: String = word.chars().filter(|letter| *letter != '\'').collect();
        if let Some(span) = span.filter(|_| !folded_word.is_empty() && folded_word.len() <= LONGEST) {
            found.push(Word { folded: folded_word, span });
        }
        before = whole.chars().next_back().unwrap_or(' ');
        at += length;
    }
    found
}

/// How many bytes at the beginning of a folded text are one word; 0 where none begins. `before` is the character in front.
fn word_length(text: &str, before: char) -> usize {
    let mut characters = text.char_indices().peekable();
    let begins_with_dot =
        text.starts_with('.') && (before.is_whitespace() || before == '(') && text.chars().nth(1).is_some_and(char::is_alphabetic);
    if begins_with_dot {
        characters.next();
    }
    let mut end = 0;
    while let Some((at, character)) = characters.next() {
        let goes_on = character.is_alphanumeric()
            || (character == '\'' && end > 0 && characters.peek().is_some_and(|(_, next)| next.is_alphanumeric()));
        if !goes_on {
            break;
        }
        end = at + character.len_utf8();
    }
    let rest = text.get(end..).unwrap_or_default();
    if end == 1 && rest.starts_with("++") {
        end += 2;
    } else if end == 1 && rest.starts_with('#') {
        end += 1;
    }
    end
}

/// The word behind what is elided, and where it begins: `l'equipe` is `equipe`, from 2; the English `'s` goes.
fn without_elision(word: &str) -> (usize, &str) {
    let mut from = 0;
    let mut rest = word;
    while let Some((head, tail)) = rest.split_once('\'').filter(|(head, _)| ELIDED.contains(head)) {
        from += head.len() + 1;
        rest = tail;
    }
    (from, rest.strip_suffix("'s").unwrap_or(rest))
}

/// Words that say nothing of what somebody looks for, folded.
pub(crate) fn is_stop_word(word: &str) -> bool {
    STOP_WORDS.binary_search(&word).is_ok()
}

/// Sorted. Names of technologies that are such words too (`go`, `r`, `c`) are not among them.
const STOP_WORDS: [&str; 112] = [
    "a", "an", "and", "any", "are", "as", "at", "au", "aux", "avec", "avoir", "be", "but", "by", "can", "car", "ce", "ces", "cet", "cette",
    "chez", "dans", "de", "depuis", "des", "doit", "donc", "du", "elle", "elles", "en", "est", "et", "etre", "for", "from", "had", "has",
    "have", "i", "if", "il", "ils", "in", "is", "it", "its", "je", "la", "le", "les", "leur", "leurs", "mais", "me", "mes", "mon", "my",
    "ne", "nos", "notre", "nous", "of", "on", "or", "ou", "our", "par", "pas", "pour", "qu", "que", "quel", "quelle", "qui", "sa", "se",
    "ses", "si", "so", "son", "sont", "sur", "ta", "te", "tes", "that", "the", "their", "them", "they", "this", "to", "ton", "tu", "un",
    "une", "us", "vos", "votre", "vous", "was", "we", "were", "which", "who", "will", "with", "would", "y", "you", "your",
];

#[cfg(test)]
mod tests {
    //! Laws:
    //! 1. accents, capitals, ligatures and the Unicode form of a text change no word;
    //! 2. what French elides before an apostrophe is no word, whichever apostrophe it is;
    //! 3. names written with signs stay whole;
    //! 4. a span covers its word in the text as given, and words come in order;
    //! 5. stop words are sorted, folded, and no technology.

    use matching::vocabulary::vocabulary;
    use proptest::prelude::*;

    use super::*;

    fn said(text: &str) -> Vec<String> {
        words(text).into_iter().map(|word| word.folded).collect()
    }

    #[test]
    fn law_1_accents_and_capitals_change_nothing() {
        assert_eq!(said("ÉQUIPE cœur Santé"), ["equipe", "coeur", "sante"]);
        assert_eq!(said("e\u{301}quipe soude\u{301}e"), said("équipe soudée"));
    }

    #[test]
    fn law_2_what_is_elided_is_no_word() {
        assert_eq!(said("L’équipe d'une startup, qu’il faut jusqu'ici"), ["equipe", "une", "startup", "il", "faut", "ici"]);
        assert_eq!(said("l’équipe"), said("l'équipe"));
        assert_eq!(said("aujourd’hui the company’s CTO doesn't"), ["aujourdhui", "the", "company", "cto", "doesnt"]);
    }

    #[test]
    fn law_3_names_with_signs_stay_whole() {
        assert_eq!(said("C++, C# et .NET (Node.js) CI/CD"), ["c++", "c#", "et", ".net", "node", "js", "ci", "cd"]);
        assert_eq!(said("titres-restaurant. Fin"), ["titres", "restaurant", "fin"]);
    }

    #[test]
    fn law_5_stop_words_are_sorted_and_no_technology() {
        assert!(STOP_WORDS.is_sorted());
        for technology in vocabulary().technologies() {
            assert!(!is_stop_word(&matching::understand::fold::fold(&technology.name)), "{}", technology.name);
        }
        for word in STOP_WORDS {
            assert_eq!(said(word), [word]);
        }
    }

    proptest! {
        #[test]
        fn law_4_spans_cover_their_words(text in "\\PC*|[a-zéÀœ' ’.+#\u{301}👩-]{0,60}") {
            let mut end = 0;
            for word in words(&text) {
                prop_assert!(word.span.words(&text).is_some_and(|words| !words.is_empty()));
                prop_assert!(word.span.start >= end, "{:?}", word);
                end = word.span.start;
                prop_assert!(!word.folded.is_empty());
            }
        }
    }
}
