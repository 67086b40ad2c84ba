//! The sheet of a need: its field, the echo under it, and what was understood beside it.

use std::{cell::RefCell, rc::Rc, time::Duration};

use leptos::{
    prelude::*,
    wasm_bindgen::{JsCast as _, closure::Closure},
};
use ui::{
    Failure, Locale,
    saving::{Kept, Saving, Sheet, Status, Stored, on},
};
use web_sys::{Element, Event, HtmlElement, HtmlFormElement, HtmlInputElement, HtmlTextAreaElement};

use super::{
    echo::Echo,
    need_editor::{ASKS, ECHO, FORM, UNDERSTOOD},
};
use crate::api::need::{Reading, read_need};

/// The pause after which the words are saved.
const PAUSE: Duration = Duration::from_millis(350);

/// The field and its surroundings.
pub struct NeedSheet {
    mission: String,
    locale: Locale,
    field: HtmlTextAreaElement,
    echo: Echo,
    /// The id of a form that was sent while words were not saved: sent after them.
    next: RefCell<Option<String>>,
    /// An answer that came while a form beside was being filled.
    answer: RefCell<Option<Reading>>,
}

/// The saving of a need's words.
type Typing = Rc<Saving<NeedSheet>>;

thread_local! {
    // Not a stored value of the island: that would also be made on the server, and dropped there by another thread.
    static TYPING: RefCell<Option<Typing>> = const { RefCell::new(None) };
}

impl NeedSheet {
    /// Takes over the field of the page, where there is one.
    pub fn start(mission: &str, came: Stored, locale: Locale, status: RwSignal<Status>) {
        let Some(sheet) = Self::found(mission, locale) else { return };
        // What the page came with; somebody may have typed before this woke up.
        let words = sheet.field.default_value().unwrap_or_default();
        let typing = Saving::new(sheet, Kept::of(&format!("need-{mission}")), came, words, status);
        Self::listen(&typing);
        typing.resume();
        TYPING.set(Some(typing));
    }

    /// Loads the page again.
    pub fn reload() {
        let _ = window().location().reload();
    }

    /// Takes the offered words up again.
    pub fn take() {
        if let Some(typing) = TYPING.with_borrow(Clone::clone) {
            typing.take();
        }
    }

    /// Lets the offered words go.
    pub fn forget() {
        if let Some(typing) = TYPING.with_borrow(Clone::clone) {
            typing.forget();
        }
    }

    fn found(mission: &str, locale: Locale) -> Option<Self> {
        let field: HtmlTextAreaElement = document().get_element_by_id(&format!("{FORM}-words"))?.dyn_into().ok()?;
        let echo = document().get_element_by_id(ECHO)?.query_selector(".sheet-echo").ok()??;
        let echo = Echo::new(echo, &field.default_value().unwrap_or_default());
        Some(Self { mission: mission.to_owned(), locale, echo, field, next: RefCell::default(), answer: RefCell::default() })
    }

    fn listen(typing: &Typing) {
        on("input", typing, |typing, event| {
            if event.target().as_ref() == Some(typing.sheet().field.as_ref()) {
                typing.typed();
            }
        });
        on("focusin", typing, |typing, event| {
            if event.target().as_ref() == Some(typing.sheet().field.as_ref()) {
                typing.sheet().show_waiting();
            }
        });
        on("submit", typing, Self::submitted);
        on("online", typing, |typing, _| typing.save());
        let of_toggle = typing.clone();
        let on_toggle = Closure::<dyn Fn(Event)>::new(move |event: Event| of_toggle.sheet().unfolded(&event)).into_js_value();
        if let Some(section) = document().get_element_by_id(UNDERSTOOD) {
            // `toggle` does not bubble.
            let _ = section.add_event_listener_with_callback_and_bool("toggle", on_toggle.unchecked_ref(), true);
        }
        // The words are saved by themselves from here on.
        if let Some(button) = form().and_then(|form| form.query_selector("button[type=submit]").ok().flatten()) {
            let _ = button.set_attribute("hidden", "");
        }
    }

    /// The sheet's own form saves in place; any other waits until the words are saved.
    fn submitted(typing: &Typing, event: &Event) {
        let Some(form) = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok()) else { return };
        let own = form.id() == FORM;
        if !own && (!typing.is_dirty() || typing.is_halted()) {
            return;
        }
        event.prevent_default();
        if !own {
            typing.sheet().next.replace(Some(form.id()));
        }
        typing.save();
    }

    /// Puts what was understood on the page, unless a form there is being filled.
    fn show(&self, reading: Reading) {
        let filling = document().active_element().is_some_and(|active| [UNDERSTOOD, ASKS].iter().any(|id| is_in(&active, id)));
        if filling {
            self.answer.replace(Some(reading));
            return;
        }
        for (id, html) in [(UNDERSTOOD, &reading.criteria), (ASKS, &reading.asks)] {
            if let Some(place) = document().get_element_by_id(id) {
                place.set_inner_html(html);
            }
        }
    }

    fn show_waiting(&self) {
        if let Some(answer) = self.answer.take() {
            self.show(answer);
        }
    }

    /// The mark of the criterion that was just unfolded stands out.
    fn unfolded(&self, event: &Event) {
        let Some(details) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
        if !details.class_list().contains("criterion") || !details.has_attribute("open") {
            return;
        }
        let Some(sheet) = document().get_element_by_id(ECHO) else { return };
        while let Ok(Some(mark)) = sheet.query_selector(".evidence.active") {
            let _ = mark.class_list().remove_1("active");
        }
        let number = details.query_selector(".n").ok().flatten().and_then(|n| n.text_content()).unwrap_or_default();
        if let Some(mark) =
            number.parse::<u32>().ok().and_then(|n| sheet.query_selector(&format!(".evidence[data-n~=\"{n}\"]")).ok().flatten())
        {
            let _ = mark.class_list().add_1("active");
        }
    }
}

impl Sheet for NeedSheet {
    type Answer = Reading;

    fn words(&self) -> String {
        self.field.value()
    }

    fn put(&self, words: &str) {
        self.field.set_value(words);
    }

    fn readable(&self, words: &str) -> String {
        words.to_owned()
    }

    fn pause(&self) -> Option<Duration> {
        Some(PAUSE)
    }

    fn send(&self, version: i32, words: String) -> impl Future<Output = Result<Reading, Failure>> {
        read_need(self.mission.clone(), version, words, unfolded_id().unwrap_or_default(), self.locale)
    }

    fn stored(&self, answer: &Reading) -> Stored {
        Stored { version: answer.version, saved: answer.saved.clone() }
    }

    fn follow(&self, words: &str) {
        self.echo.follow(words);
    }

    fn was_saved(&self, answer: &Reading, words: &str) {
        if let Some(input) = form().and_then(|form| form.query_selector("input[name=version]").ok().flatten()) {
            let version = answer.version.to_string();
            let _ = input.set_attribute("value", &version);
            input.unchecked_into::<HtmlInputElement>().set_value(&version);
        }
        self.echo.show(&answer.echo, words);
        self.echo.follow(&self.field.value());
    }

    fn settled(&self, answer: Reading) {
        match self.next.take().and_then(|id| document().get_element_by_id(&id)) {
            Some(form) => {
                let _ = form.unchecked_into::<HtmlFormElement>().request_submit();
            }
            None => self.show(answer),
        }
    }

    fn refused(&self, _failure: Failure) {
        self.next.take();
    }
}

fn form() -> Option<Element> {
    document().get_element_by_id(FORM)
}

/// The criterion that is unfolded, by its id.
fn unfolded_id() -> Option<String> {
    let section = document().get_element_by_id(UNDERSTOOD)?;
    let details = section.query_selector("details.criterion[open][id^=criterion-]").ok()??;
    details.id().strip_prefix("criterion-").map(str::to_owned)
}

fn is_in(element: &Element, id: &str) -> bool {
    element.closest(&format!("#{id}")).ok().flatten().is_some()
}
