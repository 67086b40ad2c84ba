//! The site by HTTP, as people meet it without JavaScript.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may stop at what it did not expect")]

mod accounts;
mod activity;
mod agency;
mod autosave;
mod availability;
mod bad_input;
mod briefing;
mod case_studies;
mod checkups;
mod community_events;
mod companies;
mod conflicts;
mod crowd;
mod daily_mail;
mod discretion;
mod documents;
mod endings;
mod every_form;
mod forms;
mod glossary;
mod handover;
mod imports;
mod invitations;
mod journey_mails;
mod lives;
mod mail;
mod mail_outage;
mod mandates;
mod matrix;
mod meetings;
mod messages;
mod metrics;
mod moving_in;
mod need_editor;
mod notifications;
mod outcome_reviews;
mod papers;
mod photo;
mod postings;
mod preview;
mod profile;
mod public_face;
mod public_pages;
mod published;
mod rankings;
mod references;
mod renewals;
mod reports;
mod search;
mod searches_told;
mod security;
mod shortlists;
mod sights;
mod sign_in;
mod story;
mod suggestions;
mod taste;
mod terms;
mod vetting;

use tests::{Browser, Member, Site, cto};

/// The CTO of most tests, and a browser in which she is signed in.
async fn salome(site: &Site) -> (Member, Browser) {
    let salome = cto().named("Salomé Garnier").join(site).await;
    let browser = salome.browser(site);
    (salome, browser)
}
