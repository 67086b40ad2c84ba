//! What shows that the founding story's CTO is who they say: two referees, one of whom has answered, and two documents. Played through the
//! services, as people would, over the last days.

use std::fmt::Write as _;

use chrono::{Duration, NaiveDate};
use domain::{AccountId, ReferenceRequestId};

use super::person::Person;
use crate::{
    Marketplace, Problem,
    accounts::{CurrentCto, CurrentStaff},
    documents::{self, Sent},
    mail::links::{self, Link, Purpose},
    references::{self, TypedAnswer, TypedReferee},
};

/// What happens, and how many hours ago.
pub(super) const PROGRAM: [(i64, Proof); 5] =
    [(288, Proof::Bring), (240, Proof::Verify), (240, Proof::Ask(0)), (168, Proof::Answer(0)), (48, Proof::Ask(1))];

/// A step; numbers are those of the referees.
#[derive(Clone, Copy)]
pub(super) enum Proof {
    /// The CTO sends documents and names referees.
    Bring,
    /// Staff finds the first document good.
    Verify,
    /// Staff writes to a referee.
    Ask(usize),
    /// A referee answers.
    Answer(usize),
}

/// Plays a step, at the time of the play.
pub(super) async fn play(
    market: &Marketplace,
    staff: &CurrentStaff,
    cto: &CurrentCto,
    person: &Person,
    proof: Proof,
) -> Result<(), Problem> {
    match proof {
        Proof::Bring => {
            for document in sent(market.today()) {
                documents::send::send(market, cto, document).await?;
            }
            for referee in referees(person) {
                references::name::name(market, cto, references::name::next(), &referee).await?;
            }
            Ok(())
        }
        Proof::Verify => match documents::read::own(market, cto).await?.last() {
            Some(first) => documents::decide::verify(market, staff, first.id).await,
            None => Ok(()),
        },
        Proof::Ask(at) => match references::read::own(market, cto).await?.get(at) {
            Some(request) => references::ask::ask(market, staff, request.id, &request.version.to_string()).await,
            None => Ok(()),
        },
        Proof::Answer(at) => match references::read::own(market, cto).await?.get(at) {
            Some(request) => answer(market, person.account, request.id).await,
            None => Ok(()),
        },
    }
}

/// Answers by a link of its own: the letter that would hold one is not sent.
async fn answer(market: &Marketplace, account: AccountId, request: ReferenceRequestId) -> Result<(), Problem> {
    let link = Link { account, about: Some(request.to_string()) };
    let key = links::draw(&mut *market.pool.acquire().await?, market.now(), Purpose::Reference, &link).await?;
    let guest = references::guest(market, &key.reveal()).await?;
    let typed = TypedAnswer {
        period: "right".to_owned(),
        work_again: "yes".to_owned(),
        areas: ["integration", "availability"].map(str::to_owned).to_vec(),
        strengths: "A repris le code de notre agence en six semaines, et nous a appris à lire ses comptes rendus. Dit non avec un chiffre."
            .to_owned(),
        watch: "Va droit au but : prévenez l’équipe. Mieux vaut fixer les jours de présence dès le départ.".to_owned(),
        readable: "yes".to_owned(),
    };
    references::answer::send(market, &guest, &typed, "").await
}

fn referees(person: &Person) -> [TypedReferee; 2] {
    let station = |at: usize| person.career.get(at).map(|one| (one.company.clone(), one.started, one.ended)).unwrap_or_default();
    let referee = |at: usize, name: &str, post: &str, bond: &str, address: &str, shared_work: &str| {
        let (company, started, ended) = station(at);
        TypedReferee {
            name: name.to_owned(),
            post: post.to_owned(),
            company,
            email: address.to_owned(),
            bond: bond.to_owned(),
            shared_work: shared_work.to_owned(),
            started: started.to_string(),
            ended: ended.map(|year| year.to_string()).unwrap_or_default(),
            language: "fr".to_owned(),
            consent: "true".to_owned(),
        }
    };
    [
        referee(
            0,
            "Aïssa Ferhat",
            "Directrice générale",
            "client",
            "aissa.ferhat@references.example",
            "Reprise du produit bâti par notre agence, puis recrutement de l’équipe.",
        ),
        referee(
            1,
            "Marc Delorme",
            "Responsable produit",
            "peer",
            "marc.delorme@references.example",
            "Deux ans côte à côte sur la commande et la livraison.",
        ),
    ]
}

fn sent(today: NaiveDate) -> [Sent; 2] {
    [document(today, "registration", "Avis de situation Sirene", None), document(today, "insurance", "RC professionnelle", Some(210))]
}

/// A document that ends in so many days, if it does.
pub(super) fn document(today: NaiveDate, kind: &str, title: &str, days: Option<i64>) -> Sent {
    Sent {
        kind: kind.to_owned(),
        title: title.to_owned(),
        valid_until: days.map(|days| (today + Duration::days(days)).to_string()).unwrap_or_default(),
        file_name: format!("{title}.pdf"),
        content: Ok(page(title)),
    }
}

/// A PDF of one page that says its title, in letters of ASCII.
fn page(title: &str) -> Vec<u8> {
    let text = format!("BT /F1 20 Tf 72 760 Td ({title}) Tj ET");
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>".to_owned(),
        format!("<</Length {}>>stream\n{text}\nendstream", text.len()),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".to_owned(),
    ];
    let mut pdf = "%PDF-1.4\n".to_owned();
    let mut table = String::new();
    for (at, object) in objects.iter().enumerate() {
        // Writing to a text cannot fail.
        let _ = writeln!(table, "{:010} 00000 n ", pdf.len());
        let _ = writeln!(pdf, "{} 0 obj{object}endobj", at + 1);
    }
    let (start, count) = (pdf.len(), objects.len() + 1);
    let _ = write!(pdf, "xref\n0 {count}\n0000000000 65535 f \n{table}trailer<</Size {count}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n");
    pdf.into_bytes()
}
