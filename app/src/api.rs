//! The server functions that belong to everybody.

pub mod account;
pub mod agency;
pub mod agenda;
pub mod availability;
pub mod briefing;
pub mod engagement;
pub mod invitation;
pub mod mail;
pub mod notifications;
pub mod posting;
pub mod public_page;
pub mod reference;
pub mod taste;
