//! Who is told of what: read from the log again, beside the services that write it. Each line says who must be told of it, and who may be.

use domain::{MailKind as K, MissionId, Role};
use sqlx::postgres::PgConnection;
use uuid::Uuid;

use super::Cast;

/// A line of the log, with the two sides of what it is about.
#[derive(Debug, Clone, sqlx::FromRow)]
struct Line {
    id: i64,
    actor_id: Option<Uuid>,
    actor_role: String,
    event: String,
    state_from: Option<String>,
    cto: Option<Uuid>,
    /// Who was told because of it, and of what.
    told: Vec<Uuid>,
    kinds: Vec<String>,
}

/// Of whom a line must tell what.
type Told = Vec<(Role, K)>;

/// Notifications without a cause, causes that nobody was told of, and people who were told what does not concern them.
pub async fn wrong(connection: &mut PgConnection, cast: &Cast, mission: MissionId) -> Vec<String> {
    let causeless = "SELECT n.kind FROM notifications n LEFT JOIN audit_events e ON e.id = n.line
        WHERE n.mission_id = $1 AND (e.id IS NULL OR e.mission_id IS DISTINCT FROM $1 OR e.at > n.created_at)";

    let causeless: Vec<String> = sqlx::query_scalar(causeless).bind(mission.0).fetch_all(&mut *connection).await.unwrap();
    let mut wrong: Vec<String> = causeless.into_iter().map(|kind| format!("{kind} has no cause")).collect();
    let lines = "SELECT e.id, e.actor_id, e.actor_role, e.event, e.state_from, p.account_id AS cto,
            ARRAY(SELECT n.account_id FROM notifications n WHERE n.line = e.id ORDER BY n.id) AS told,
            ARRAY(SELECT n.kind FROM notifications n WHERE n.line = e.id ORDER BY n.id) AS kinds
        FROM audit_events e LEFT JOIN engagements g ON g.id = e.subject_id
        LEFT JOIN candidacies c ON c.id = COALESCE(g.candidacy_id, e.subject_id) LEFT JOIN profiles p ON p.id = c.profile_id
        WHERE e.mission_id = $1 ORDER BY e.id";
    let lines: Vec<Line> = sqlx::query_as(lines).bind(mission.0).fetch_all(&mut *connection).await.unwrap();
    for line in &lines {
        wrong.extend(wrong_about(line, cast));
    }
    for (what, query) in EACH {
        let broken: i64 = sqlx::query_scalar(query).bind(mission.0).fetch_one(&mut *connection).await.unwrap();
        wrong.extend((broken > 0).then(|| format!("{what}: {broken}")));
    }
    // The list tells everybody on it when it is shown, whichever line that follows from.
    let shown = "SELECT c.state FROM candidacies c JOIN profiles p ON p.id = c.profile_id WHERE c.mission_id = $1 AND c.shown_at IS NOT NULL
        AND 1 <> (SELECT count(*) FROM notifications n WHERE n.candidacy_id = c.id AND n.kind = 'candidacy_shortlisted' AND n.account_id = p.account_id)";
    let shown: Vec<String> = sqlx::query_scalar(shown).bind(mission.0).fetch_all(connection).await.unwrap();
    wrong.extend(shown.into_iter().map(|state| format!("somebody before the CEO, now {state}, was not told so once")));
    wrong
}

fn wrong_about(line: &Line, cast: &Cast) -> Option<String> {
    let account = |role| if role == Role::Ceo { Some(cast.ceo.account.0) } else { line.cto };
    let of = |told: Told| -> Vec<(Uuid, &'static str)> {
        let others = told.into_iter().filter_map(|(role, kind)| Some((account(role)?, kind.code())));
        others.filter(|(who, _)| Some(*who) != line.actor_id).collect()
    };
    let told: Vec<(Uuid, &str)> = line.told.iter().copied().zip(line.kinds.iter().map(String::as_str)).collect();
    let sides = |kinds: &[K]| kinds.iter().flat_map(|kind| [(Role::Ceo, *kind), (Role::Cto, *kind)]).collect::<Told>();
    let (must, may, reminds) = (of(must(line)), of(sides(&MAY).into_iter().chain(may(line)).collect()), sides(&REMINDS));
    let missing: Vec<_> = must.iter().filter(|one| !told.contains(one)).map(|(_, kind)| *kind).collect();
    // A list is told to each of its CTOs by the line of the mission, and a reminder may take it too.
    let is_of_mission = |who: &Uuid| line.cto.is_none() && cast.ctos.iter().any(|cto| cto.account.0 == *who);
    let is_listed =
        |(who, kind): &(Uuid, &str)| *kind == K::CandidacyShortlisted.code() && cast.ctos.iter().any(|cto| cto.account.0 == *who);
    let is_reminder = |(who, kind): &(Uuid, &str)| {
        reminds.iter().any(|(role, remind)| remind.code() == *kind && (account(*role) == Some(*who) || is_of_mission(who)))
    };
    let strange = |one: &&(Uuid, &str)| !must.contains(one) && !may.contains(one) && !is_listed(one) && !is_reminder(one);
    let strange: Vec<_> = told.iter().filter(strange).map(|(_, kind)| *kind).collect();
    (!missing.is_empty() || !strange.is_empty()).then(|| {
        let Line { id, event, actor_role, state_from, .. } = line;
        format!("line {id}, {event} by {actor_role} from {state_from:?}: missing {missing:?}, strange {strange:?}")
    })
}

/// Who must be told of a line, but for whoever wrote it.
fn must(line: &Line) -> Told {
    use Role::{Ceo, Cto};
    let knew = line.state_from.as_deref() != Some("suggested");
    let from = line.state_from.as_deref();
    let both = |kind| vec![(Ceo, kind), (Cto, kind)];
    match (line.event.as_str(), line.actor_role.as_str()) {
        ("ask_sign_off", _) => vec![(Ceo, K::SignOffAsked)],
        ("open", _) => vec![(Ceo, K::MissionOpened)],
        ("shortlist", _) if line.cto.is_none() => vec![(Ceo, K::ShortlistReady)],
        ("cancel", _) if !matches!(from, Some("draft" | "engaged")) => vec![(Ceo, K::MissionClosed)],
        ("invite", _) => vec![(Cto, K::Invited)],
        ("expire", _) => vec![(Cto, K::InvitationExpired)],
        ("request_introduction", _) => vec![(Cto, K::MeetingAsked)],
        ("accept_introduction" | "refuse_introduction", _) => vec![(Ceo, K::MeetingAnswered)],
        ("select", _) => vec![(Cto, K::CandidacySelected)],
        ("decline", _) if knew => vec![(Cto, K::CandidacyDeclined)],
        ("close", _) if knew => vec![(Cto, K::CandidacyClosed)],
        ("propose_slots", _) => both(K::MeetingSlots),
        ("pick_slot", _) => both(K::MeetingSlots),
        ("accept_slot", _) => both(K::MeetingDate),
        ("keep_date", _) => both(K::MeetingDateKept),
        ("cancel_meeting", _) => both(K::MeetingCancelled),
        ("propose_terms", _) => both(K::TermsProposed),
        ("sign_terms", _) => both(K::TermsSigned),
        ("refuse_terms", _) => both(K::TermsRefused),
        ("withdraw_terms", _) => both(K::TermsWithdrawn),
        ("refuse_ending", _) => Vec::new(),
        ("send_month", _) => vec![(Ceo, K::ActivityStatement)],
        ("approve_month" | "return_month", _) => vec![(Cto, K::ActivityStatement)],
        ("ask_correction" | "reopen_month", _) => both(K::ActivityStatement),
        ("begin_handover" | "confirm_handover" | "reopen_handover", _) => both(K::Handover),
        ("publish_report", _) => vec![(Ceo, K::ReportPublished)],
        ("ask_renewal", _) => both(K::RenewalAsked),
        ("tell_renewal" | "agree_renewal" | "differ_renewal", _) => both(K::RenewalAnswered),
        ("ask_question" | "hand_question", _) => both(K::QuestionAsked),
        ("answer_question", _) => both(K::QuestionAnswered),
        ("begin_case_study", _) => both(K::CaseStudyBegun),
        ("agree_case_study", _) => both(K::CaseStudyAgreed),
        ("publish_case_study", _) => both(K::CaseStudyPublished),
        ("withdraw_case_study", _) => both(K::CaseStudyWithdrawn),
        ("take_down_case_study", _) => both(K::CaseStudyTakenDown),
        _ => Vec::new(),
    }
}

/// Of whom a line may tell what, too: an answer about going on is the other's to read where its author says so, and a change of a text is told now
/// and then.
fn may(line: &Line) -> Told {
    let both = |kind| vec![(Role::Ceo, kind), (Role::Cto, kind)];
    match line.event.as_str() {
        "answer_renewal" => both(K::RenewalAnswered),
        "edit_case_study" => both(K::CaseStudyChanged),
        "ask_checkup" => both(K::CheckupAsked),
        "ask_outcome_review" => both(K::OutcomeReviewAsked),
        _ => Vec::new(),
    }
}

/// What is told to each of the two by a line that looks like the other's, as how many there must not be.
const EACH: [(&str, &str); 2] = [
    (
        "a check that was not asked once",
        "SELECT count(*) FROM checkups k JOIN engagements g ON g.id = k.engagement_id JOIN missions m ON m.id = g.mission_id
            JOIN candidacies c ON c.id = g.candidacy_id JOIN profiles p ON p.id = c.profile_id
         WHERE g.mission_id = $1 AND 1 <> (SELECT count(*) FROM notifications n WHERE n.candidacy_id = c.id AND n.kind = 'checkup_asked'
            AND NOT n.reminds AND n.account_id = CASE k.role WHEN 'ceo' THEN m.owner_id ELSE p.account_id END)",
    ),
    (
        "a review that was not asked for once",
        "SELECT count(*) FROM outcome_reviews k JOIN engagements g ON g.id = k.engagement_id JOIN missions m ON m.id = g.mission_id
            JOIN candidacies c ON c.id = g.candidacy_id JOIN profiles p ON p.id = c.profile_id
         WHERE g.mission_id = $1 AND 1 <> (SELECT count(*) FROM notifications n WHERE n.candidacy_id = c.id AND n.kind = 'outcome_review_asked'
            AND n.account_id = CASE k.role WHEN 'ceo' THEN m.owner_id ELSE p.account_id END)",
    ),
];

/// What comes back to a line because time has passed, to whoever wrote it too.
const REMINDS: [K; 12] = [
    K::InvitationReminder,
    K::MeetingReminder,
    K::MeetingConfirm,
    K::NobodyFits,
    K::TermsReminder,
    K::ReportDue,
    K::ActivityStatement,
    K::CheckupAsked,
    K::RenewalAsked,
    K::OutcomeReviewReminder,
    K::PapersAsked,
    K::PapersMissing,
];

/// What others may be told by a line, too: what several lines of one step tell stands under one of them, and what is said of a meeting depends on its
/// date.
const MAY: [K; 8] = [
    K::MeetingSlotsRefused,
    K::MeetingCancelled,
    K::NewMessages,
    K::TermsInForce,
    K::ActivityStatement,
    K::EngagementEnded,
    K::EngagementGoesOn,
    K::Handover,
];
