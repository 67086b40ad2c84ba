//! One layout for every mail: a greeting, parts, a signature, why it came. As text of plain lines, and as HTML that needs nothing from
//! elsewhere: no image, no script, its few rules in the head.

use std::fmt::Write as _;

use marketplace::mail::outbox::Written;

use crate::{Locale, t};

/// The rules of the HTML; mail programs know no `light-dark()` and no layers.
const RULES: &str = include_str!("../../../../style/mail.css");

/// A part of a mail.
pub(super) enum Part {
    Text(String),
    Button {
        label: String,
        address: String,
    },
    List {
        title: String,
        lines: Vec<String>,
    },
    /// Lines with the address where each leads.
    Links {
        title: String,
        lines: Vec<(String, String)>,
    },
}

impl Part {
    pub(super) fn text(text: &str) -> Self {
        Self::Text(text.to_owned())
    }

    pub(super) fn button(label: &str, address: String) -> Self {
        Self::Button { label: label.to_owned(), address }
    }
}

/// A mail, laid out.
pub(super) struct Sheet<'a> {
    pub locale: Locale,
    pub name: &'a str,
    pub subject: String,
    pub parts: Vec<Part>,
    /// Why it came.
    pub why: String,
    /// What keeps others from coming, and the address that does.
    pub way_out: Option<(&'static str, String)>,
}

impl Sheet<'_> {
    pub(super) fn written(self) -> Written {
        Written { text: self.as_text(), html: self.as_html(), subject: self.subject }
    }

    fn as_text(&self) -> String {
        let locale = self.locale;
        let mut text = format!("{}\n", t::mail::greeting(locale, self.name));
        for part in &self.parts {
            // Writing to a text cannot fail.
            let _ = match part {
                Part::Text(words) => writeln!(text, "\n{words}"),
                Part::Button { label, address } => writeln!(text, "\n{label}\n{address}"),
                Part::List { title, lines } => {
                    let lines: String = lines.iter().map(|line| format!("- {line}\n")).collect();
                    write!(text, "\n{title}\n{lines}")
                }
                Part::Links { title, lines } => {
                    let lines: String = lines.iter().map(|(line, address)| format!("- {line}\n{address}\n")).collect();
                    write!(text, "\n{title}\n{lines}")
                }
            };
        }
        let _ = write!(text, "\n{}\n\n-- \n{}\n", t::mail::signature(locale), self.why);
        if let Some((label, address)) = &self.way_out {
            let _ = writeln!(text, "{label}\n{address}");
        }
        text
    }

    fn as_html(&self) -> String {
        let locale = self.locale;
        let parts: String = self.parts.iter().map(part_as_html).collect();
        let lang = locale.lang();
        let subject = escaped(&self.subject);
        let greeting = escaped(&t::mail::greeting(locale, self.name));
        let signature = escaped(t::mail::signature(locale));
        let why = escaped(&self.why);
        let way_out =
            self.way_out.as_ref().map(|(label, address)| format!("<p><a href=\"{}\">{}</a></p>", escaped(address), escaped(label)));
        let way_out = way_out.unwrap_or_default();
        format!(
            "<!DOCTYPE html><html lang=\"{lang}\"><head><meta charset=\"utf-8\">\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>{subject}</title><style>{RULES}</style></head>\
             <body><main><h1>{subject}</h1><p>{greeting}</p>{parts}<p>{signature}</p></main><footer><p>{why}</p>{way_out}</footer></body></html>"
        )
    }
}

fn part_as_html(part: &Part) -> String {
    match part {
        Part::Text(words) => format!("<p>{}</p>", escaped(words)),
        Part::Button { label, address } => {
            let (label, address) = (escaped(label), escaped(address));
            format!("<p><a class=\"button\" href=\"{address}\">{label}</a></p><p class=\"address\">{address}</p>")
        }
        Part::List { title, lines } => {
            let lines: String = lines.iter().map(|line| format!("<li>{}</li>", escaped(line))).collect();
            format!("<h2>{}</h2><ul>{lines}</ul>", escaped(title))
        }
        Part::Links { title, lines } => {
            let link = |(line, address): &(String, String)| format!("<li><a href=\"{}\">{}</a></li>", escaped(address), escaped(line));
            let lines: String = lines.iter().map(link).collect();
            format!("<h2>{}</h2><ul>{lines}</ul>", escaped(title))
        }
    }
}

/// A text where no tag and no attribute can begin or end.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            letter => escaped.push(letter),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(name: &str) -> Written {
        let parts = vec![
            Part::text("Une phrase."),
            Part::button("Ouvrir", "https://passerelle.example/a?b=1&c=2".to_owned()),
            Part::List { title: "Recherche <b>".to_owned(), lines: vec!["Une mission".to_owned()] },
        ];
        let way_out = Some(("Plus jamais", "https://passerelle.example/unsubscribe?key=k".to_owned()));
        Sheet { locale: Locale::Fr, name, subject: "Sujet".to_owned(), parts, why: "Parce que.".to_owned(), way_out }.written()
    }

    #[test]
    fn text_and_html_say_the_same_and_both_can_be_turned_off() {
        let written = sheet("Camille");
        for body in [&written.text, &written.html] {
            for said in ["Camille", "Une phrase.", "Ouvrir", "Une mission", "Parce que.", "Plus jamais", "/unsubscribe?key=k"] {
                assert!(body.contains(said), "{said}: {body}");
            }
        }
        assert!(written.text.contains("https://passerelle.example/a?b=1&c=2"));
    }

    #[test]
    fn what_a_person_wrote_is_no_markup() {
        let html = sheet("<script>alert(1)</script>").html;
        assert!(!html.contains("<script") && html.contains("&lt;script&gt;") && html.contains("Recherche &lt;b&gt;"));
    }

    #[test]
    fn a_mail_fetches_nothing_from_anywhere() {
        let html = sheet("Camille").html;
        assert!(!html.contains(" src=") && !html.contains("url(") && !html.contains("@import") && !html.contains("style="));
    }
}
