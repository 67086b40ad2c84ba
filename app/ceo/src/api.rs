//! What a CEO can do. Every function posts, takes what was typed as text, and ends in one service call.

pub mod agency;
pub mod introduction;
pub mod need;
pub mod rivals;
pub mod shortlist;
