//! The developers' page: what the business wants, the link that opens it, questions and answers.

use leptos::prelude::*;
use ui::Failure;

/// Writes an aim: a new one, once for the id `once`, or a new version of `aim`. `tie` is a part of the mandate.
#[server(endpoint = "engagements/briefing/keep_aim")]
pub async fn keep_aim(
    #[server(default)] engagement: String,
    #[server(default)] aim: String,
    #[server(default)] version: String,
    #[server(default)] title: String,
    #[server(default)] why: String,
    #[server(default)] tie: String,
    #[server(default)] once: String,
) -> Result<(), Failure> {
    use crate::asked::party;
    use marketplace::briefing::aims::{TypedAim, keep};
    use ui::{
        engagement::Section,
        server::{market, settle},
    };

    let typed = TypedAim { aim: &aim, version: &version, once: &once, title: &title, why: &why, tie: &tie };
    let done = async { keep(&market(), &party(&engagement).await?, typed).await };
    settle(done.await.map(|()| format!("{}#aims", Section::Briefing.address(&engagement)))).await
}

/// Takes out an aim of which this version was seen.
#[server(endpoint = "engagements/briefing/remove_aim")]
pub async fn remove_aim(
    #[server(default)] engagement: String,
    #[server(default)] aim: String,
    #[server(default)] version: String,
) -> Result<(), Failure> {
    use crate::asked::party;
    use marketplace::briefing::aims::remove;
    use ui::{
        engagement::Section,
        server::{market, settle},
    };

    let done = async { remove(&market(), &party(&engagement).await?, &aim, &version).await };
    settle(done.await.map(|()| format!("{}#aims", Section::Briefing.address(&engagement)))).await
}

/// Puts an aim at a place, counted from 0.
#[server(endpoint = "engagements/briefing/place_aim")]
pub async fn place_aim(
    #[server(default)] engagement: String,
    #[server(default)] aim: String,
    #[server(default)] to: String,
) -> Result<(), Failure> {
    use crate::asked::party;
    use marketplace::briefing::aims::place;
    use ui::{
        engagement::Section,
        server::{market, settle},
    };

    let done = async { place(&market(), &party(&engagement).await?, &aim, &to).await };
    settle(done.await.map(|()| format!("{}#aims", Section::Briefing.address(&engagement)))).await
}

/// Makes the link; the one before opens nothing any more.
#[server(endpoint = "engagements/briefing/open")]
pub async fn open_briefing(#[server(default)] engagement: String) -> Result<(), Failure> {
    use crate::asked::party;
    use domain::briefing::LINK_DAYS;
    use marketplace::{Problem, briefing::link};
    use ui::{
        engagement::Section,
        server::{keep_link, market, settle},
    };

    let done: Result<_, Problem> = async {
        let (id, key) = link::invite(&market(), &party(&engagement).await?).await?;
        keep_link(id.0, &key, LINK_DAYS);
        Ok(())
    }
    .await;
    settle(done.map(|()| format!("{}#link", Section::Briefing.address(&engagement)))).await
}

/// The link opens the page for longer.
#[server(endpoint = "engagements/briefing/renew")]
pub async fn renew_briefing(#[server(default)] engagement: String) -> Result<(), Failure> {
    use crate::asked::party;
    use marketplace::briefing::link;
    use ui::{
        engagement::Section,
        server::{market, settle},
    };

    let done = async { link::renew(&market(), &party(&engagement).await?).await };
    settle(done.await.map(|()| format!("{}#link", Section::Briefing.address(&engagement)))).await
}

/// Takes the link back.
#[server(endpoint = "engagements/briefing/revoke")]
pub async fn revoke_briefing(#[server(default)] engagement: String) -> Result<(), Failure> {
    use crate::asked::party;
    use marketplace::briefing::link;
    use ui::{
        engagement::Section,
        server::{market, settle},
    };

    let done = async { link::revoke(&market(), &party(&engagement).await?).await };
    settle(done.await.map(|()| format!("{}#link", Section::Briefing.address(&engagement)))).await
}

/// Asks, once for the id `once`; `owner` is `ceo`, `cto` or `team`.
#[server(endpoint = "engagements/briefing/ask")]
pub async fn ask_question(
    #[server(default)] engagement: String,
    #[server(default)] words: String,
    #[server(default)] owner: String,
    #[server(default)] once: String,
) -> Result<(), Failure> {
    use crate::asked::party;
    use marketplace::briefing::questions::ask;
    use ui::{
        engagement::Section,
        server::{market, settle},
    };

    let done = async { ask(&market(), &party(&engagement).await?, &owner, &words, &once).await };
    settle(done.await.map(|()| format!("{}#questions", Section::Briefing.address(&engagement)))).await
}

/// Answers a question, once for the id `once`.
#[server(endpoint = "engagements/briefing/answer")]
pub async fn answer_question(
    #[server(default)] engagement: String,
    #[server(default)] question: String,
    #[server(default)] words: String,
    #[server(default)] once: String,
) -> Result<(), Failure> {
    use crate::asked::party;
    use marketplace::briefing::questions::answer;
    use ui::{
        engagement::Section,
        server::{market, settle},
    };

    let done = async { answer(&market(), &party(&engagement).await?, &question, &words, &once).await };
    settle(done.await.map(|()| format!("{}#questions", Section::Briefing.address(&engagement)))).await
}

/// Hands a question to somebody else: `ceo`, `cto` or `team`.
#[server(endpoint = "engagements/briefing/hand")]
pub async fn hand_question(
    #[server(default)] engagement: String,
    #[server(default)] question: String,
    #[server(default)] owner: String,
) -> Result<(), Failure> {
    use crate::asked::party;
    use marketplace::briefing::questions::hand;
    use ui::{
        engagement::Section,
        server::{market, settle},
    };

    let done = async { hand(&market(), &party(&engagement).await?, &question, &owner).await };
    settle(done.await.map(|()| format!("{}#questions", Section::Briefing.address(&engagement)))).await
}

/// Takes a question off the page.
#[server(endpoint = "engagements/briefing/remove_question")]
pub async fn remove_question(#[server(default)] engagement: String, #[server(default)] question: String) -> Result<(), Failure> {
    use crate::asked::party;
    use marketplace::briefing::questions::remove;
    use ui::{
        engagement::Section,
        server::{market, settle},
    };

    let done = async { remove(&market(), &party(&engagement).await?, &question).await };
    settle(done.await.map(|()| format!("{}#questions", Section::Briefing.address(&engagement)))).await
}
