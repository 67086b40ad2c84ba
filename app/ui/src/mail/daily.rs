//! What was gathered for somebody until a morning, in words: the sentences of the site, by mission, each with its page.

use domain::Role;
use marketplace::{
    digests::daily::{Gathered, Group},
    notifications::Notification,
};

use super::{Site, count, layout::Part};
use crate::{
    format,
    notifications::{NOTIFICATIONS, sentence, way},
    site::nav,
    t,
};

impl Site<'_> {
    pub(super) fn daily_digest(&self, gathered: &Gathered) -> (String, Vec<Part>) {
        use t::mail::daily as say;
        let locale = self.locale;
        let mut parts = vec![Part::text(say::text(locale))];
        parts.extend(gathered.groups.iter().map(|group| self.group(gathered.reader, group)));
        if gathered.more > 0 {
            parts.push(Part::Text(say::more(locale, count(gathered.more))));
        }
        parts.push(Part::button(say::button(locale), self.address(NOTIFICATIONS)));
        parts.push(Part::text(say::pace(locale)));
        parts.push(Part::button(say::choose(locale), self.address(&format!("{}#mails", nav::ACCOUNT))));
        (say::subject(locale, count(gathered.total())), parts)
    }

    /// What is told of one mission; the same sentence once.
    fn group(&self, reader: Role, group: &Group) -> Part {
        let mut lines: Vec<(String, String)> = Vec::new();
        for one in &group.told {
            let line = (sentence(self.locale, reader, one), self.address(&way(reader, one)));
            if !lines.contains(&line) {
                lines.push(line);
            }
        }
        Part::Links { title: self.title(group), lines }
    }

    /// How the reader calls the mission: with its company once they may know it.
    fn title(&self, group: &Group) -> String {
        let locale = self.locale;
        let named = |name: fn(&Notification) -> Option<&String>| group.told.iter().find_map(name).cloned();
        match (group.mission, named(|one| one.names.title.as_ref())) {
            (None, _) => t::mail::daily::other(locale).to_owned(),
            (Some(_), None) => t::messages::page::untitled(locale).to_owned(),
            (Some(_), Some(title)) => match named(|one| one.names.company.as_ref()) {
                Some(company) => t::mail::daily::mission_of(locale, company, format::quoted(locale, &title)),
                None => t::mail::daily::mission(locale, format::quoted(locale, &title)),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    //! Laws: 1. each thing is said once, under its mission, in both languages; 2. what is left out is counted.

    use domain::{CandidacyId, MailKind, MissionId, NotificationId};
    use marketplace::messages::read::Names;

    use super::*;
    use crate::Locale;

    fn told(kind: MailKind, mission: Option<MissionId>) -> Notification {
        let names = Names { title: mission.map(|_| "Reprendre".to_owned()), ..Names::default() };
        let candidacy = mission.map(|_| CandidacyId::NIL);
        let created_at = chrono::DateTime::UNIX_EPOCH;
        Notification { id: NotificationId::NIL, kind, mission, candidacy, engagement: None, event: None, names, created_at, read_at: None }
    }

    #[test]
    fn each_is_said_once_under_its_mission() {
        let of_mission = [MailKind::NewMessages, MailKind::Invited, MailKind::NewMessages].map(|kind| told(kind, Some(MissionId::NIL)));
        let groups = vec![
            Group { mission: Some(MissionId::NIL), told: of_mission.to_vec() },
            Group { mission: None, told: vec![told(MailKind::SavedSearches, None)] },
        ];
        let gathered = Gathered { reader: Role::Cto, groups, more: 3 };
        for (locale, quoted) in [(Locale::Fr, "« Reprendre »"), (Locale::En, "“Reprendre”")] {
            let site = Site { locale, origin: "https://passerelle.example" };
            let (subject, parts) = site.daily_digest(&gathered);
            assert!(subject.starts_with('7'), "{subject}");
            let lists: Vec<(&String, usize)> = parts
                .iter()
                .filter_map(|part| if let Part::Links { title, lines } = part { Some((title, lines.len())) } else { None })
                .collect();
            let plain = lists[0].0.replace(['\u{202f}', '\u{a0}'], " ");
            assert!(plain.contains(quoted), "{plain}");
            assert_eq!((lists.len(), lists[0].1, lists[1].1), (2, 2, 1));
            let says = |words: &str| parts.iter().any(|part| matches!(part, Part::Text(text) if text.contains(words)));
            assert!(says("3"), "what is left out is counted");
        }
    }
}
