//! What people do once they work together, and after it: the check, the renewal, the developers' page, the reports, the reviews, the case study.

use std::sync::Mutex;

use chrono::Duration;
use domain::mandate::EntryKind;
use domain::{CasePart, EngagementId, Month, OutcomeQuestion, Role, Zone};
use marketplace::briefing::questions::GuestTyped;
use marketplace::{Problem, briefing, case_studies, checkups, mandates, outcome_reviews, renewals, reports};
use rand::RngExt as _;
use rand::rngs::StdRng;
use rand::seq::IndexedRandom as _;
use tests::study_text;
use uuid::Uuid;

use super::acts::{Act, Hand, REASON};
use super::stands::Work;

/// What somebody tries. Where it says which version was seen, `false` is one that nobody has.
#[derive(Debug, Clone, Copy)]
pub enum After {
    Checkup(Role, &'static str, &'static str),
    SettleCheckup(Role, Role),
    Renewal(Role, &'static str, bool, bool),
    TellRenewal(Role),
    SettleRenewal(Role, bool),
    Link(Role),
    RenewLink(Role),
    RevokeLink(Role),
    Ask(Role, &'static str),
    AskAsGuest(&'static str),
    Answer(Role),
    AnswerAsGuest,
    Hand(Role, &'static str),
    RemoveQuestion(Role),
    Report(Role, bool, bool),
    Remark(Role),
    Objective(Role),
    ChangeObjective(Role, bool),
    RemoveObjective(Role, bool),
    Review(Role, bool, bool),
    BeginStudy(Role),
    Part(Role, CasePart, bool),
    Choose(Role),
    Agree(Role, bool),
    WithdrawStudy(Role),
    TakeDown(Role),
    /// Another of the three looks at what is not theirs.
    Stranger,
}

/// The key of the last link that was made.
pub type Key = Mutex<Option<String>>;

impl Hand<'_> {
    /// Does it.
    pub async fn goes_on(&self, act: After) -> Result<(), Problem> {
        match act {
            After::Checkup(..) | After::SettleCheckup(..) => self.of_checkup(act).await,
            After::Renewal(..) | After::TellRenewal(_) | After::SettleRenewal(..) => self.of_renewal(act).await,
            After::Report(..) | After::Remark(_) => self.of_report(act).await,
            After::Objective(_) | After::ChangeObjective(..) | After::RemoveObjective(..) => self.of_mandate(act).await,
            After::Review(by, sends, seen) => self.review(by, sends, seen).await,
            After::BeginStudy(_) | After::Part(..) | After::Choose(_) | After::Agree(..) | After::WithdrawStudy(_) | After::TakeDown(_) => {
                self.of_study(act).await
            }
            After::Stranger => {
                let found = marketplace::engagements::party(self.market, self.stranger(), EngagementId(self.work()?.id)).await;
                assert!(found.is_err(), "somebody else's engagement is shown");
                found.map(drop)
            }
            _ => self.of_briefing(act).await,
        }
    }

    async fn of_checkup(&self, act: After) -> Result<(), Problem> {
        match act {
            After::Checkup(by, going, call) => {
                let missing = if going == "yes" { "" } else { "Un accès au serveur." };
                checkups::answer::answer(self.market, &self.party(by).await?, checkups::answer::Typed { going, missing, call }).await
            }
            After::SettleCheckup(by, of) => {
                let staff = self.visitor(by, self.at_work()).staff()?;
                checkups::settle::settle(self.market, &staff, EngagementId(self.work()?.id), of.code(), REASON).await
            }
            _ => Ok(()),
        }
    }

    async fn of_renewal(&self, act: After) -> Result<(), Problem> {
        let which = |seen: bool| self.work().map(|work| work.renewal.filter(|_| seen).unwrap_or_default().to_string());
        match act {
            After::Renewal(by, answer, tells, seen) => {
                let typed = renewals::answer::Typed { renewal: &which(seen)?, answer, words: "", tell: if tells { "true" } else { "" } };
                renewals::answer::answer(self.market, &self.party(by).await?, typed).await
            }
            After::TellRenewal(by) => renewals::answer::tell_now(self.market, &self.party(by).await?, &which(true)?).await,
            After::SettleRenewal(by, seen) => {
                let staff = self.visitor(by, self.at_work()).staff()?;
                renewals::settle::settle(self.market, &staff, EngagementId(self.work()?.id), &which(seen)?, REASON).await
            }
            _ => Ok(()),
        }
    }

    async fn of_briefing(&self, act: After) -> Result<(), Problem> {
        let (market, once) = (self.market, Uuid::now_v7().to_string());
        let question = self.work()?.question.unwrap_or_default().to_string();
        let as_guest = GuestTyped { name: "Hugo", words: "Qui tient le nom de domaine ?", once: &once, network: "192.0.2.0" };
        match act {
            After::Link(by) => {
                let (_, key) = briefing::link::invite(market, &self.party(by).await?).await?;
                *self.key.lock().unwrap() = Some(key.reveal());
                Ok(())
            }
            After::RenewLink(by) => briefing::link::renew(market, &self.party(by).await?).await,
            After::RevokeLink(by) => briefing::link::revoke(market, &self.party(by).await?).await,
            After::Ask(by, owner) => {
                briefing::questions::ask(market, &self.party(by).await?, owner, "Qui paie l’hébergement ?", &once).await
            }
            After::Answer(by) => {
                briefing::questions::answer(market, &self.party(by).await?, &question, "L’agence, jusqu’en mars.", &once).await
            }
            After::Hand(by, owner) => briefing::questions::hand(market, &self.party(by).await?, &question, owner).await,
            After::RemoveQuestion(by) => briefing::questions::remove(market, &self.party(by).await?, &question).await,
            After::AskAsGuest(owner) => {
                let guest = briefing::guest(market, &self.last_key()).await?;
                briefing::questions::ask_as_guest(market, &guest, as_guest, owner).await
            }
            _ => {
                let guest = briefing::guest(market, &self.last_key()).await?;
                briefing::questions::answer_as_guest(market, &guest, as_guest, &question).await
            }
        }
    }

    fn last_key(&self) -> String {
        self.key.lock().unwrap().clone().unwrap_or_default()
    }

    /// About the month in which the engagement began.
    async fn of_report(&self, act: After) -> Result<(), Problem> {
        let began = marketplace::engagements::sheet(&self.party(Role::Staff).await?).began_at;
        let month = Month::of(Zone::PARIS.local(began).date());
        match act {
            After::Report(by, publishes, seen) => {
                let said = [("team", "good"), ("agency", "watch"), ("transfer", "good")];
                let words = ["team_words", "agency_words", "transfer_words"];
                let how = if self.cast.site.now().timestamp() % 2 == 0 { "Tout avance." } else { "Cela avance." };
                let typed = said.into_iter().chain(words.map(|field| (field, how)));
                let typed: Vec<(String, String)> = typed.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
                let version = version(self.work()?.report.unwrap_or(0), seen);
                let step = if publishes { "publish" } else { "keep" };
                reports::write::write(self.market, &self.party(by).await?, month, (&version, step), &typed).await.map(drop)
            }
            After::Remark(by) => {
                let once = Uuid::now_v7().to_string();
                reports::remark::add(self.market, &self.party(by).await?, month, &once, "L’agence a répondu depuis.").await
            }
            _ => Ok(()),
        }
    }

    async fn of_mandate(&self, act: After) -> Result<(), Problem> {
        let (kind, work) = (EntryKind::Objective.code(), self.work()?);
        let which = (work.objective.unwrap_or_default().to_string(), |seen| version(work.objective_version.unwrap_or(0), seen));
        match act {
            After::Objective(by) => {
                let once = Uuid::now_v7().to_string();
                mandates::write::add(self.market, &self.party(by).await?, kind, &once, &self.objective("planned")).await.map(drop)
            }
            After::ChangeObjective(by, seen) => {
                let version = which.1(seen);
                let typed = self.objective("reached");
                mandates::write::change(self.market, &self.party(by).await?, kind, (&which.0, &version), &typed).await.map(drop)
            }
            After::RemoveObjective(by, seen) => {
                let version = which.1(seen);
                mandates::write::remove(self.market, &self.party(by).await?, kind, (&which.0, &version)).await.map(drop)
            }
            _ => Ok(()),
        }
    }

    fn objective(&self, state: &str) -> Vec<(String, String)> {
        let due = (Zone::PARIS.local(self.cast.site.now()).date() + Duration::days(60)).to_string();
        let typed = [("title", "Livrer sans l’agence"), ("measure", "Livraisons"), ("target", "Quatre"), ("due", &due), ("state", state)];
        typed.map(|(name, value)| (name.to_owned(), value.to_owned())).into()
    }

    async fn review(&self, by: Role, sends: bool, seen: bool) -> Result<(), Problem> {
        let work = self.work()?;
        let present = if by == Role::Ceo { work.ceo_review_version } else { work.cto_review_version };
        let answer = if self.cast.site.now().timestamp() % 2 == 0 { "yes" } else { "rather_no" };
        // What is sent answers everything; a draft, and now and then somebody who is mistaken, does not.
        let left_out = usize::from(!sends || self.cast.site.now().timestamp() % 7 == 0);
        let typed: Vec<(String, String)> =
            OutcomeQuestion::ALL.iter().skip(left_out).map(|question| (question.code().to_owned(), answer.to_owned())).collect();
        let step = if sends { outcome_reviews::write::SEND } else { "keep" };
        outcome_reviews::write::write(self.market, &self.party(by).await?, &version(present.unwrap_or(0), seen), step, &typed).await
    }

    async fn of_study(&self, act: After) -> Result<(), Problem> {
        let (market, work) = (self.market, self.work()?);
        match act {
            After::BeginStudy(by) => case_studies::write::begin(market, &self.party(by).await?, "fr").await,
            After::Part(by, part, seen) => {
                let present = work.parts.iter().position(|written| written == part.code()).map_or(0, |at| work.part_versions[at]);
                // A title has room for no more than itself.
                let words = format!("{} {}", study_text(part), present + 1);
                case_studies::write::write(market, &self.party(by).await?, part.code(), &version(present, seen), &words).await
            }
            After::Choose(by) => {
                let names = if self.cast.site.now().timestamp() % 2 == 0 { "true" } else { "" };
                let choice = case_studies::write::Choice { names, objectives: "true", language: "fr" };
                case_studies::write::choose(market, &self.party(by).await?, choice).await
            }
            After::Agree(by, seen) => {
                case_studies::consent::agree(market, &self.party(by).await?, &version(work.revision.unwrap_or(0), seen)).await
            }
            After::WithdrawStudy(by) => case_studies::consent::withdraw(market, &self.party(by).await?).await,
            After::TakeDown(by) => {
                let staff = self.visitor(by, self.at_work()).staff()?;
                case_studies::take_down::take_down(market, &staff, EngagementId(work.id), REASON).await
            }
            _ => Ok(()),
        }
    }
}

fn version(present: i32, seen: bool) -> String {
    (if seen { present } else { present + 9 }).to_string()
}

/// Anything of this, by anybody.
pub fn anything(by: Role, chance: &mut StdRng) -> After {
    let seen = chance.random_bool(0.8);
    let of = *[Role::Ceo, Role::Cto].choose(chance).unwrap();
    let part = *CasePart::ALL.choose(chance).unwrap();
    let owner = *["ceo", "cto", "team"].choose(chance).unwrap();
    let acts = [
        After::Checkup(by, ["yes", "mixed", "no"].choose(chance).unwrap(), ["yes", "no"].choose(chance).unwrap()),
        After::SettleCheckup(by, of),
        After::Renewal(by, ["renew", "end", "rematch"].choose(chance).unwrap(), seen, chance.random_bool(0.8)),
        After::TellRenewal(by),
        After::SettleRenewal(by, seen),
        After::Link(by),
        After::RenewLink(by),
        After::RevokeLink(by),
        After::Ask(by, owner),
        After::AskAsGuest(owner),
        After::Answer(by),
        After::AnswerAsGuest,
        After::Hand(by, owner),
        After::RemoveQuestion(by),
        After::Report(by, chance.random_bool(0.5), seen),
        After::Remark(by),
        After::Objective(by),
        After::ChangeObjective(by, seen),
        After::RemoveObjective(by, seen),
        After::Review(by, chance.random_bool(0.6), seen),
        After::BeginStudy(by),
        After::Part(by, part, seen),
        After::Choose(by),
        After::Agree(by, seen),
        After::WithdrawStudy(by),
        After::TakeDown(by),
        After::Stranger,
    ];
    *acts.choose(chance).unwrap()
}

/// What is to be done while they work together, from where things stand.
pub fn while_it_runs(work: &Work, chance: &mut StdRng) -> Act {
    let side = *[Role::Ceo, Role::Cto].choose(chance).unwrap();
    let guest_owner = *["ceo", "cto"].choose(chance).unwrap();
    let mut asked = Vec::new();
    for (role, state) in [(Role::Ceo, work.ceo_checkup.as_deref()), (Role::Cto, work.cto_checkup.as_deref())] {
        match state {
            Some("asked") => asked.push(After::Checkup(role, ["yes", "mixed", "no"].choose(chance).unwrap(), "no")),
            Some("raised") => asked.push(After::SettleCheckup(Role::Staff, role)),
            _ => {}
        }
    }
    match work.renewal_state.as_deref() {
        Some("asked") => asked.push(After::Renewal(side, ["renew", "renew", "end"].choose(chance).unwrap(), chance.random_bool(0.3), true)),
        Some("differing") => asked.push(After::SettleRenewal(Role::Staff, true)),
        _ => {}
    }
    // Whoever is asked answers before anything else, as a rule.
    if chance.random_bool(0.7)
        && let Some(act) = asked.choose(chance)
    {
        return Act::After(*act);
    }
    let mut due = vec![After::Report(Role::Cto, chance.random_bool(0.7), true), After::Objective(side)];
    due.push(if work.has_link { After::AskAsGuest(guest_owner) } else { After::Link(side) });
    if work.question_state.as_deref() == Some("open") {
        due.extend([After::Answer(side), After::AnswerAsGuest, After::Hand(side, guest_owner)]);
    }
    if work.question.is_some() {
        due.push(After::RemoveQuestion(side));
    }
    if work.is_reported {
        due.push(After::Remark(side));
    }
    if work.objective.is_some() {
        due.push(After::ChangeObjective(side, true));
    }
    Act::After(*due.choose(chance).unwrap())
}

/// What is to be done once it has ended: both say how it was, and tell it.
pub fn once_it_has_ended(work: &Work, chance: &mut StdRng) -> Act {
    let side = *[Role::Ceo, Role::Cto].choose(chance).unwrap();
    let mut due = Vec::new();
    for (role, state) in [(Role::Ceo, work.ceo_review.as_deref()), (Role::Cto, work.cto_review.as_deref())] {
        match state {
            Some("asked" | "draft") => due.extend([After::Review(role, chance.random_bool(0.7), true); 3]),
            Some("sent") if chance.random_bool(0.2) => due.push(After::Review(role, true, true)),
            _ => {}
        }
    }
    let missing = CasePart::ALL.iter().find(|part| !work.parts.iter().any(|written| written == part.code()));
    let agrees = |by: Role| After::Agree(by, true);
    match (work.study.as_deref(), missing) {
        (None, _) => due.extend([After::BeginStudy(side); 4]),
        (Some(_), Some(part)) => {
            let by = if *part == CasePart::LastWord { Role::Ceo } else { side };
            due.extend([After::Part(by, *part, true); 8]);
        }
        (Some("taken_down"), _) => due.push(After::Part(side, CasePart::Outcome, true)),
        (Some("half_agreed"), _) => due.extend([agrees(Role::Ceo), agrees(Role::Cto), agrees(side), After::WithdrawStudy(side)]),
        (Some("published"), _) => {
            due.extend([
                After::WithdrawStudy(side),
                After::TakeDown(Role::Staff),
                After::Part(side, CasePart::Mission, true),
                After::Choose(side),
            ]);
        }
        _ => due.extend([agrees(Role::Ceo), agrees(Role::Cto)]),
    }
    Act::After(*due.choose(chance).unwrap())
}
