//! The server functions that belong to everybody.

pub mod account;
pub mod agency;
pub mod availability;
pub mod invitation;
pub mod mail;
pub mod reference;
