//! A form as a browser without JavaScript sends it: every control with the value it shows, then what somebody typed.

use scraper::{ElementRef, Html, Selector};

use crate::page::plain;
use crate::{Answer, Browser, Page, Part};

/// A form on a page, being filled in.
pub struct Form<'b> {
    browser: &'b Browser,
    name: String,
    action: String,
    posts: bool,
    /// It is sent in parts, as forms are that may hold a file.
    in_parts: bool,
    /// The page that it stands on.
    from: String,
    controls: Vec<Control>,
    buttons: Vec<Button>,
    words: String,
}

/// A control, and what it would send now.
#[derive(Debug, Clone)]
struct Control {
    name: String,
    kind: Kind,
    value: String,
    /// Whether it is sent: a box or a radio that is not ticked is not.
    sent: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Kind {
    Hidden,
    Text,
    File,
    /// What may be chosen.
    Select(Vec<String>),
    Radio,
    Check,
}

#[derive(Debug, Clone)]
struct Button {
    label: String,
    name: Option<String>,
    value: String,
}

impl<'b> Form<'b> {
    /// Every form of a page.
    pub(crate) fn all(browser: &'b Browser, html: &str, from: &str) -> Vec<Self> {
        let document = Html::parse_document(html);
        let (forms, controls) = (Selector::parse("form").unwrap(), Selector::parse("input, textarea, select, button").unwrap());
        let read = |form: ElementRef<'_>| {
            let id = form.attr("id").unwrap_or_default();
            let own = |control: &ElementRef<'_>| match control.attr("form") {
                Some(owner) => owner == id,
                None => control.ancestors().any(|ancestor| ancestor.id() == form.id()),
            };
            let mut read = Self {
                browser,
                name: id.to_owned(),
                action: form.attr("action").unwrap_or(from).to_owned(),
                posts: form.attr("method").is_some_and(|method| method.eq_ignore_ascii_case("post")),
                in_parts: form.attr("enctype") == Some("multipart/form-data"),
                from: from.to_owned(),
                controls: Vec::new(),
                buttons: Vec::new(),
                words: plain(&form.text().collect::<Vec<_>>().join(" ")),
            };
            document
                .select(&controls)
                .filter(own)
                .filter(|control| control.attr("disabled").is_none())
                .for_each(|control| read.add(control));
            read
        };
        document.select(&forms).map(read).collect()
    }

    fn add(&mut self, control: ElementRef<'_>) {
        let name = control.attr("name").map(str::to_owned);
        let value = control.attr("value").map(str::to_owned);
        let kind = control.attr("type").unwrap_or(if control.value().name() == "button" { "submit" } else { "text" });
        match (control.value().name(), kind) {
            ("button", "submit") | ("input", "submit") => {
                let label = plain(&control.text().collect::<String>());
                self.buttons.push(Button { label, name, value: value.unwrap_or_default() });
            }
            ("button", _) | ("input", "button" | "reset") => {}
            ("select", _) => self.add_select(control, name),
            ("textarea", _) => {
                let text: String = control.text().collect();
                self.push(name, Kind::Text, text.replace('\n', "\r\n"), true);
            }
            (_, kind @ ("radio" | "checkbox")) => {
                let kind = if kind == "radio" { Kind::Radio } else { Kind::Check };
                self.push(name, kind, value.unwrap_or_else(|| "on".to_owned()), control.attr("checked").is_some());
            }
            (_, "file") => self.push(name, Kind::File, String::new(), true),
            _ if control.attr("readonly").is_some() => self.push(name, Kind::Hidden, value.unwrap_or_default(), true),
            (_, "hidden") => self.push(name, Kind::Hidden, value.unwrap_or_default(), true),
            _ => self.push(name, Kind::Text, value.unwrap_or_default(), true),
        }
    }

    fn add_select(&mut self, select: ElementRef<'_>, name: Option<String>) {
        let options = Selector::parse("option").unwrap();
        let value_of = |option: &ElementRef<'_>| option.attr("value").map_or_else(|| option.text().collect(), str::to_owned);
        let values: Vec<String> = select.select(&options).map(|option| value_of(&option)).collect();
        let chosen = select.select(&options).find(|option| option.attr("selected").is_some()).map(|option| value_of(&option));
        let value = chosen.or_else(|| values.first().cloned()).unwrap_or_default();
        self.push(name, Kind::Select(values), value, true);
    }

    fn push(&mut self, name: Option<String>, kind: Kind, value: String, sent: bool) {
        if let Some(name) = name {
            self.controls.push(Control { name, kind, value, sent });
        }
    }

    /// Its name, which is its id.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Where it is sent.
    pub fn action(&self) -> &str {
        &self.action
    }

    /// What can be read in it.
    pub fn text(&self) -> &str {
        &self.words
    }

    /// What a field would send now.
    pub fn value(&self, field: &str) -> Option<String> {
        self.controls.iter().find(|control| control.name == field && control.sent).map(|control| control.value.clone())
    }

    /// Whether it changes something: a search, for one, only asks.
    pub fn is_sent(&self) -> bool {
        self.posts
    }

    /// The fields that somebody types into, in order.
    pub fn typed_fields(&self) -> Vec<String> {
        self.controls.iter().filter(|control| control.kind == Kind::Text).map(|control| control.name.clone()).collect()
    }

    /// The fields that somebody types into or chooses in, in order.
    pub fn taken_fields(&self) -> Vec<String> {
        self.controls.iter().filter(|control| !matches!(control.kind, Kind::Hidden)).map(|control| control.name.clone()).collect()
    }

    /// What it sends without being asked: names and values, but for those of the form kit.
    pub fn hidden_fields(&self) -> Vec<(String, String)> {
        let hidden = self.controls.iter().filter(|control| control.kind == Kind::Hidden && !control.name.starts_with('_'));
        hidden.map(|control| (control.name.clone(), control.value.clone())).collect()
    }

    /// The field of the file that it sends, if it sends one.
    pub fn file_field(&self) -> Option<&str> {
        self.controls.iter().find(|control| control.kind == Kind::File).map(|control| control.name.as_str())
    }

    /// Whether a field may be given this value by whoever sees the form.
    pub fn offers(&self, field: &str, value: &str) -> bool {
        self.controls.iter().filter(|control| control.name == field).any(|control| match &control.kind {
            Kind::Text => true,
            Kind::Radio | Kind::Check => control.value == value,
            Kind::Select(values) => values.iter().any(|one| one == value),
            Kind::Hidden | Kind::File => false,
        })
    }

    /// Types into a field, or chooses among what it offers.
    #[track_caller]
    pub fn fill(mut self, field: &str, value: &str) -> Self {
        let offered: Vec<Control> =
            self.controls.iter().filter(|control| control.name == field && control.kind != Kind::Hidden).cloned().collect();
        assert!(!offered.is_empty(), "the form {:?} has no field {field:?} to fill: {:?}", self.name, self.controls);
        let is_radio = offered.iter().any(|control| control.kind == Kind::Radio);
        let mut taken = false;
        for control in self.controls.iter_mut().filter(|control| control.name == field && control.kind != Kind::Hidden) {
            match &control.kind {
                Kind::Radio => {
                    control.sent = control.value == value;
                    taken |= control.sent;
                }
                Kind::Check if control.value == value => (control.sent, taken) = (true, true),
                Kind::Select(values) if values.iter().any(|one| one == value) => (control.value, taken) = (value.to_owned(), true),
                Kind::Text => (control.value, taken) = (value.to_owned(), true),
                Kind::Check | Kind::Select(_) | Kind::Hidden | Kind::File => {}
            }
        }
        let what = if is_radio { "choice" } else { "field" };
        assert!(taken, "the {what} {field:?} of the form {:?} does not offer {value:?}: {offered:?}", self.name);
        self
    }

    /// Takes the tick out of a box.
    #[track_caller]
    pub fn untick(mut self, field: &str) -> Self {
        let boxes = self.controls.iter_mut().filter(|control| control.name == field && control.kind == Kind::Check);
        let unticked = boxes.map(|control| control.sent = false).count();
        assert!(unticked > 0, "the form {:?} has no box {field:?}", self.name);
        self
    }

    /// Sends what the form does not offer, as somebody might who writes their own requests.
    pub fn forge(mut self, field: &str, value: &str) -> Self {
        self.controls.retain(|control| control.name != field);
        self.controls.push(Control { name: field.to_owned(), kind: Kind::Hidden, value: value.to_owned(), sent: true });
        self
    }

    /// Chooses a file, and sends it with the form as a browser sends files; goes on to where that leads.
    pub async fn send_file(self, field: &str, name: &str, bytes: &[u8]) -> Page<'b> {
        let (browser, action) = (self.browser, self.action.clone());
        let answer = self.post_file(field, name, bytes).await;
        browser.arrive(&action, answer).await
    }

    /// The same, staying at the first answer.
    pub async fn post_file(self, field: &str, name: &str, bytes: &[u8]) -> Answer {
        assert!(self.controls.iter().any(|control| control.name == field), "the form {:?} has no field {field:?}", self.name);
        let others = self.fields().into_iter().filter(|(name, _)| name != field);
        let others = others.map(|(name, value)| Part { name, file: None, bytes: value.into_bytes() });
        let file = Part { name: field.to_owned(), file: Some(name.to_owned()), bytes: bytes.to_vec() };
        let parts: Vec<Part> = others.chain([file]).collect();
        self.browser.submit_parts(&self.action, &parts, &self.from).await
    }

    /// What would be sent by pressing the first button.
    pub fn fields(&self) -> Vec<(String, String)> {
        self.fields_with(self.buttons.first())
    }

    fn fields_with(&self, button: Option<&Button>) -> Vec<(String, String)> {
        let button = button.and_then(|button| Some((button.name.clone()?, button.value.clone())));
        let controls = self.controls.iter().filter(|control| control.sent).map(|control| (control.name.clone(), control.value.clone()));
        controls.chain(button).collect()
    }

    /// Presses the button that sends this, and stays at the first answer; the first button where none does.
    pub async fn send_by(self, name: &str, value: &str) -> Answer {
        let button = self.buttons.iter().find(|button| button.name.as_deref() == Some(name) && button.value == value);
        let fields = self.fields_with(button.or(self.buttons.first()));
        self.send_fields(fields).await
    }

    /// Presses its first button, and goes on to where that leads.
    pub async fn submit(self) -> Page<'b> {
        assert!(!self.buttons.is_empty(), "the form {:?} has no button", self.name);
        let fields = self.fields();
        let answer = self.send_fields(fields).await;
        self.browser.arrive(&self.action, answer).await
    }

    /// Presses the button of this label, and goes on to where that leads.
    pub async fn press(self, label: &str) -> Page<'b> {
        let button = self.buttons.iter().find(|button| button.label.contains(&plain(label)));
        let button = button.unwrap_or_else(|| panic!("the form {:?} has no button {label:?}: {:?}", self.name, self.buttons));
        let fields = self.fields_with(Some(button));
        let answer = self.send_fields(fields).await;
        self.browser.arrive(&self.action, answer).await
    }

    /// Presses its first button, and stays at the first answer.
    pub async fn send(self) -> Answer {
        let fields = self.fields();
        self.send_fields(fields).await
    }

    /// A form with files sends a file field that nobody filled as a file without name and content.
    async fn send_fields(&self, fields: Vec<(String, String)>) -> Answer {
        if !self.in_parts {
            return self.browser.submit(&self.action, &fields, &self.from).await;
        }
        let is_file = |name: &str| self.controls.iter().any(|control| control.name == name && control.kind == Kind::File);
        let part = |(name, value): (String, String)| Part { file: is_file(&name).then(String::new), name, bytes: value.into_bytes() };
        let parts: Vec<Part> = fields.into_iter().map(part).collect();
        self.browser.submit_parts(&self.action, &parts, &self.from).await
    }
}
