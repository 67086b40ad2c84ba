//! What companies, CTOs and staff of the demo community write to each other, in French. Whoever writes has read what was there; the last line of some
//! conversations still waits for its reader.

use domain::{CandidacyId, Role};

use crate::{
    Marketplace, Problem,
    accounts::{CurrentCto, CurrentStaff, Visitor},
    messages::{Sent, mark, next, permission::member, write},
};

/// A line of a conversation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Talk {
    /// Before they have met.
    Question,
    Answer,
    Access,
    /// Once they have.
    Place,
    /// Once the CTO was chosen.
    Welcome,
    Start,
    Reminder,
}

impl Talk {
    const fn by(self) -> Role {
        match self {
            Self::Question | Self::Access | Self::Welcome => Role::Ceo,
            Self::Answer | Self::Place | Self::Start => Role::Cto,
            Self::Reminder => Role::Staff,
        }
    }

    const fn words(self) -> &'static str {
        match self {
            Self::Question => {
                "Bonjour. Avant de nous rencontrer, une question : si l’agence part le mois prochain, par quoi commenceriez-vous ? Nous n’avons pas de double des accès, et c’est ce qui m’empêche de dormir."
            }
            Self::Answer => {
                "Bonjour. Par les accès, justement : une matinée pour faire la liste avec vous (code, hébergement, nom de domaine, paiements), puis une semaine pour que tout soit à votre nom.\n\nEnsuite seulement, je lirais le code. Si vous voulez gagner du temps, appelez-moi au 06 12 34 56 78."
            }
            Self::Access => "Bonjour. Avez-vous déjà repris un produit dont personne n’avait les clés ? Comment cela s’est-il passé ?",
            Self::Place => {
                "Merci pour cet échange. Comme promis, la méthode que j’applique pour un audit d’une semaine : https://carnet.example/audit-en-une-semaine, avec la liste de ce qu’il faut demander à l’agence.\nJeudi, 10 h, vous convient-il ?"
            }
            Self::Welcome => {
                "C’est décidé, et l’équipe est ravie. L’agence vous attend mardi matin ; je serai là pour les présentations.\nY a-t-il quelque chose à préparer d’ici là ?"
            }
            Self::Start => {
                "Merci de votre confiance. Deux choses suffiront : la liste des accès, même incomplète, et les trois problèmes dont vos clients se plaignent le plus. À mardi."
            }
            Self::Reminder => {
                "Bonjour à vous deux. Pour mémoire : nous prenons de vos nouvelles au quatorzième jour. D’ici là, écrivez ici si quelque chose accroche."
            }
        }
    }
}

/// The people of a conversation.
pub(super) struct People<'a> {
    pub ceo: &'a Visitor,
    pub cto: &'a CurrentCto,
    pub staff: &'a CurrentStaff,
}

/// Somebody writes. Staff reads along, but for a question that still waits for an answer.
pub(super) async fn play(market: &Marketplace, people: &People<'_>, candidacy: CandidacyId, talk: Talk) -> Result<(), Problem> {
    let staff = Visitor { signed_in: Some(people.staff.who().clone()), browser: None };
    let author = match talk.by() {
        Role::Ceo => people.ceo.clone(),
        Role::Cto => Visitor { signed_in: Some(people.cto.who().clone()), browser: None },
        Role::Staff | Role::System => staff.clone(),
    };
    let author = member(market, &author, candidacy).await?;
    let sent = Sent { words: talk.words().to_owned(), seen: i32::MAX.to_string(), ..Sent::default() };
    write(market, &author, next("")?, sent).await?;
    if talk == Talk::Access {
        return Ok(());
    }
    mark(market, &member(market, &staff, candidacy).await?, i32::MAX).await
}
