//! What people of the demo community write to each other.

use crate::missions::draft::Language;

const MESSAGES_FR: [&str; 5] = [
    "Votre texte m’a parlé dès la deuxième phrase. J’ai mené une mission très proche l’an dernier ; je peux vous raconter ce qui a marché et ce que je referais autrement.",
    "Disponible aux dates que vous indiquez. Avant d’aller plus loin, j’aimerais savoir qui détient aujourd’hui les accès au code et à l’hébergement.",
    "Je ne coche peut-être pas toutes les cases, mais je connais bien la situation que vous décrivez, et l’équipe que vous avez déjà me semble être votre meilleure carte.",
    "Le sujet me tient à cœur et le rythme me convient. Je propose de commencer par une semaine d’écoute, avant toute décision technique.",
    "J’ai pris le temps d’essayer votre produit comme une cliente le ferait. Trois remarques vous attendent, et aucune n’est grave.",
];
const MESSAGES_EN: [&str; 4] = [
    "Your second sentence won me over. I ran a very similar mission last year and can tell you what worked and what I would do differently.",
    "I am free on your dates. Before anything else I would like to know who holds the keys to the code and the hosting today.",
    "I may not tick every box, but I know the situation well, and the team you already have looks like your best card.",
    "I tried your product as a customer would. Three remarks are waiting for you, and none of them is serious.",
];
const REFUSALS_FR: [&str; 3] = [
    "Merci d’avoir pensé à moi. Le sujet me plaît, mais je prends un autre engagement ce trimestre.",
    "Je connais l’un des associés de près ; je préfère ne pas mélanger.",
    "Le rythme ne va pas avec mes deux missions actuelles. Avec plaisir au printemps.",
];
const REFUSALS_EN: [&str; 2] = [
    "Thank you for thinking of me. I have just taken on something else this quarter.",
    "The days do not fit with my two present clients; ask me again in spring.",
];

pub(super) fn message(language: Language, at: usize, title: &str) -> &'static str {
    // Neighbouring missions do not get the same letters.
    let at = at + title.len();
    match language {
        Language::Fr => MESSAGES_FR[at % MESSAGES_FR.len()],
        Language::En => MESSAGES_EN[at % MESSAGES_EN.len()],
    }
}

pub(super) fn refusal(language: Language, at: usize) -> &'static str {
    match language {
        Language::Fr => REFUSALS_FR[at % REFUSALS_FR.len()],
        Language::En => REFUSALS_EN[at % REFUSALS_EN.len()],
    }
}

/// Why staff departs from the machine's order.
pub(super) fn override_reason(language: Language) -> &'static str {
    match language {
        Language::Fr => "A déjà travaillé avec une équipe de cette taille, et répond le jour même.",
        Language::En => "Has worked with a team of this size, and answers the same day.",
    }
}

/// What the CEO and the CTO say after they met.
pub(super) fn verdicts(language: Language, wants_to: bool) -> (&'static str, &'static str) {
    match (language, wants_to) {
        (Language::Fr, true) => (
            "Des réponses claires, y compris « je ne sais pas ». L’équipe a posé ses propres questions et en redemande.",
            "Une équipe franche sur ses difficultés, un besoin bien compris. Je m’y vois.",
        ),
        (Language::Fr, false) => (
            "Une belle rencontre, mais un style trop éloigné de celui de l’équipe pour commencer dans l’urgence.",
            "Échange agréable. Je sens que l’urgence passera avant le reste ; je reste partant.",
        ),
        (Language::En, true) => (
            "Clear answers, including “I don’t know”. The team asked its own questions and wants more.",
            "A team that is frank about its troubles. I can see myself there.",
        ),
        (Language::En, false) => (
            "A good meeting, but a style too far from the team’s for an urgent start.",
            "A pleasant talk. Urgency may come before everything else; I would still go on.",
        ),
    }
}

/// What those who were not chosen read.
pub(super) fn to_the_others(language: Language) -> &'static str {
    match language {
        Language::Fr => {
            "Merci pour votre temps et vos questions. Nous avons choisi une personne qui avait déjà vécu notre situation presque à l’identique."
        }
        Language::En => "Thank you for your time and your questions. We chose somebody who had been through almost the same situation.",
    }
}
