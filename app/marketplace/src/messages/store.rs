//! Conversations, messages and how far they were read, as rows. Contents of files have a table and a way of their own: [`file`] alone reads one.

mod place;
mod read;
mod write;

pub(super) use place::{Place, candidacy_of, place, places};
pub(super) use read::{Found, Listed, Row, conversation_of, counts_of_mission, file, list, marks, message, open_reports, page, unread_of};
pub(crate) use write::forget_empty;
pub(super) use write::{
    NewMessage, author_of, begin, begin_telling, count_files, insert, insert_file, lock, lock_account, lock_message, mark, nth_last,
    report, settle, stop_telling, withdraw,
};
