//! The case study of an engagement: written by both, published with both consents, taken down by staff.

use leptos::prelude::*;
use ui::Failure;

/// Begins it, in a language.
#[server(endpoint = "case_studies/begin")]
pub async fn begin_case_study(#[server(default)] engagement: String, #[server(default)] language: String) -> Result<(), Failure> {
    use crate::asked::party;
    use marketplace::case_studies::write;
    use ui::{
        engagement::Section,
        server::{market, settle},
    };

    let done = async {
        let by = party(&engagement).await?;
        write::begin(&market(), &by, &language).await?;
        Ok(Section::CaseStudy.address(by.engagement()))
    };
    settle(done.await).await
}

/// Writes a part of which this version was seen.
#[server(endpoint = "case_studies/write")]
pub async fn write_case_study(
    #[server(default)] engagement: String,
    #[server(default)] part: String,
    #[server(default)] version: String,
    #[server(default)] words: String,
) -> Result<(), Failure> {
    use crate::asked::party;
    use marketplace::case_studies::write;
    use ui::{
        engagement::Section,
        server::{market, settle},
    };

    let done = async {
        let by = party(&engagement).await?;
        write::write(&market(), &by, &part, &version, &words).await?;
        Ok(format!("{}#{part}", Section::CaseStudy.address(by.engagement())))
    };
    settle(done.await).await
}

/// Chooses how it is told; each box is `true` where it is ticked.
#[server(endpoint = "case_studies/choose")]
pub async fn choose_case_study(
    #[server(default)] engagement: String,
    #[server(default)] names: String,
    #[server(default)] objectives: String,
    #[server(default)] language: String,
) -> Result<(), Failure> {
    use crate::asked::party;
    use marketplace::case_studies::write::{Choice, choose};
    use ui::{
        engagement::Section,
        server::{market, settle},
    };

    let done = async {
        let by = party(&engagement).await?;
        choose(&market(), &by, Choice { names: &names, objectives: &objectives, language: &language }).await?;
        Ok(format!("{}#choices", Section::CaseStudy.address(by.engagement())))
    };
    settle(done.await).await
}

/// Agrees to publish the revision that was read.
#[server(endpoint = "case_studies/agree")]
pub async fn agree_case_study(#[server(default)] engagement: String, #[server(default)] revision: String) -> Result<(), Failure> {
    use crate::asked::party;
    use marketplace::case_studies::consent;
    use ui::{
        engagement::Section,
        server::{market, settle},
    };

    let done = async {
        let by = party(&engagement).await?;
        consent::agree(&market(), &by, &revision).await?;
        Ok(format!("{}#consent", Section::CaseStudy.address(by.engagement())))
    };
    settle(done.await).await
}

/// Takes one's consent back.
#[server(endpoint = "case_studies/withdraw")]
pub async fn withdraw_case_study(#[server(default)] engagement: String) -> Result<(), Failure> {
    use crate::asked::party;
    use marketplace::case_studies::consent;
    use ui::{
        engagement::Section,
        server::{market, settle},
    };

    let done = async {
        let by = party(&engagement).await?;
        consent::withdraw(&market(), &by).await?;
        Ok(format!("{}#consent", Section::CaseStudy.address(by.engagement())))
    };
    settle(done.await).await
}

/// Staff takes it down, with a reason that both read.
#[server(endpoint = "staff/case_studies/take_down")]
pub async fn take_down_case_study(#[server(default)] engagement: String, #[server(default)] reason: String) -> Result<(), Failure> {
    use marketplace::{Problem, case_studies::take_down::take_down};
    use ui::{
        engagement::Section,
        server::{market, settle, visitor},
    };

    let done = async {
        let (staff, id) = (visitor().staff()?, engagement.parse().map_err(|_| Problem::NotFound)?);
        take_down(&market(), &staff, id, &reason).await?;
        Ok(format!("{}#consent", Section::CaseStudy.address(id)))
    };
    settle(done.await).await
}
