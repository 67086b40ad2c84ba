//! What a tab needs of the protocol that its browser speaks.

use super::connection::{Event, Reply};

/// One page of a browser: what is done to it, and what its events say.
pub trait Protocol {
    /// What an expression, or the promise that it is, gives in the page; an error of the page begins with "the page throws".
    fn evaluate(&self, expression: &str) -> impl Future<Output = Reply>;

    /// Begins to go to an address; an error where no network answers.
    fn navigate(&self, address: &str) -> impl Future<Output = Result<(), String>>;

    /// Clicks with the mouse at a place of the window, in CSS pixels.
    fn click_at(&self, x: f64, y: f64) -> impl Future<Output = ()>;

    /// Writes where the focus is, in place of what is selected.
    fn write(&self, text: &str) -> impl Future<Output = ()>;

    /// The whole page as a PNG, in base64.
    fn picture(&self) -> impl Future<Output = String>;

    /// Closes it.
    fn close(&self) -> impl Future<Output = ()>;

    /// Whether a page has been loaded.
    fn is_loaded(event: &Event) -> bool;

    /// With which status a page has come.
    fn status(event: &Event) -> Option<u64>;

    /// What is wrong, where something is.
    fn complaint(event: &Event) -> Option<String>;
}
