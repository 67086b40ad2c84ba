//! What is done about the terms of an engagement: proposed, signed, taken back, refused.

use leptos::prelude::*;
use ui::Failure;

/// Proposes terms, or a change of those that hold. `seen` is the number of the last version on the page; the points come under the names of
/// `domain::TypedTerms`.
#[server(endpoint = "engagements/terms/propose")]
pub async fn propose_terms(#[server(default)] engagement: String, #[server(default)] seen: String) -> Result<(), Failure> {
    use crate::asked::party;
    use domain::TypedTerms;
    use marketplace::terms::propose;
    use ui::{
        engagement::Section,
        server::{market, settle, typed},
    };

    let done = async {
        let by = party(&engagement).await?;
        let sent = typed();
        let value = |name: &str| sent.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value.as_str());
        let typed = TypedTerms {
            rhythm: value("rhythm"),
            rate: value("rate"),
            start: value("start"),
            duration: value("duration"),
            end: value("end"),
            months: value("months"),
            notice: value("notice"),
            place: value("place"),
            vat: value("vat"),
            clauses: value("clauses"),
        };
        propose::propose(&market(), &by, &seen, typed).await?;
        Ok(Section::Terms.address(by.engagement()))
    };
    settle(done.await).await
}

/// Signs the version whose number and hash were on the page, with the signer's full name.
#[server(endpoint = "engagements/terms/sign")]
pub async fn sign_terms(
    #[server(default)] engagement: String,
    #[server(default)] version: String,
    #[server(default)] hash: String,
    #[server(default)] name: String,
) -> Result<(), Failure> {
    use crate::asked::party;
    use marketplace::terms::sign;
    use ui::{
        engagement::Section,
        server::{market, settle},
    };

    let done = async {
        let by = party(&engagement).await?;
        sign::sign(&market(), &by, &version, &hash, &name).await?;
        Ok(Section::Terms.address(by.engagement()))
    };
    settle(done.await).await
}

/// Takes one's own proposal back.
#[server(endpoint = "engagements/terms/withdraw")]
pub async fn withdraw_terms(#[server(default)] engagement: String, #[server(default)] version: String) -> Result<(), Failure> {
    use crate::asked::party;
    use marketplace::terms::close;
    use ui::{
        engagement::Section,
        server::{market, settle},
    };

    let done = async {
        let by = party(&engagement).await?;
        close::withdraw(&market(), &by, &version).await?;
        Ok(Section::Terms.address(by.engagement()))
    };
    settle(done.await).await
}

/// Says no to somebody else's proposal, and why.
#[server(endpoint = "engagements/terms/refuse")]
pub async fn refuse_terms(
    #[server(default)] engagement: String,
    #[server(default)] version: String,
    #[server(default)] reason: String,
) -> Result<(), Failure> {
    use crate::asked::party;
    use marketplace::terms::close;
    use ui::{
        engagement::Section,
        server::{market, settle},
    };

    let done = async {
        let by = party(&engagement).await?;
        close::refuse(&market(), &by, &version, &reason).await?;
        Ok(Section::Terms.address(by.engagement()))
    };
    settle(done.await).await
}
