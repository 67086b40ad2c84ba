use domain::{Evidence, Importance, lifecycle::MissionState};
use domain::forms::{Complaint, FieldError};
use leptos::prelude::*;
use matching::rank::*;
use ui::{components::*, explain::{self, Reader}, form::*, format::Urgency, i18n, site::*, Locale};

fn view_all() -> impl IntoView {
    let l = Locale::current();
    let facts = [
        (Verdict::Holds, Fact::TechnologyKnown { technology: "symfony".parse().unwrap(), years: Some(6), current: true }),
        (Verdict::Holds, Fact::MissionTypeDone { mission_type: domain::MissionType::AgencySteering, times: 2 }),
        (Verdict::Partial, Fact::SectorNear { wanted: domain::Sector::Foodtech, known: domain::Sector::Agritech }),
        (Verdict::Holds, Fact::RateWithin),
        (Verdict::Gap, Fact::RhythmShort { wanted: "3".parse().unwrap(), free: "2".parse().unwrap() }),
        (Verdict::Partial, Fact::PlaceFar { wanted: "lyon".parse().unwrap(), known: "nantes".parse().unwrap(), km: 520 }),
    ];
    let ties: Vec<_> = facts.iter().map(|(v, f)| explain::fact_line(l, Reader::Ceo, *v, f)).collect();
    let gaps = vec![explain::question_line(l, Reader::Ceo, &Question::AskStage { stage: domain::Stage::Mvp }), explain::question_line(l, Reader::Ceo, &Question::AskImpact { impact: domain::Impact::Ess })];
    let s = |low, high| Score { low: low * 10_000, high: high * 10_000 };
    let text = "Une agence a construit notre première version. Je cherche le Symfony de l’agence, à Lyon.";
    let at = text.find("Symfony").unwrap() as u32;
    let marks = vec![Mark { n: Some(1), ..Evidence { start: 4, end: 10 }.into() }, Mark { n: Some(2), active: true, ..Evidence { start: at, end: at + 7 }.into() }];
    provide_context(FormMemory { form: "f".into(), values: vec![("email".into(), "cam".into())], errors: FieldError::new("email", Complaint::Malformed).into() });
    let column = |i: usize, first| { let (ties, gaps) = (ties.clone(), gaps.clone()); view! { <CandidateColumn id=format!("p{i}") name=harbour_name(i) first line="A repris deux produits bâtis par une agence." score=s(80 - 10 * i as u32, 90) ties gaps practice=vec![("Rythme".into(), "2 jours par semaine".into())] questions=vec!["Que regarderiez-vous en premier chez nous ?".into()]><ButtonLink href="#" wide=true look=if first { Look::Primary } else { Look::Secondary }>"Proposer une rencontre"</ButtonLink></CandidateColumn> } };
    view! {
        <Skip/><SiteHeader current=Some(Nav::Needs)/>
        <main id="content"><div class="page">
            <Journey state=MissionState::Shortlisted dates=vec![(MissionState::Draft, "3 nov.".into())]/>
            <PageHead title="Trois personnes peuvent traverser avec vous." lead="Choisies parmi 64."><DeckKey explained="#"/></PageHead>
            <Candidates>{column(0, true)}{column(1, false)}{column(2, false)}</Candidates>
            <Crossings><Crossing words=text marks=marks.clone() state=TieState::Holds proof="Symfony, 6 ans"/><Crossing words="à Lyon" state=TieState::Gap proof="À distance" note=Some("Nantes".into())/></Crossings>
            <div class="need-grid"><div class="sheet"><Echo text marks/><textarea>{text}</textarea></div>
            <div class="criteria"><CriterionDetails numbered=Numbered::Read(1) kind="Mission" value="Reprendre la main sur une agence" importance=Some(Importance::Must) quote=Some("agence".into()) open=true><p>"…"</p></CriterionDetails><CriterionDetails numbered=Numbered::Open kind="Budget" value="Pas encore dit" importance=None><p>"…"</p></CriterionDetails></div></div>
            <Form name="f" action="/api/x" class="stack"><Field name="email" label="Adresse électronique" hint=Some("La vôtre".into())><TextInput kind="email"/></Field>
              <Field name="w" label="Est-ce que cela compte ?" group=true><Choice options=vec![Choosable::new("must", "Indispensable"), Choosable::new("nice", "Un plus")] selected=Some("must".into())/></Field>
              <Check name="k" label="Garder ma session ouverte"/><Submit>"Se connecter"</Submit></Form>
            <DenseTable label="Missions" columns=vec![Column::new("Mission"), Column::new("Étape"), Column::number("Candidats")]><tr><th scope="row"><a href="#">"La Tablée"</a><small>"Lyon"</small></th><td><MissionBadge state=MissionState::Open/></td><td class="num">"3"</td></tr></DenseTable>
            <Tasks heading="En retard"><Task urgency=Urgency::Late deadline="5 h" title="Relire" href="#" note="promesse" who="Nadia" action="Relire"/></Tasks>
            <Notice title="Une chose"><p>"Qui possède le code ?"</p></Notice>
            <Empty title="Pas encore de besoin" text="Une phrase suffit." laid=3><ButtonLink href="#">"Écrire cette phrase"</ButtonLink></Empty>
        </div></main><SiteFooter/>
    }
}

#[test]
fn gallery() {
    for (address, file) in [("/needs", "fr"), ("/en/needs", "en")] {
        let body = Owner::new().with(|| { i18n::provide(address); provide_context(Visitor { role: domain::Role::Ceo, name: "Camille Aubry".into(), detail: Some("La Tablée".into()) }); view_all().into_view().to_html() });
        std::fs::write(format!("/tmp/gallery-{file}.html"), format!("<!DOCTYPE html><html lang={file}><head><meta charset=utf-8><link rel=stylesheet href=\"file:///work/main/style/main.css\"></head><body>{body}</body></html>")).unwrap();
    }
}
