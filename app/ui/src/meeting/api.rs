//! What is done about a meeting, by either side or by staff.

use leptos::prelude::*;

use crate::Failure;

/// Proposes slots, in place of those before. Rows come as `day-0`, `time-0` and so on, with `minutes` and `place`.
#[server(endpoint = "meetings/propose")]
pub async fn propose_slots(#[server(default)] candidacy: String) -> Result<(), Failure> {
    use crate::server::{market, meeting_of, page_of_meeting, settle, typed};
    use marketplace::meetings::propose;

    let done = async {
        let by = meeting_of(&candidacy).await?;
        propose::propose(&market(), &by, &typed()).await?;
        Ok(page_of_meeting(&by))
    };
    settle(done.await).await
}

/// Takes a slot: the second at which it begins.
#[server(endpoint = "meetings/accept")]
pub async fn accept_slot(#[server(default)] candidacy: String, #[server(default)] slot: String) -> Result<(), Failure> {
    use crate::server::{market, meeting_of, page_of_meeting, settle};
    use marketplace::meetings::propose;

    let done = async {
        let by = meeting_of(&candidacy).await?;
        propose::accept(&market(), &by, &slot).await?;
        Ok(page_of_meeting(&by))
    };
    settle(done.await).await
}

/// Says that no slot suits; a date that was to be moved stays.
#[server(endpoint = "meetings/refuse")]
pub async fn refuse_slots(#[server(default)] candidacy: String, #[server(default)] words: String) -> Result<(), Failure> {
    use crate::server::{market, meeting_of, page_of_meeting, settle};
    use marketplace::meetings::propose;

    let done = async {
        let by = meeting_of(&candidacy).await?;
        propose::refuse(&market(), &by, &words).await?;
        Ok(page_of_meeting(&by))
    };
    settle(done.await).await
}

/// Calls the meeting off, with a reason that the others read.
#[server(endpoint = "meetings/call_off")]
pub async fn call_off_meeting(#[server(default)] candidacy: String, #[server(default)] reason: String) -> Result<(), Failure> {
    use crate::server::{market, meeting_of, page_of_meeting, settle};
    use marketplace::meetings::call_off;

    let done = async {
        let by = meeting_of(&candidacy).await?;
        call_off::call_off(&market(), &by, &reason).await?;
        Ok(page_of_meeting(&by))
    };
    settle(done.await).await
}

/// Says whether the two met: `met`, `not_yet` or `absent`.
#[server(endpoint = "meetings/answer")]
pub async fn answer_meeting(#[server(default)] candidacy: String, #[server(default)] answer: String) -> Result<(), Failure> {
    use crate::server::{market, meeting_of, page_of_meeting, settle};
    use marketplace::meetings::confirm;

    let done = async {
        let by = meeting_of(&candidacy).await?;
        confirm::answer(&market(), &by, &answer).await?;
        Ok(page_of_meeting(&by))
    };
    settle(done.await).await
}

/// Keeps what one side noted of the meeting, for itself and staff.
#[server(endpoint = "meetings/note")]
pub async fn note_impression(
    #[server(default)] candidacy: String,
    #[server(default)] need: String,
    #[server(default)] clarity: String,
    #[server(default)] terms: String,
    #[server(default)] together: String,
    #[server(default)] words: String,
) -> Result<(), Failure> {
    use crate::server::{market, meeting_of, page_of_meeting, settle};
    use marketplace::meetings::{TypedImpression, impression};

    let done = async {
        let by = meeting_of(&candidacy).await?;
        let typed = TypedImpression { need: &need, clarity: &clarity, terms: &terms, together: &together, words: &words };
        impression::note(&market(), &by, typed).await?;
        Ok(page_of_meeting(&by))
    };
    settle(done.await).await
}

/// Staff says what became of a meeting on which both sides differ: `met` or `not_yet`.
#[server(endpoint = "staff/meetings/settle")]
pub async fn settle_meeting(#[server(default)] candidacy: String, #[server(default)] outcome: String) -> Result<(), Failure> {
    use crate::server::{market, meeting_of, page_of_meeting, settle, visitor};
    use marketplace::meetings::confirm;

    let done = async {
        let staff = visitor().staff()?;
        let by = meeting_of(&candidacy).await?;
        confirm::settle(&market(), &staff, by.candidacy(), &outcome).await?;
        Ok(page_of_meeting(&by))
    };
    settle(done.await).await
}
