//! What is done on the pages of an engagement, one file a noun.

pub mod activity;
pub mod briefing;
pub mod case_study;
pub mod checkup;
pub mod ending;
pub mod handover;
pub mod mandate;
pub mod outcome_review;
pub mod paper;
pub mod renewal;
pub mod report;
pub mod terms;
