//! Any form of the kit as a sheet: what is typed into its fields is kept, saved, and put back.

use std::{
    cell::{Cell, RefCell},
    pin::Pin,
    rc::Rc,
    time::Duration,
};

use leptos::{prelude::*, wasm_bindgen::JsCast as _};
use serde::{Deserialize, Serialize};
use web_sys::{Event, HtmlElement, HtmlFormElement, HtmlInputElement, HtmlOptionElement, HtmlSelectElement, HtmlTextAreaElement};

use super::{Kept, Saving, Sheet, Status, Stored, on};
use crate::Failure;

/// The pause after which a text of several lines is saved. What stands on one line, or is chosen, is saved when one leaves it: half a number is
/// no answer.
const PAUSE: Duration = Duration::from_millis(1500);
/// The pause after a field was left.
const LEFT: Duration = Duration::from_millis(200);

/// Names and values of fields, in their order.
type Fields = Vec<(String, String)>;

/// Sends the fields upon a version.
pub type Sender = Box<dyn Fn(i32, Fields) -> Pin<Box<dyn Future<Output = Result<Stored, Failure>>>>>;

/// Which form, and how it is saved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The form's name.
    pub form: String,
    /// Under which name its fields are kept on the device; nobody else's form has it.
    pub kept: String,
    /// The version that the page shows.
    pub version: i32,
    /// The page to go on to when the button has saved.
    pub next: String,
    /// Only the button saves; until then it is kept.
    pub by_button: bool,
    /// The page shows what was typed and refused.
    pub refused: bool,
}

/// A form that is saved while one types.
pub struct FormSheet {
    place: Place,
    form: HtmlFormElement,
    sender: Sender,
    /// The button was pressed: saved or not, the page is left.
    leaving: Cell<bool>,
    /// After what was typed last.
    pause: Cell<Option<Duration>>,
}

thread_local! {
    // Not a stored value of the island: that would also be made on the server, and dropped there by another thread.
    static FORM: RefCell<Option<Rc<Saving<FormSheet>>>> = const { RefCell::new(None) };
}

impl FormSheet {
    /// Takes over the form of the page, where there is one.
    pub fn start(place: Place, came: String, status: RwSignal<Status>, sender: Sender) {
        let form = document().get_element_by_id(&place.form).and_then(|form| form.dyn_into::<HtmlFormElement>().ok());
        let Some(form) = form else { return };
        let (kept, came) = (Kept::of(&place.kept), Stored { version: place.version, saved: came });
        let (refused, by_button) = (place.refused, place.by_button);
        let sheet = Self { place, form, sender, leaving: Cell::new(false), pause: Cell::new((!by_button).then_some(LEFT)) };
        // What was refused is on the page and nowhere else.
        let words = if refused { String::new() } else { written(&sheet.fields(true)) };
        let saving = Saving::new(sheet, kept, came, words, status);
        on("input", &saving, |saving, event| saving.sheet().changed(saving, event, true));
        on("change", &saving, |saving, event| saving.sheet().changed(saving, event, false));
        on("submit", &saving, Self::submitted);
        // A page that comes back from the browser's memory shows what is saved by now.
        on("pageshow", &saving, |saving, _| {
            if saving.is_done() {
                Self::reload();
            }
        });
        on("online", &saving, |saving, _| {
            if !saving.sheet().place.by_button {
                saving.save();
            }
        });
        saving.resume();
        FORM.set(Some(saving));
    }

    /// Loads the page again.
    pub fn reload() {
        let _ = window().location().reload();
    }

    /// Takes the offered fields up again.
    pub fn take() {
        if let Some(saving) = FORM.with_borrow(Clone::clone) {
            saving.take();
        }
    }

    /// Lets the offered fields go.
    pub fn forget() {
        if let Some(saving) = FORM.with_borrow(Clone::clone) {
            saving.forget();
        }
    }

    fn changed(&self, saving: &Rc<Saving<Self>>, event: &Event, is_typing: bool) {
        let Some(target) = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok()) else { return };
        if target.closest("form").ok().flatten().as_ref() != Some(self.form.as_ref()) {
            return;
        }
        let pause = match (self.place.by_button, is_typing, target.has_type::<HtmlTextAreaElement>()) {
            (true, ..) | (false, true, false) => None,
            (false, true, true) => Some(PAUSE),
            (false, false, _) => Some(LEFT),
        };
        self.pause.set(pause);
        saving.typed();
    }

    /// The button saves, and leads on; what cannot be saved goes the way without script, and comes back with what is wrong beside it.
    fn submitted(saving: &Rc<Saving<Self>>, event: &Event) {
        let sheet = saving.sheet();
        let is_own = event.target().as_ref() == Some(sheet.form.as_ref());
        if is_own && !saving.is_halted() {
            event.prevent_default();
            sheet.leaving.set(true);
            saving.save();
        }
    }

    /// A field and what was typed or chosen in it, as the page calls them; a row that it no longer has is called as the first one is.
    fn line(&self, name: &str, value: String) -> String {
        let first = name.trim_end_matches(|c: char| c.is_ascii_digit());
        let named = |name: &str| self.controls().find(|control| control.name() == name && control.offers(&value));
        let control = named(name).or_else(|| named(&format!("{first}0")).filter(|_| first.ends_with('-')));
        let value = control.as_ref().and_then(|control| control.words(&value)).unwrap_or(value);
        let called = control.map_or_else(|| name.to_owned(), |control| control.name());
        let label = document().get_element_by_id(&format!("{}-{}-label", self.place.form, called.trim_end_matches("[]")));
        match label.and_then(|label| label.text_content()) {
            Some(label) => format!("{label}\u{a0}: {value}"),
            None => value,
        }
    }

    fn controls(&self) -> impl Iterator<Item = Control> {
        let elements = self.form.elements();
        (0..elements.length()).filter_map(move |at| Control::of(&elements.item(at)?))
    }

    /// The fields that a person fills, as they stand or as the page came.
    fn fields(&self, as_it_came: bool) -> Fields {
        self.controls().filter_map(|control| control.value(as_it_came)).collect()
    }
}

impl Sheet for FormSheet {
    type Answer = Stored;

    fn words(&self) -> String {
        written(&self.fields(false))
    }

    fn put(&self, words: &str) {
        let mut left = read(words);
        self.controls().for_each(|control| control.put(&mut left));
        // A row that the page no longer has goes along unseen, and stands there when it is saved.
        for (name, value) in left.into_iter().filter(|(_, value)| !value.is_empty()) {
            let Some(field) = document().create_element("input").ok().and_then(|field| field.dyn_into::<HtmlInputElement>().ok()) else {
                continue;
            };
            field.set_name(&name);
            field.set_value(&value);
            field.set_hidden(true);
            let _ = self.form.append_child(&field);
        }
    }

    fn readable(&self, words: &str) -> String {
        let now = self.fields(false);
        let others = read(words).into_iter().filter(|field| !field.1.is_empty() && !now.contains(field));
        others.map(|(name, value)| self.line(&name, value)).collect::<Vec<_>>().join("\n")
    }

    fn pause(&self) -> Option<Duration> {
        self.pause.get()
    }

    fn send(&self, version: i32, words: String) -> impl Future<Output = Result<Stored, Failure>> {
        (self.sender)(version, read(&words))
    }

    fn stored(&self, answer: &Stored) -> Stored {
        answer.clone()
    }

    fn was_saved(&self, answer: &Stored, _words: &str) {
        if let Ok(Some(field)) = self.form.query_selector("input[name=version]") {
            field.unchecked_into::<HtmlInputElement>().set_value(&answer.version.to_string());
        }
    }

    fn settled(&self, _answer: Stored) {
        if self.leaving.get() {
            let _ = window().location().set_href(&self.place.next);
        }
    }

    fn refused(&self, failure: Failure) {
        if self.leaving.replace(false) && failure == Failure::Invalid {
            let _ = self.form.submit();
        }
    }

    fn is_once(&self) -> bool {
        self.place.by_button
    }

    fn is_urgent(&self) -> bool {
        self.leaving.get()
    }
}

/// A control that a person fills.
enum Control {
    /// A line, a date, or a text of several lines.
    Text(TextControl),
    /// A box or a radio.
    Box(HtmlInputElement),
    List(HtmlSelectElement),
}

enum TextControl {
    Line(HtmlInputElement),
    Lines(HtmlTextAreaElement),
}

impl Control {
    fn of(element: &web_sys::Element) -> Option<Self> {
        if let Some(input) = element.dyn_ref::<HtmlInputElement>() {
            return match input.type_().as_str() {
                "hidden" | "submit" | "button" | "file" | "password" => None,
                "checkbox" | "radio" => Some(Self::Box(input.clone())),
                _ => Some(Self::Text(TextControl::Line(input.clone()))),
            };
        }
        if let Some(list) = element.dyn_ref::<HtmlSelectElement>() {
            return Some(Self::List(list.clone()));
        }
        element.dyn_ref::<HtmlTextAreaElement>().map(|lines| Self::Text(TextControl::Lines(lines.clone())))
    }

    fn name(&self) -> String {
        match self {
            Self::Text(TextControl::Line(field)) | Self::Box(field) => field.name(),
            Self::Text(TextControl::Lines(field)) => field.name(),
            Self::List(list) => list.name(),
        }
    }

    /// What it would send; a box that is not ticked sends nothing.
    fn value(&self, as_it_came: bool) -> Option<(String, String)> {
        let value = match self {
            Self::Text(TextControl::Line(field)) if as_it_came => field.default_value(),
            Self::Text(TextControl::Line(field)) => field.value(),
            Self::Text(TextControl::Lines(field)) if as_it_came => field.default_value().unwrap_or_default(),
            Self::Text(TextControl::Lines(field)) => field.value(),
            Self::Box(field) => {
                let is_ticked = if as_it_came { field.default_checked() } else { field.checked() };
                is_ticked.then(|| field.value())?
            }
            Self::List(list) if as_it_came => came_chosen(list),
            Self::List(list) => list.value(),
        };
        Some((self.name(), value)).filter(|(name, _)| !name.is_empty())
    }

    /// Whether somebody could say this with it.
    fn offers(&self, value: &str) -> bool {
        match self {
            Self::Text(_) => true,
            Self::Box(field) => field.value() == value,
            Self::List(list) => options(list).any(|option| option.value() == value),
        }
    }

    /// What a choice is called on the page.
    fn words(&self, value: &str) -> Option<String> {
        let words = match self {
            Self::Text(_) => None,
            Self::Box(field) => field.closest("label").ok().flatten().and_then(|label| label.text_content()),
            Self::List(list) => options(list).find(|option| option.value() == value).map(|option| option.text()),
        };
        words.map(|words| words.trim().to_owned()).filter(|words| !words.is_empty())
    }

    /// Takes its value out of the fields that are left.
    fn put(&self, left: &mut Fields) {
        let name = self.name();
        let is_box_of = |value: &str| if let Self::Box(field) = self { field.value() == value } else { true };
        let at = left.iter().position(|(field, value)| *field == name && is_box_of(value));
        let value = at.map(|at| left.remove(at).1);
        match self {
            Self::Box(field) => field.set_checked(value.is_some()),
            Self::Text(TextControl::Line(field)) => field.set_value(&value.unwrap_or_default()),
            Self::Text(TextControl::Lines(field)) => field.set_value(&value.unwrap_or_default()),
            Self::List(list) => list.set_value(&value.unwrap_or_default()),
        }
    }
}

/// What a list had chosen when the page came.
fn came_chosen(list: &HtmlSelectElement) -> String {
    let chosen = options(list).find(HtmlOptionElement::default_selected).or_else(|| options(list).next());
    chosen.map(|option| option.value()).unwrap_or_default()
}

fn options(list: &HtmlSelectElement) -> impl Iterator<Item = HtmlOptionElement> {
    let options = list.options();
    (0..options.length()).filter_map(move |at| options.item(at)?.dyn_into().ok())
}

fn written(fields: &Fields) -> String {
    serde_json::to_string(fields).unwrap_or_default()
}

fn read(words: &str) -> Fields {
    serde_json::from_str(words).unwrap_or_default()
}
