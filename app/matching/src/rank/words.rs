//! The words of a text as the rule of words compares them: folded, without those that every text has.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::{BTreeSet, HashSet};
use std::ops::Bound;
use std::sync::LazyLock;

use super::WHOLE;
use super::trades::{is_trade, trades};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Words of fewer letters say too little.
const SHORTEST: usize = 3;

/// Words that needs and profiles have anyway: grammar, numbers, time, the verbs of every day, and the small talk of this trade, in French and English.
/// Folded.
static EVERYWHERE: LazyLock<HashSet<&str>> = LazyLock::new(|| EVERYWHERE_TEXT.split_whitespace().collect());

const EVERYWHERE_TEXT: &str = "
    abord about actuellement afin again ago aient ainsi ait aller allons almost alors also always and annee annees another ans any anybody
    anyone anything apres are aren around arrive arrivent arriver ask asked asking asks aucun aucune aujourd aupres aura aurait auront
    aussi autant autour autre autres aux avaient avait avance avant avec avez avoir avons away beaucoup became because become been before
    began begin beginning begins begun being besoin better between bien bientot bonjour both but came can car ceci cela celle celles celui
    cent cents cependant certain certaine certaines certains ces cet cette ceux chacun chacune chaque chez choice choisi choisie choisir
    choisis choisit choix choose chooses choosing chose chosen choses cinq cinquante combien come comes coming comme comment company
    contre could couldn cto dans day days dehors deja demain depuis dernier derniere dernieres derniers derriere des dessous dessus deux
    devant devenir devez devient devoir devons devra devrait did didn dire disent dit dites dix does doesn doing doit doivent don donc
    done donne donnent donner dont douze down durant during each eight elle elles encore enfin enough ensuite entre entreprise envers
    envie est etaient etait etant etc ete etre eux even ever every everybody everyone everything experience faire fais fait faites faits
    fallait faudra faudrait faut few find finds first five fois font for found four from gave gens get gets getting give given gives
    giving goes going gone got had hadn half has hasn have haven her heure heures hier his hour hours how however hui huit hundred ici ils
    into isn its jamais jour jours jusqu jusque just keep keeping keeps kept laisse laisser laquelle last least leave left lequel les less
    let leur leurs like little loin lors lorsqu lorsque lui made maintenant mais make making malgre many matin may maybe meilleur meme mes
    mettre mieux might mille minute minutes mission moi moins mois moment mon month months more mot mots much must myself nearly need
    needed needs neuf never nine nobody nombre non none nos not nothing notre nous now nuit nul nulle off often once one only ont onto
    onze other others oui our out over own par parce parfois parle parlent parler parmi parti partie parties partis pas
    pendant people per perhaps person personne personnes petit petite petites petits peu peut peuvent peux plein plus plusieurs plutot
    pour pourquoi pourra pourraient pourrait
    pouvez pouvoir pouvons premier premiere premieres premiers prend prendre prennent pres presque pris prise prochain prochaine
    prochaines prochains projet puis puisqu puisque put quand quarante quatorze quatre que quel quelle quelles quelqu quelque quelques
    quels qui quiconque quinze quite quoi rather really rend rendre reste restent rester rien said sait same sans savent savez savoir
    savons saw say saying says see seen seize selon semaine semaines sept sera serait seront ses seul seule seules seuls seven shall she
    should shouldn since sinon six small soi soient soir soit soixante some somebody someone something sommes son sont soon soudain sous
    souvent startup still such suis sur surtout take taken takes taking talk tant tard team tech tel telle telles tels ten tenir than that
    the their them then there these they thing things think thinking thinks this though thought thousand three through tient today
    together toi told tomorrow too took toujours tous tout toute toutes toward towards treize trente tres trois trop trouve trouvent
    trouver two under une until upon vais vas venir venons venu venue venus vers version versions very veulent veut veux viennent vient
    vingt voici voient voila voir voit volontiers vos votre voudrais voudrait voudrions voulait voulez vouloir voulons vous vraiment want
    wanted wanting wants was wasn way ways week weeks well went were weren what whatever when whenever where which while who whom whose
    why will with within without won word words work works would wouldn year years yes yesterday yet you your
";

/// Words of which every post and CV of this field has many: they say a little. Folded.
static COMMON: LazyLock<HashSet<&str>> = LazyLock::new(|| COMMON_TEXT.split_whitespace().collect());

const COMMON_TEXT: &str = "
    ability able analysis analyst app application applications apps bachelor based best build building built business client
    clients code coding college communication community companies computer contact create created creating customer customers data
    degree deliver delivered delivery description design designed designing details develop developed developer developers
    developing development different digital education email engineer engineering engineers english ensure environment experienced
    experiences fast feature features france french full good great group growing hard help high highly implement implementation
    implemented implementing improve including information innovation integration interface international internet involved issues
    job join junior knowledge language languages large lead leading learn learning level linkedin looking main maintain
    maintenance manage managed management manager managing member members mine model network new next office online open
    opportunity order part perform performance platform position positions problem problems process processes product products
    professional programming project projects provide provided quality related requirement requirements research responsibilities
    responsible role roles school science senior server service services simple site skill skills software solution solutions
    solving strong support system systems teams technical technologies technology test testing tests time tool tools training
    understanding university use used user users using various web website websites worked working world www
    accompagner acteurs activite aider ameliorer analyse apporter appui bas besoins cadre chef collaboration competences
    conception concevoir connaissance connaissances construire creation creer culture demarche developpement developper
    developpeur differents direction domaine donnees ecole enjeux ensemble environnement equipes etudes evolution exemple
    formation francais gestion grande grands groupe hors informations informatique ingenieur langage langages ligne logiciel
    logiciels maitrise mise monde moyens niveau nouveau nouveaux nouvelle nouvelles numerique objectif objectifs oeuvre outil
    outils ouvert partir permettre plateforme poste problemes processus produit produits professionnel profil programmation
    projets proposer public publics publique publiques qualite rapidement realisation realiser recherche reponse responsable
    resultats second seconde sens suivi sujet sujets systeme systemes technique techniques technologie temps travail travailler
    travaux usage usagers usages utilisateur utilisateurs utilisation utiliser valeur vie zero
";

/// The distinct words of a text that say something, and the names of the trades that it speaks of.
#[derive(Debug, Default, Clone)]
pub(super) struct Words(BTreeSet<String>);

impl Words {
    /// Reads a text: letters and digits (and `+`, `#`) make words; accents and case are folded away.
    pub fn of(text: &str) -> Self {
        let mut telling = BTreeSet::new();
        each(text, |word| {
            if is_telling(word) && !telling.contains(word) {
                telling.insert(word.to_owned());
            }
        });
        Self(telling)
    }

    /// The words, by spelling.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }

    /// The words of `self` that `other` has too, or nearly, each with how much sharing it is worth (in thousandths, up to 1 000; see [`worth`]).
    /// The most telling first, then by spelling.
    pub fn shared_with(&self, other: &Self) -> Vec<(&str, u32)> {
        let likely = self.0.iter().map(|word| (word.as_str(), other.likeness(word)));
        let mut shared: Vec<(&str, u32)> =
            likely.filter(|(_, likeness)| *likeness > 0).map(|(word, likeness)| (word, shared_worth(word, likeness))).collect();
        shared.sort_by_key(|(word, worth)| (Reverse(*worth), *word));
        shared
    }

    /// How like the likest of these words is, in thousandths; 0 below [`ALIKE_FROM`]. Only words with the same beginning are looked at.
    fn likeness(&self, word: &str) -> u32 {
        if self.0.contains(word) {
            return SAME;
        }
        let beginning = beginning(word);
        let mut near = self
            .0
            .range::<str, _>((Bound::Included(beginning), Bound::Unbounded))
            .take_while(|known| known.starts_with(beginning))
            .peekable();
        if near.peek().is_none() {
            return 0;
        }
        let grams = trigrams(word);
        near.map(|known| likeness(&grams, &trigrams(known))).max().unwrap_or(0)
    }
}

impl FromIterator<String> for Words {
    /// Words that were read before.
    fn from_iter<I: IntoIterator<Item = String>>(words: I) -> Self {
        Self(words.into_iter().collect())
    }
}

/// Calls for each word of a text, folded, in order, and for the trades that it speaks of.
pub(super) fn each(text: &str, mut found: impl FnMut(&str)) {
    // The words with a blank before, between and after them: as trades are looked for.
    let mut words = String::with_capacity(text.len() + 2);
    words.push(' ');
    for word in fold(text).split(|c: char| !(c.is_alphanumeric() || matches!(c, '+' | '#'))).filter(|word| !word.is_empty()) {
        found(&in_common(word));
        words.push_str(word);
        words.push(' ');
    }
    trades(&words).into_iter().for_each(&mut found);
}

/// Whether a folded word says something.
pub(super) fn is_telling(word: &str) -> bool {
    is_trade(word) || (word.chars().count() >= SHORTEST && !EVERYWHERE.contains(word) && !word.bytes().all(|byte| byte.is_ascii_digit()))
}

/// The first letters of a word: only words that have them in common can be taken for one another.
pub(super) fn beginning(word: &str) -> &str {
    let end = word.char_indices().nth(SHORTEST).map_or(word.len(), |(end, _)| end);
    &word[..end]
}

/// How like two words with these trigrams are, in thousandths; 0 below [`ALIKE_FROM`].
pub(super) fn likeness(one: &[Trigram], other: &[Trigram]) -> u32 {
    let likeness = alike(one, other);
    if likeness < ALIKE_FROM { 0 } else { likeness }
}

/// What sharing a word is worth, in thousandths, when the other one is so like it.
pub(super) fn shared_worth(word: &str, likeness: u32) -> u32 {
    worth(word) * likeness / SAME
}

/// Sums of thousandths, squashed into micro-points: `s / (s + half)`.
pub(super) fn squashed(sum: u64, half: u32) -> u32 {
    let value = (sum * u64::from(WHOLE)).checked_div(sum + u64::from(half)).unwrap_or(0);
    u32::try_from(value).unwrap_or(WHOLE)
}

/// The likeness of a word to itself.
pub(super) const SAME: u32 = 1_000;

/// A word as the rule compares it: without case and accents, and the same for women and men.
pub fn compared(word: &str) -> String {
    in_common(&fold(word)).into_owned()
}

/// How a folded word ends for women, and how for men: whom a text speaks of changes nothing.
const ENDINGS: [(&str, &str); 8] = [
    ("trices", "teurs"),
    ("trice", "teur"),
    ("ingenieures", "ingenieurs"),
    ("ingenieure", "ingenieur"),
    ("euses", "eurs"),
    ("euse", "eur"),
    ("iennes", "iens"),
    ("ienne", "ien"),
];

/// The form that women and men share.
fn in_common(word: &str) -> Cow<'_, str> {
    let common = ENDINGS.iter().find_map(|(hers, his)| Some(Cow::Owned([word.strip_suffix(hers)?, his].concat())));
    common.unwrap_or(Cow::Borrowed(word))
}

/// Lower case without accents.
fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii() {
            folded.push(c.to_ascii_lowercase());
        } else {
            folded.extend(std::iter::once(c).nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase));
        }
    }
    folded
}

/// The least likeness, in thousandths, at which two spellings are taken for one word (`restaurant`, `restaurants`).
const ALIKE_FROM: u32 = 600;

/// What a trade is worth, in thousandths of a word.
const TRADE: u32 = 2_500;
/// What a common word is worth beside one of the same length that is not, in thousandths.
const COMMON_SHARE: u32 = 200;

/// A long word says more than a short one: 400 thousandths for three letters, 100 more for each letter, at most 1 000. A common word says a
/// fifth of that, a trade more than any word.
fn worth(word: &str) -> u32 {
    if is_trade(word) {
        return TRADE;
    }
    let long = u32::try_from(word.chars().count()).unwrap_or(u32::MAX).saturating_mul(100).saturating_add(100).min(1_000);
    if COMMON.contains(word) { long * COMMON_SHARE / 1_000 } else { long }
}

/// Dice's coefficient over trigrams, in thousandths: twice what is shared over what both have. Both are in order.
fn alike(a: &[Trigram], b: &[Trigram]) -> u32 {
    let of_both = a.len() + b.len();
    let thousandths = |shared: usize| (2_000 * shared).checked_div(of_both).and_then(|likeness| u32::try_from(likeness).ok()).unwrap_or(0);
    // Words of very different lengths cannot be alike enough, whatever they share.
    if thousandths(a.len().min(b.len())) < ALIKE_FROM {
        return 0;
    }
    let (mut a, mut b, mut shared) = (a.iter().peekable(), b.iter().peekable(), 0);
    while let (Some(one), Some(other)) = (a.peek(), b.peek()) {
        match one.cmp(other) {
            std::cmp::Ordering::Less => drop(a.next()),
            std::cmp::Ordering::Greater => drop(b.next()),
            std::cmp::Ordering::Equal => {
                shared += 1;
                a.next();
                b.next();
            }
        }
    }
    thousandths(shared)
}

/// Three characters in a row, as one number.
pub(super) type Trigram = u64;

/// Every three characters in a row, each once, in order, with one blank before the word: beginnings count more than ends. A trade has none:
/// it is like itself alone.
pub(super) fn trigrams(word: &str) -> Vec<Trigram> {
    if is_trade(word) {
        return Vec::new();
    }
    /// A character is less than this.
    const BITS: u32 = 21;
    let mut last = u64::from(' ');
    let mut grams = Vec::with_capacity(word.len());
    for (at, letter) in word.chars().enumerate() {
        last = (last << BITS | u64::from(letter)) & ((1 << (3 * BITS)) - 1);
        if at > 0 {
            grams.push(last);
        }
    }
    grams.sort_unstable();
    grams.dedup();
    grams
}

#[cfg(test)]
mod tests {
    use super::*;

    // 1. Accents, case and elision do not count, nor whether a woman or a man is spoken of.
    // 2. Words that every text has are not shared.
    // 3. A plural is nearly the same word.
    // 4. More text on the other side never shares less.
    // 5. A word stands in one list, once, as the rule compares it.

    #[test]
    fn law_5_a_word_is_listed_once() {
        let mut listed = BTreeSet::new();
        for word in EVERYWHERE_TEXT.split_whitespace().chain(COMMON_TEXT.split_whitespace()) {
            assert_eq!(compared(word), word);
            assert!(listed.insert(word), "{word} is listed twice");
        }
    }

    fn shared(a: &str, b: &str) -> Vec<(String, u32)> {
        Words::of(a).shared_with(&Words::of(b)).into_iter().map(|(word, worth)| (word.to_owned(), worth)).collect()
    }

    #[test]
    fn law_1_accents_case_and_elision_do_not_count() {
        assert_eq!(shared("L’ÉNERGIE", "d'energie"), [("energie".to_owned(), 800)]);
        assert_eq!(shared("Des traductrices", "un traducteur"), shared("Des traducteurs", "une traductrice"));
        assert_eq!(compared("Développeuse"), compared("DEVELOPPEUR"));
    }

    #[test]
    fn law_2_what_every_text_has_is_not_shared() {
        assert!(
            shared("Nous avons besoin d’un CTO pour notre startup, 12 mois", "The startup: nous sommes là pour vous depuis 12 mois")
                .is_empty()
        );
    }

    #[test]
    fn law_3_a_plural_is_nearly_the_same() {
        let found = shared("restaurants", "restaurant");
        assert!(found.len() == 1 && found[0].1 > 800 && found[0].1 < 1_000, "{found:?}");
    }

    #[test]
    fn law_4_more_text_never_shares_less() {
        let sum = |text| shared("facturation des restaurants solidaires", text).iter().map(|(_, worth)| worth).sum::<u32>();
        assert!(
            sum("restaurant") <= sum("restaurant solidaire") && sum("restaurant solidaire") <= sum("restaurant solidaire, facturation")
        );
    }
}
