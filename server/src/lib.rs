//! The host of Passerelle: configuration, the private PostgreSQL, the HTTP surface and the subcommands. It knows no
//! rule of the marketplace: it opens the services of `marketplace`, gives them to the pages of `app`, and serves.

pub mod accept;
pub mod cli;
pub mod commands;
pub mod config;
pub mod database;
pub mod dump;
pub mod http;
mod lock;
pub mod logging;
pub mod mail;
pub mod metrics;
pub mod private_postgres;
pub mod share_picture;
pub mod signals;
pub mod site;
pub mod traces;
