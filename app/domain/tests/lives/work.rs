//! What happens on an engagement, and its beginning and end.

use domain::{
    Role,
    lifecycle::*,
    terms::{Act as TermsAct, Versions},
};

use crate::world::{Month, Tried, Work, World};

impl World {
    pub fn of_terms(&mut self, act: TermsAct, by: Role) -> Result<Tried, String> {
        let Some(at) = self.works.len().checked_sub(1) else { return Ok(Err(())) };
        let is_open = self.works[at].state != EngagementState::Ended;
        let Ok(steps) = self.works[at].terms.take(act, by, is_open) else { return Ok(Err(())) };
        let holds = steps.iter().any(|step| step.to == TermsState::InForce);
        for step in steps {
            self.note("terms", (at, step.number.into()), step.event.code(), step.from.map(TermsState::code), step.to.code());
        }
        let from = self.works[at].state;
        if holds && from == EngagementState::Agreeing {
            let to = ENGAGEMENT.apply(Some(from), EngagementEvent::Start, Role::System, |_| true).map_err(|why| format!("start: {why}"))?;
            self.works[at].state = to;
            self.note("engagement", (at, 0), EngagementEvent::Start.code(), Some(from.code()), to.code());
        }
        Ok(Ok(()))
    }

    pub fn of_ending(&mut self, event: EndingEvent, by: Role, reason: bool) -> Tried {
        let at = self.works.len().checked_sub(1).ok_or(())?;
        let from = self.works[at].wish;
        let runs = self.works[at].state != EngagementState::Ended;
        let holds = |guard| match guard {
            EndingGuard::Runs => runs,
            EndingGuard::HasReason => reason,
        };
        // Granted by an end alone: see `end`.
        if event == EndingEvent::Grant {
            return Err(());
        }
        let to = ENDING.apply(from, event, by, holds).map_err(drop)?;
        self.works[at].wish = Some(to);
        self.note("ending", (at, 0), event.code(), from.map(EndingState::code), to.code());
        Ok(())
    }

    pub fn of_activity(&mut self, event: ActivityEvent, by: Role, said: bool) -> Tried {
        let at = self.works.len().checked_sub(1).ok_or(())?;
        let month = self.works[at].month;
        let runs = self.works[at].state == EngagementState::Running;
        let asked = month.and_then(|month| month.correction_by);
        let holds = |guard| match guard {
            ActivityGuard::MonthCounts => runs,
            ActivityGuard::AsRead | ActivityGuard::HasReason => said,
            ActivityGuard::NobodyAsked => asked.is_none(),
            ActivityGuard::OtherAsked => asked.is_some_and(|one| one != by),
        };
        let from = month.map(|month| month.state);
        let to = ACTIVITY.apply(from, event, by, holds).map_err(drop)?;
        let correction_by = if event == ActivityEvent::AskCorrection { Some(by) } else { None };
        self.works[at].month = Some(Month { state: to, correction_by });
        self.note("activity", (at, 0), event.code(), from.map(ActivityState::code), to.code());
        Ok(())
    }

    pub fn of_handover(&mut self, event: HandoverEvent, by: Role) -> Tried {
        let at = self.works.len().checked_sub(1).ok_or(())?;
        let from = self.works[at].handover;
        let to_do = self.works[at].items.contains(&HandoverItemState::ToDo);
        let to = HANDOVER.apply(from, event, by, |HandoverGuard::NothingToDo| !to_do).map_err(drop)?;
        self.works[at].handover = Some(to);
        self.note("handover", (at, 0), event.code(), from.map(HandoverState::code), to.code());
        Ok(())
    }

    pub fn of_item(&mut self, item: usize, event: HandoverItemEvent, by: Role, reason: bool) -> Tried {
        let at = self.works.len().checked_sub(1).ok_or(())?;
        let item = if event == HandoverItemEvent::Add { self.works[at].items.len() } else { item };
        let from = self.works[at].items.get(item).copied();
        let is_open = self.works[at].handover == Some(HandoverState::Open);
        let holds = |guard| match guard {
            HandoverItemGuard::HandoverOpen => is_open,
            HandoverItemGuard::HasReason => reason,
        };
        let to = HANDOVER_ITEM.apply(from, event, by, holds).map_err(drop)?;
        match self.works[at].items.get_mut(item) {
            Some(one) => *one = to,
            None => self.works[at].items.push(to),
        }
        self.note("item", (at, item), event.code(), from.map(HandoverItemState::code), to.code());
        Ok(())
    }

    pub fn begin(&mut self) -> Result<(), String> {
        let chosen = self.candidates.iter().position(|one| one.is_some_and(|one| one.state == CandidacyState::Selected));
        let candidate = chosen.ok_or("engaged without a choice")?;
        let state = ENGAGEMENT.apply(None, EngagementEvent::Begin, Role::Ceo, |_| false).map_err(|why| format!("begin: {why}"))?;
        let at = self.works.len();
        let (terms, items) = (Versions::default(), Vec::new());
        self.works.push(Work { candidate, state, terms, wish: None, month: None, handover: None, items });
        self.note("engagement", (at, 0), EngagementEvent::Begin.code(), None, state.code());
        Ok(())
    }

    pub fn end(&mut self, by: Role) -> Result<(), String> {
        let Some(at) = self.works.iter().position(|work| work.state != EngagementState::Ended) else { return Ok(()) };
        let from = self.works[at].state;
        let to = ENGAGEMENT.apply(Some(from), EngagementEvent::End, by, |_| false).map_err(|why| format!("end: {why}"))?;
        self.works[at].state = to;
        self.note("engagement", (at, 0), EngagementEvent::End.code(), Some(from.code()), to.code());
        if self.works[at].wish == Some(EndingState::Open) {
            let granted = ENDING.apply(Some(EndingState::Open), EndingEvent::Grant, Role::System, |_| false);
            let granted = granted.map_err(|why| format!("grant: {why}"))?;
            self.works[at].wish = Some(granted);
            self.note("ending", (at, 0), EndingEvent::Grant.code(), Some(EndingState::Open.code()), granted.code());
        }
        Ok(())
    }
}
