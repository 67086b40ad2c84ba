//! A page as somebody reads it: its words, its links, its forms.

use std::fmt;

use scraper::{ElementRef, Html, Selector};

use crate::{Answer, Browser, Form};

/// A page in somebody's browser.
pub struct Page<'b> {
    browser: &'b Browser,
    address: String,
    pub answer: Answer,
    html: String,
}

impl<'b> Page<'b> {
    pub(crate) fn new(browser: &'b Browser, address: String, answer: Answer) -> Self {
        let html = answer.text();
        Self { browser, address, answer, html }
    }

    /// Its address, after every redirection: path and query.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// Its address without the query.
    pub fn path(&self) -> &str {
        self.address.split(['?', '#']).next().unwrap_or_default()
    }

    /// Its status.
    pub fn status(&self) -> u16 {
        self.answer.status
    }

    /// The markup, as it was sent.
    pub fn html(&self) -> &str {
        &self.html
    }

    /// What can be read on it, with single blanks; see [`plain`].
    pub fn text(&self) -> String {
        text_of(Html::parse_document(&self.html).root_element())
    }

    /// The texts of the elements that a CSS selector finds.
    pub fn texts(&self, selector: &str) -> Vec<String> {
        Html::parse_document(&self.html).select(&Selector::parse(selector).unwrap()).map(text_of).collect()
    }

    /// The markup inside the elements that a CSS selector finds.
    pub fn inner(&self, selector: &str) -> String {
        Html::parse_document(&self.html).select(&Selector::parse(selector).unwrap()).map(|element| element.inner_html()).collect()
    }

    /// An attribute of the elements that a CSS selector finds.
    pub fn attributes(&self, selector: &str, attribute: &str) -> Vec<String> {
        let document = Html::parse_document(&self.html);
        document.select(&Selector::parse(selector).unwrap()).filter_map(|element| element.attr(attribute)).map(str::to_owned).collect()
    }

    /// Whether it says this, whatever the kind of its blanks and apostrophes.
    pub fn says(&self, words: &str) -> bool {
        self.text().contains(&plain(words))
    }

    /// Fails unless it says this.
    #[track_caller]
    pub fn expect(&self, words: &str) -> &Self {
        assert!(self.says(words), "the page does not say {words:?}:\n{self}");
        self
    }

    /// Fails if this stands anywhere in the markup, visible or not.
    #[track_caller]
    pub fn expect_nothing_of(&self, words: &str) -> &Self {
        let (markup, words) = (plain(&self.html), plain(words));
        if let Some(at) = markup.find(&words) {
            let from = markup[..at].char_indices().rev().nth(80).map_or(0, |(index, _)| index);
            let around: String = markup[from..].chars().take(160 + words.chars().count()).collect();
            panic!("{} gives {words:?} away: …{around}…", self.address);
        }
        self
    }

    /// Fails unless its status is this one.
    #[track_caller]
    pub fn expect_status(&self, status: u16) -> &Self {
        assert_eq!(self.status(), status, "{self}");
        self
    }

    /// Fails unless it stands at this path.
    #[track_caller]
    pub fn expect_path(&self, path: &str) -> &Self {
        assert_eq!(self.path(), path, "{self}");
        self
    }

    /// The form of this name.
    #[track_caller]
    pub fn form(&self, name: &str) -> Form<'b> {
        let form = self.forms().into_iter().find(|form| form.name() == name);
        form.unwrap_or_else(|| panic!("there is no form {name:?}:\n{self}"))
    }

    /// The first form whose name begins so; names of repeated forms end with an id.
    #[track_caller]
    pub fn form_like(&self, beginning: &str) -> Form<'b> {
        let form = self.forms().into_iter().find(|form| form.name().starts_with(beginning));
        form.unwrap_or_else(|| panic!("there is no form {beginning:?}…:\n{self}"))
    }

    /// The first form that sends these hidden or chosen values to this action.
    #[track_caller]
    pub fn form_to(&self, action: &str, values: &[(&str, &str)]) -> Form<'b> {
        let found = self
            .forms()
            .into_iter()
            .find(|form| form.action().ends_with(action) && values.iter().all(|(name, value)| form.value(name).as_deref() == Some(*value)));
        found.unwrap_or_else(|| panic!("there is no form to {action:?} with {values:?}:\n{self}"))
    }

    /// Whether there is a form of this name.
    pub fn has_form(&self, name: &str) -> bool {
        self.form_names().iter().any(|found| found == name)
    }

    /// The names of its forms.
    pub fn form_names(&self) -> Vec<String> {
        self.forms().iter().map(|form| form.name().to_owned()).collect()
    }

    /// Its forms, in order.
    pub fn forms(&self) -> Vec<Form<'b>> {
        Form::all(self.browser, &self.html, &self.address)
    }

    /// Follows the first link of this text.
    pub async fn follow(&self, text: &str) -> Page<'b> {
        let href = {
            let document = Html::parse_document(&self.html);
            let links = Selector::parse("a[href]").unwrap();
            let mut links = document.select(&links);
            links.find(|link| text_of(*link).contains(&plain(text))).and_then(|link| link.attr("href")).map(str::to_owned)
        };
        let href = href.unwrap_or_else(|| panic!("there is no link {text:?}:\n{self}"));
        self.browser.get(&href).await
    }
}

/// Where it stands, its status, its forms and its words: for the message of a test that failed.
impl fmt::Display for Page<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut forms = self.form_names();
        if forms.len() > 12 {
            forms.truncate(12);
            forms.push("…".to_owned());
        }
        writeln!(f, "── {} ({}), forms {forms:?}", self.address, self.status())?;
        f.write_str(&self.text())
    }
}

/// Text with single ordinary blanks and straight apostrophes, so that a test need not type the typographer's.
pub(crate) fn plain(text: &str) -> String {
    let text: String = text.chars().map(|letter| if letter == '’' { '\'' } else { letter }).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What can be read of an element: no scripts, nothing that stands in a field, and no definition of a word before it is opened.
fn text_of(element: ElementRef<'_>) -> String {
    let mut words = String::new();
    for node in element.descendants() {
        if let Some(text) = node.value().as_text() {
            let hidden = node
                .parent()
                .and_then(ElementRef::wrap)
                .is_some_and(|parent| matches!(parent.value().name(), "script" | "style" | "title" | "option" | "textarea"))
                || node.ancestors().filter_map(ElementRef::wrap).any(|around| around.attr("popover").is_some());
            if !hidden {
                words.push_str(text);
            }
        } else if node.value().as_element().is_some_and(|element| {
            let is_term = element.attr("class") == Some("term");
            !is_term && !matches!(element.name(), "a" | "span" | "strong" | "em" | "b" | "q" | "mark" | "abbr")
        }) {
            words.push(' ');
        }
    }
    plain(&words)
}

/// Whether a text has these words. A number within another, or within an id, is none.
pub fn says(text: &str, words: &str) -> bool {
    let is_number = words.chars().all(|letter| letter.is_ascii_digit());
    let ends = |beside: Option<char>| !is_number || !beside.is_some_and(|letter| letter.is_ascii_alphanumeric());
    text.match_indices(words).any(|(at, _)| ends(text[..at].chars().next_back()) && ends(text[at + words.len()..].chars().next()))
}
