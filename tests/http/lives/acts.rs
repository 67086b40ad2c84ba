//! What people do, each with the proof that a request would bring.

use std::time::Instant;

use chrono::{Datelike as _, Duration};
use domain::{CandidacyId, EngagementId, MissionId, Month, Role, Zone};
use marketplace::accounts::Visitor;
use marketplace::candidacies::introduction::{self, Verdict};
use marketplace::candidacies::{ConcernedCto, OwnersCandidacy, apply, choice, invite, permission, shortlist};
use marketplace::engagements::{self, Party};
use marketplace::meetings::{self, Participant};
use marketplace::missions::{self, draft, life};
use marketplace::{Marketplace, Problem, activity, endings, handover, messages, terms};
use rand::RngExt as _;
use rand::rngs::StdRng;
use sqlx::postgres::PgConnection;
use tests::TERMS;
use uuid::Uuid;

use super::after::{After, Key};
use super::next::next;
use super::stands::{Candidate, Stands, Work, written};
use super::{Cast, DAYS_AFTER, Proofs};

/// What somebody tries; a number says with which of the three CTOs.
#[derive(Debug, Clone, Copy)]
pub enum Act {
    Submit,
    AskSignOff,
    SignOff,
    Open,
    SearchOn,
    Cancel,
    Publish,
    Invite(usize),
    Apply(usize),
    RefuseInvitation(usize),
    List(usize),
    Unlist(usize),
    AskToMeet(usize),
    AgreeToMeet(usize),
    RefuseToMeet(usize),
    Verdict(usize, Role, bool),
    Select(usize),
    Decline(usize, Role),
    Withdraw(usize),
    Propose(usize, Role),
    Take(usize, Role),
    RefuseSlots(usize, Role),
    CallOff(usize, Role),
    Answer(usize, Role, &'static str),
    Settle(usize, &'static str),
    Write(usize, Role),
    Terms(Role),
    Sign(Role),
    WithdrawTerms(Role),
    RefuseTerms(Role),
    AskToEnd(Role),
    RefuseToEnd,
    Complete,
    SearchAgain,
    Note(bool),
    Approve,
    SendBack,
    Reopen(Role),
    BeginHandover(Role),
    Confirm,
    ReopenHandover,
    Add(Role),
    Mark(Role, &'static str),
    After(After),
    /// Nobody does anything for so many minutes.
    Wait(i64),
}

/// A life that was lived.
pub struct Lived {
    pub mission: MissionId,
    pub acts: u64,
    pub refused: u64,
    /// How long it took to do what was due.
    pub jobs: std::time::Duration,
}

impl Lived {
    async fn work_off(&mut self, cast: &Cast) {
        let began = Instant::now();
        cast.site.work_off().await;
        self.jobs += began.elapsed();
    }
}

/// Why, wherever somebody is asked.
pub const REASON: &str = "Le calendrier ne convient plus.";

/// Lives one; an error is a law that was broken on the way.
pub async fn play(cast: &Cast, connection: &mut PgConnection, chance: &mut StdRng, most: usize) -> Result<Lived, String> {
    let market = &cast.site.market;
    let words = "Une agence a construit notre première version avec Symfony. Notre CTO vient de partir. Deux jours par semaine.";
    let mission =
        draft::begin(market, &cast.proofs.ceo, words, draft::Language::Fr).await.map_err(|problem| format!("no draft: {problem}"))?;
    let (mut lived, key) = (Lived { mission, acts: 0, refused: 0, jobs: std::time::Duration::ZERO }, Key::default());
    let mut before = written(connection).await;
    for _ in 0..most {
        let stands = Stands::read(connection, mission).await;
        let act = next(cast, &stands, chance);
        if let Act::Wait(minutes) = act {
            cast.site.advance(Duration::minutes(minutes));
            lived.work_off(cast).await;
            before = written(connection).await;
            continue;
        }
        let hand = Hand { market, cast, key: &key, mission, stands: &stands, proofs: &cast.proofs };
        lived.acts += 1;
        let done = hand.does(act).await;
        let now = written(connection).await;
        match done {
            Ok(()) => {}
            Err(Problem::Broken(cause)) => return Err(format!("{act:?} in {stands:?} is a fault of ours: {cause}")),
            Err(problem) => {
                lived.refused += 1;
                if now != before {
                    return Err(format!("{act:?} was refused ({problem}) and left something behind"));
                }
            }
        }
        before = now;
        cast.site.advance(Duration::seconds(chance.random_range(1..400)));
        if chance.random_bool(0.3) {
            lived.work_off(cast).await;
            before = written(connection).await;
        }
    }
    cast.site.advance(Duration::days(DAYS_AFTER));
    lived.work_off(cast).await;
    Ok(lived)
}

/// Who acts, and what they know.
pub struct Hand<'a> {
    pub market: &'a Marketplace,
    pub cast: &'a Cast,
    pub key: &'a Key,
    mission: MissionId,
    stands: &'a Stands,
    proofs: &'a Proofs,
}

impl Hand<'_> {
    async fn does(&self, act: Act) -> Result<(), Problem> {
        match act {
            Act::Submit | Act::AskSignOff | Act::SignOff | Act::Open | Act::SearchOn | Act::Cancel | Act::Publish => {
                self.of_mission(act).await
            }
            Act::Propose(..)
            | Act::Take(..)
            | Act::RefuseSlots(..)
            | Act::CallOff(..)
            | Act::Answer(..)
            | Act::Settle(..)
            | Act::Write(..) => self.of_meeting(act).await,
            Act::Terms(_) | Act::Sign(_) | Act::WithdrawTerms(_) | Act::RefuseTerms(_) => self.of_terms(act).await,
            Act::AskToEnd(_) | Act::RefuseToEnd | Act::Complete | Act::SearchAgain => self.of_ending(act).await,
            Act::Note(_) | Act::Approve | Act::SendBack | Act::Reopen(_) => self.of_month(act).await,
            Act::BeginHandover(_) | Act::Confirm | Act::ReopenHandover | Act::Add(_) | Act::Mark(..) => self.of_handover(act).await,
            Act::After(act) => self.goes_on(act).await,
            Act::Wait(_) => Ok(()),
            _ => self.of_candidacy(act).await,
        }
    }

    async fn of_mission(&self, act: Act) -> Result<(), Problem> {
        let (market, staff) = (self.market, self.proofs.staff.staff()?);
        let owner = missions::holder(market, &self.proofs.ceo, self.mission).await?.owner()?;
        match act {
            Act::Submit => draft::submit(market, &owner, "La Tablée", "Reprendre la version").await,
            Act::AskSignOff => life::ask_sign_off(market, &staff, self.mission).await,
            Act::SignOff => life::sign_off(market, &owner).await,
            Act::Open => {
                life::open(market, &staff, self.mission).await?;
                self.cast.site.follow().await;
                Ok(())
            }
            Act::SearchOn => life::search_on(market, &owner, REASON).await,
            Act::Cancel => life::cancel(market, &owner, REASON).await,
            _ => shortlist::publish(market, &staff, self.mission).await,
        }
    }

    async fn of_candidacy(&self, act: Act) -> Result<(), Problem> {
        let (market, staff) = (self.market, self.proofs.staff.staff()?);
        let verdict = |wants_to| Verdict { wants_to, words: "Nous nous sommes parlé." };
        match act {
            Act::Invite(at) => invite::invite(market, &staff, self.mission, self.cast.ctos[at].profile()).await.map(drop),
            Act::Apply(at) => {
                apply::apply(market, &self.proofs.ctos[at].cto()?, self.mission, "J’ai repris deux produits.").await.map(drop)
            }
            Act::RefuseInvitation(at) => apply::refuse_invitation(market, &self.concerned(at).await?, "rate", "").await,
            Act::List(at) => shortlist::add(market, &staff, self.id(at)?, REASON).await,
            Act::Unlist(at) => shortlist::remove(market, &staff, self.id(at)?, REASON).await,
            Act::AskToMeet(at) => introduction::request(market, &self.shown(at).await?).await,
            Act::AgreeToMeet(at) => introduction::accept(market, &self.concerned(at).await?).await,
            Act::RefuseToMeet(at) => apply::refuse_introduction(market, &self.concerned(at).await?, REASON).await,
            Act::Verdict(at, Role::Ceo, yes) => introduction::ceo_verdict(market, &self.shown(at).await?, verdict(yes)).await,
            Act::Verdict(at, _, yes) => introduction::cto_verdict(market, &self.concerned(at).await?, verdict(yes)).await,
            Act::Select(at) => choice::select(market, &self.shown(at).await?, REASON).await,
            Act::Decline(at, Role::Ceo) => introduction::decline(market, &self.shown(at).await?, REASON).await,
            Act::Decline(at, _) => invite::decline(market, &staff, self.id(at)?, REASON).await,
            Act::Withdraw(at) => apply::withdraw(market, &self.concerned(at).await?, REASON).await,
            _ => Ok(()),
        }
    }

    async fn of_meeting(&self, act: Act) -> Result<(), Problem> {
        let market = self.market;
        match act {
            Act::Propose(at, by) => {
                let day = Zone::PARIS.local(self.cast.site.now()).date() + Duration::days(2);
                let day = day
                    + Duration::days(
                        i64::from(7 - day.weekday().num_days_from_monday()) % 7 * i64::from(day.weekday().num_days_from_monday() > 4),
                    );
                let typed = [("day-0", day.to_string()), ("time-0", "10:00".to_owned()), ("minutes", "45".to_owned())];
                let typed: Vec<(String, String)> = typed.map(|(name, value)| (name.to_owned(), value)).into();
                meetings::propose::propose(market, &self.part(at, by).await?, &typed).await
            }
            Act::Take(at, by) => {
                let part = self.part(at, by).await?;
                let slot = meetings::sheet(market, &part).await?.slots.first().map(|slot| meetings::propose::slot_code(slot.starts));
                meetings::propose::accept(market, &part, &slot.unwrap_or_default()).await
            }
            Act::RefuseSlots(at, by) => meetings::propose::refuse(market, &self.part(at, by).await?, "").await,
            Act::CallOff(at, by) => meetings::call_off::call_off(market, &self.part(at, by).await?, REASON).await,
            Act::Answer(at, by, answer) => meetings::confirm::answer(market, &self.part(at, by).await?, answer).await,
            Act::Settle(at, outcome) => meetings::confirm::settle(market, &self.proofs.staff.staff()?, self.id(at)?, outcome).await,
            Act::Write(at, by) => {
                let member = messages::permission::member(market, self.visitor(by, at), self.id(at)?).await?;
                let sent = messages::Sent { words: "Bonjour, une question.".to_owned(), ..messages::Sent::default() };
                messages::write(market, &member, messages::next("")?, sent).await
            }
            _ => Ok(()),
        }
    }

    async fn of_terms(&self, act: Act) -> Result<(), Problem> {
        let market = self.market;
        match act {
            Act::Terms(by) => {
                let party = self.party(by).await?;
                let seen = terms::sheet(market, &party).await?.latest().to_string();
                // Each proposal is another one, and what stands is not proposed again.
                let moment = self.cast.site.now().timestamp();
                let rate = (700 + moment % 300).to_string();
                let start = Zone::PARIS.local(self.cast.site.now()).date() + Duration::days(moment % 5);
                let (end, start) = ((start + Duration::days(12 + moment % 40)).to_string(), start.to_string());
                let (duration, months) = if moment % 3 == 0 { ("renewed", "3") } else { ("until", "") };
                let typed = domain::TypedTerms { rate: &rate, start: &start, duration, end: &end, months, ..TERMS };
                terms::propose::propose(market, &party, &seen, typed).await
            }
            Act::Sign(by) => {
                let party = self.party(by).await?;
                let sheet = terms::sheet(market, &party).await?;
                let Some(open) = sheet.open() else { return Err(Problem::Stale) };
                terms::sign::sign(market, &party, &open.number.to_string(), &open.hash, &self.name(by)).await
            }
            Act::WithdrawTerms(by) => terms::close::withdraw(market, &self.party(by).await?, &self.open_terms()).await,
            Act::RefuseTerms(by) => terms::close::refuse(market, &self.party(by).await?, &self.open_terms(), REASON).await,
            _ => Ok(()),
        }
    }

    async fn of_ending(&self, act: Act) -> Result<(), Problem> {
        let (market, staff) = (self.market, self.proofs.staff.staff()?);
        let engagement = EngagementId(self.work()?.id);
        match act {
            Act::AskToEnd(by) => endings::ask::ask(market, &self.party(by).await?, "rematch", REASON).await,
            Act::RefuseToEnd => {
                let wishes = endings::sheets(market, &self.party(Role::Staff).await?).await?;
                let asked_by = wishes.iter().find(|wish| wish.wait.is_some()).map_or(Role::Ceo, |wish| wish.asked_by);
                endings::settle::refuse(market, &staff, engagement, asked_by.code(), REASON).await
            }
            Act::Complete => {
                let last_day = Zone::PARIS.local(self.cast.site.now()).date().to_string();
                let typed = endings::settle::Completion { last_day, confirmed: "true".to_owned() };
                endings::settle::complete(market, &staff, engagement, &typed).await
            }
            _ => endings::settle::search_again(market, &staff, engagement, REASON, "true").await,
        }
    }

    async fn of_month(&self, act: Act) -> Result<(), Problem> {
        let market = self.market;
        let began = engagements::sheet(&self.party(Role::Staff).await?).began_at;
        let month = Month::of(Zone::PARIS.local(began).date());
        let version = self.work()?.month_version.unwrap_or(0).to_string();
        match act {
            Act::Note(sends) => {
                let day = Zone::PARIS.local(began).date().day();
                let rows = [(format!("days-{day:02}"), if self.cast.site.now().timestamp() % 2 == 0 { "1" } else { "0.5" }.to_owned())];
                let step = if sends { activity::note::Step::Send } else { activity::note::Step::Save };
                activity::note::note(market, &self.party(Role::Cto).await?, month, &version, &rows, step).await
            }
            Act::Approve => activity::answer::approve(market, &self.party(Role::Ceo).await?, month, &version).await,
            Act::SendBack => activity::answer::send_back(market, &self.party(Role::Ceo).await?, month, &version, REASON).await,
            Act::Reopen(by) => activity::answer::reopen(market, &self.party(by).await?, month, REASON).await,
            _ => Ok(()),
        }
    }

    async fn of_handover(&self, act: Act) -> Result<(), Problem> {
        let market = self.market;
        match act {
            Act::BeginHandover(by) => handover::confirm::begin(market, &self.party(by).await?).await,
            Act::Confirm => handover::confirm::confirm(market, &self.party(Role::Ceo).await?).await,
            Act::ReopenHandover => handover::confirm::reopen(market, &self.party(Role::Ceo).await?).await,
            Act::Add(by) => handover::list::add(market, &self.party(by).await?, &Uuid::now_v7().to_string(), "Le nom de domaine").await,
            Act::Mark(by, state) => {
                let item = self.work()?.to_do.ok_or(Problem::NotFound)?.to_string();
                handover::list::mark(market, &self.party(by).await?, &item, state, "Sans objet ici.").await
            }
            _ => Ok(()),
        }
    }

    fn candidate(&self, at: usize) -> Option<&Candidate> {
        let profile = self.cast.ctos[at].profile().0;
        self.stands.candidates.iter().find(|one| one.profile_id == profile)
    }

    fn id(&self, at: usize) -> Result<CandidacyId, Problem> {
        self.candidate(at).map(|one| CandidacyId(one.id)).ok_or(Problem::NotFound)
    }

    /// What a request of theirs brings.
    pub fn visitor(&self, by: Role, at: usize) -> &Visitor {
        match by {
            Role::Ceo => &self.proofs.ceo,
            Role::Cto => &self.proofs.ctos[at],
            Role::Staff | Role::System => &self.proofs.staff,
        }
    }

    async fn concerned(&self, at: usize) -> Result<ConcernedCto, Problem> {
        permission::concerned(self.market, &self.proofs.ctos[at].cto()?, self.id(at)?).await
    }

    async fn shown(&self, at: usize) -> Result<OwnersCandidacy, Problem> {
        let owner = missions::holder(self.market, &self.proofs.ceo, self.mission).await?.owner()?;
        permission::shown_to(self.market, &owner, self.id(at)?).await
    }

    async fn part(&self, at: usize, by: Role) -> Result<Participant, Problem> {
        meetings::participant(self.market, self.visitor(by, at), self.id(at)?).await
    }

    /// What is worked on.
    pub fn work(&self) -> Result<&Work, Problem> {
        self.stands.work.as_ref().ok_or(Problem::NotFound)
    }

    /// Another of the three.
    pub fn stranger(&self) -> &Visitor {
        &self.proofs.ctos[(self.at_work() + 1) % 3]
    }

    /// Which of the three works on it.
    pub fn at_work(&self) -> usize {
        let candidacy = self.stands.work.as_ref().map(|work| work.candidacy_id);
        (0..self.cast.ctos.len()).find(|at| self.candidate(*at).map(|one| one.id) == candidacy).unwrap_or(0)
    }

    /// Whether it is theirs.
    pub async fn party(&self, by: Role) -> Result<Party, Problem> {
        engagements::party(self.market, self.visitor(by, self.at_work()), EngagementId(self.work()?.id)).await
    }

    fn name(&self, by: Role) -> String {
        if by == Role::Ceo { self.cast.ceo.name.clone() } else { self.cast.ctos[self.at_work()].name.clone() }
    }

    fn open_terms(&self) -> String {
        self.stands.work.as_ref().and_then(|work| work.terms).unwrap_or(1).to_string()
    }
}
