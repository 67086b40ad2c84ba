//! That something was written in a conversation, and by whom; never what.

use marketplace::messages::AboutConversation;

use super::{Site, layout::Part};
use crate::{
    messages::{address, called},
    t,
};

impl Site<'_> {
    pub(super) fn new_messages(&self, about: &AboutConversation) -> (String, Vec<Part>) {
        use t::messages::mail as say;
        let locale = self.locale;
        let from = called(locale, &about.names, about.from, None);
        let title = about.names.title.as_deref().unwrap_or_else(|| t::messages::page::untitled(locale));
        let parts = vec![
            Part::Text(say::text(locale, about.unread, from, title)),
            Part::button(say::button(locale), format!("{}#new", self.address(&address(about.reader, about.mission, about.candidacy)))),
            Part::text(say::pace(locale)),
        ];
        (say::subject(locale, about.unread), parts)
    }
}
