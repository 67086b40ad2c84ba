//! The life of the field while one types: kept on the device at each letter, saved after a pause, never lost.

use std::{cell::RefCell, rc::Rc, time::Duration};

use leptos::{
    leptos_dom::helpers::TimeoutHandle,
    prelude::*,
    task::spawn_local,
    wasm_bindgen::{JsCast as _, closure::Closure},
};
use ui::{Failure, Locale};
use web_sys::{Element, Event, HtmlElement, HtmlFormElement, HtmlInputElement, HtmlTextAreaElement};

use super::{
    echo::Echo,
    kept::Kept,
    need_editor::{ASKS, ECHO, FORM, Status, UNDERSTOOD},
};
use crate::api::need::{Reading, read_need};

/// The pause after which the words are saved.
const PAUSE: Duration = Duration::from_millis(350);
/// How long to wait before trying again.
const AGAIN: Duration = Duration::from_secs(5);

/// The field, its surroundings, and how far the saving is.
pub struct Typing {
    mission: String,
    locale: Locale,
    status: RwSignal<Status>,
    field: HtmlTextAreaElement,
    echo: Echo,
    kept: Kept,
    progress: RefCell<Progress>,
}

thread_local! {
    // Not a stored value of the island: that would also be made on the server, and dropped there by another thread.
    static TYPING: RefCell<Option<Rc<Typing>>> = const { RefCell::new(None) };
}

#[derive(Default)]
struct Progress {
    version: i32,
    /// The words that the server has.
    saved: String,
    /// A call is under way.
    busy: bool,
    /// Somebody else changed the need: nothing is sent any more.
    halted: bool,
    timer: Option<TimeoutHandle>,
    /// The id of a form that was sent while words were not saved: sent after them.
    next: Option<String>,
    /// An answer that came while a form beside was being filled.
    answer: Option<Reading>,
    /// Where words of this window, or the ones being offered, are set aside.
    aside: Option<u32>,
}

impl Typing {
    /// Takes over the field of the page, where there is one.
    pub fn start(mission: &str, version: i32, locale: Locale, status: RwSignal<Status>) {
        if let Some(typing) = Self::found(mission, version, locale, status) {
            typing.listen();
            typing.resume();
            TYPING.set(Some(typing));
        }
    }

    /// Does something with the field that was taken over.
    pub fn current(act: impl FnOnce(&Rc<Self>)) {
        if let Some(typing) = TYPING.with_borrow(Clone::clone) {
            act(&typing);
        }
    }

    fn found(mission: &str, version: i32, locale: Locale, status: RwSignal<Status>) -> Option<Rc<Self>> {
        let field: HtmlTextAreaElement = document().get_element_by_id(&format!("{FORM}-words"))?.dyn_into().ok()?;
        let echo = document().get_element_by_id(ECHO)?.query_selector(".sheet-echo").ok()??;
        // What the page came with; somebody may have typed before this woke up.
        let sent = field.default_value().unwrap_or_default();
        let progress = Progress { version, saved: sent.clone(), ..Progress::default() };
        Some(Rc::new(Self {
            mission: mission.to_owned(),
            locale,
            status,
            echo: Echo::new(echo, &sent),
            field,
            kept: Kept::of(mission),
            progress: RefCell::new(progress),
        }))
    }

    fn listen(self: &Rc<Self>) {
        on("input", self, |typing, event| {
            if event.target().as_ref() == Some(typing.field.as_ref()) {
                typing.typed();
            }
        });
        on("focusin", self, |typing, event| {
            if event.target().as_ref() == Some(typing.field.as_ref()) {
                typing.show_waiting();
            }
        });
        on("submit", self, Self::submitted);
        on("online", self, |typing, _| typing.save());
        let typing = self.clone();
        let on_toggle = Closure::<dyn Fn(Event)>::new(move |event: Event| typing.unfolded(&event)).into_js_value();
        if let Some(section) = document().get_element_by_id(UNDERSTOOD) {
            // `toggle` does not bubble.
            let _ = section.add_event_listener_with_callback_and_bool("toggle", on_toggle.unchecked_ref(), true);
        }
        // The words are saved by themselves from here on.
        if let Some(button) = self.form().and_then(|form| form.query_selector("button[type=submit]").ok().flatten()) {
            let _ = button.set_attribute("hidden", "");
        }
    }

    /// Takes up what was typed and not saved before; a text that was typed upon another version is set aside and offered instead.
    fn resume(self: &Rc<Self>) {
        match self.kept.get() {
            Some((_, words)) if words == self.progress.borrow().saved => self.kept.forget(),
            Some((version, words)) if version == self.progress.borrow().version => {
                self.field.set_value(&words);
                self.typed();
                return;
            }
            Some((_, words)) => {
                self.kept.set_aside(None, &words);
                self.kept.forget();
            }
            None => {}
        }
        if self.is_dirty() {
            self.typed();
        } else {
            self.offer();
        }
    }

    /// Offers the first words that were set aside, unless they are the ones on the page.
    fn offer(self: &Rc<Self>) {
        while let Some((place, words)) = self.kept.aside() {
            if words != self.field.value() {
                self.progress.borrow_mut().aside = Some(place);
                self.status.set(Status::Kept(words));
                return;
            }
            self.kept.let_go(place);
        }
    }

    /// Puts the offered words into the field and saves them.
    pub fn take(self: &Rc<Self>) {
        let Some((place, words)) = self.kept.aside() else { return };
        self.kept.let_go(place);
        self.progress.borrow_mut().aside = None;
        self.field.set_value(&words);
        self.typed();
    }

    /// Lets the offered words go; others that were set aside are offered then.
    pub fn forget(self: &Rc<Self>) {
        if let Some(place) = self.progress.borrow_mut().aside.take() {
            self.kept.let_go(place);
        }
        self.status.set(Status::Saved(String::new()));
        self.offer();
    }

    /// Loads the page again; the words stay on the device and are offered there.
    pub fn reload(self: &Rc<Self>) {
        let _ = window().location().reload();
    }

    fn typed(self: &Rc<Self>) {
        let words = self.field.value();
        self.echo.follow(&words);
        if self.progress.borrow().halted {
            self.set_aside();
            return;
        }
        self.kept.put(self.progress.borrow().version, &words);
        self.status.set(Status::Saving);
        self.save_after(PAUSE);
    }

    /// Keeps the words of this window where no saving of another one touches them.
    fn set_aside(&self) {
        let place = self.progress.borrow().aside;
        let place = self.kept.set_aside(place, &self.field.value());
        self.progress.borrow_mut().aside = place;
    }

    fn save_after(self: &Rc<Self>, pause: Duration) {
        let typing = self.clone();
        let timer = set_timeout_with_handle(move || typing.save(), pause).ok();
        if let Some(former) = std::mem::replace(&mut self.progress.borrow_mut().timer, timer) {
            former.clear();
        }
    }

    fn is_dirty(&self) -> bool {
        let progress = self.progress.borrow();
        progress.busy || progress.saved != self.field.value()
    }

    fn save(self: &Rc<Self>) {
        let words = self.field.value();
        let version = {
            let mut progress = self.progress.borrow_mut();
            if progress.busy || progress.halted || progress.saved == words {
                return;
            }
            progress.busy = true;
            progress.version
        };
        let typing = self.clone();
        spawn_local(async move {
            let answer = read_need(typing.mission.clone(), version, words.clone(), unfolded_id().unwrap_or_default(), typing.locale).await;
            typing.progress.borrow_mut().busy = false;
            match answer {
                Ok(reading) => typing.saved(reading, words),
                Err(failure) => typing.failed(failure),
            }
        });
    }

    fn saved(self: &Rc<Self>, reading: Reading, words: String) {
        let version = reading.version;
        {
            let mut progress = self.progress.borrow_mut();
            (progress.version, progress.saved) = (version, words.clone());
        }
        if let Some(input) = self.form().and_then(|form| form.query_selector("input[name=version]").ok().flatten()) {
            let _ = input.set_attribute("value", &version.to_string());
            input.unchecked_into::<HtmlInputElement>().set_value(&version.to_string());
        }
        let now = self.field.value();
        self.echo.show(&reading.echo, &words);
        self.echo.follow(&now);
        if now != words {
            self.kept.put(version, &now);
            self.save_after(PAUSE);
            return;
        }
        self.kept.forget();
        self.status.set(Status::Saved(reading.saved.clone()));
        let next = self.progress.borrow_mut().next.take();
        match next.and_then(|id| document().get_element_by_id(&id)) {
            Some(form) => {
                let _ = form.unchecked_into::<HtmlFormElement>().request_submit();
            }
            None => self.show(reading),
        }
    }

    fn failed(self: &Rc<Self>, failure: Failure) {
        self.progress.borrow_mut().next = None;
        match failure {
            Failure::Invalid => self.status.set(Status::Empty),
            Failure::Conflict | Failure::NotFound => {
                self.progress.borrow_mut().halted = true;
                self.set_aside();
                self.kept.forget();
                self.status.set(Status::Stale);
            }
            Failure::SignInFirst => self.status.set(Status::SignedOut),
            Failure::Malformed | Failure::Broken => {
                self.status.set(Status::Offline);
                self.save_after(AGAIN);
            }
        }
    }

    /// Puts what was understood on the page, unless a form there is being filled.
    fn show(&self, reading: Reading) {
        let filling = document().active_element().is_some_and(|active| [UNDERSTOOD, ASKS].iter().any(|id| is_in(&active, id)));
        if filling {
            self.progress.borrow_mut().answer = Some(reading);
            return;
        }
        for (id, html) in [(UNDERSTOOD, &reading.criteria), (ASKS, &reading.asks)] {
            if let Some(place) = document().get_element_by_id(id) {
                place.set_inner_html(html);
            }
        }
    }

    fn show_waiting(&self) {
        let answer = self.progress.borrow_mut().answer.take();
        if let Some(answer) = answer {
            self.show(answer);
        }
    }

    /// The sheet's own form saves in place; any other waits until the words are saved.
    fn submitted(self: &Rc<Self>, event: &Event) {
        let Some(form) = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok()) else { return };
        let own = form.id() == FORM;
        if !own && (!self.is_dirty() || self.progress.borrow().halted) {
            return;
        }
        event.prevent_default();
        if !own {
            self.progress.borrow_mut().next = Some(form.id());
        }
        self.save();
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
            number.parse::<u32>().ok().and_then(|n| sheet.query_selector(&format!(".evidence[data-n=\"{n}\"]")).ok().flatten())
        {
            let _ = mark.class_list().add_1("active");
        }
    }

    fn form(&self) -> Option<Element> {
        document().get_element_by_id(FORM)
    }
}

/// Listens on the window for as long as the page stands.
fn on(name: &str, typing: &Rc<Typing>, act: impl Fn(&Rc<Typing>, &Event) + 'static) {
    let typing = typing.clone();
    // The handle would only be needed to stop listening.
    let _ = window_event_listener_untyped(name, move |event| act(&typing, &event));
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
