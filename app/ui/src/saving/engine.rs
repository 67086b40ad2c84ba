//! How saving goes, whatever is written on.

use std::{cell::RefCell, rc::Rc, time::Duration};

use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*, task::spawn_local};
use serde::{Deserialize, Serialize};
use web_sys::Event;

use super::{Kept, Status};
use crate::Failure;

/// How long to wait before trying again.
const AGAIN: Duration = Duration::from_secs(5);

/// What is written on, and where it is sent.
pub trait Sheet: 'static {
    /// What the server answers.
    type Answer: 'static;

    /// What stands there now, as one text.
    fn words(&self) -> String;

    /// Puts such a text there.
    fn put(&self, words: &str);

    /// Such a text, for eyes.
    fn readable(&self, words: &str) -> String;

    /// How long to wait after what was typed last, before it is saved; `None` until somebody asks for it.
    fn pause(&self) -> Option<Duration>;

    /// Sends it, upon the version that it was written on.
    fn send(&self, version: i32, words: String) -> impl Future<Output = Result<Self::Answer, Failure>>;

    /// What the answer says of the saving.
    fn stored(&self, answer: &Self::Answer) -> Stored;

    /// Something was typed.
    fn follow(&self, _words: &str) {}

    /// These words are saved; others may stand there by now.
    fn was_saved(&self, _answer: &Self::Answer, _words: &str) {}

    /// What stands there is saved.
    fn settled(&self, _answer: Self::Answer) {}

    /// It was not saved.
    fn refused(&self, _failure: Failure) {}

    /// Whether one saving is all: what it made would be made twice.
    fn is_once(&self) -> bool {
        false
    }

    /// Whether somebody waits for the saving: then there is no pause.
    fn is_urgent(&self) -> bool {
        false
    }
}

/// A saving that was done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stored {
    /// The version that the next one is made upon.
    pub version: i32,
    /// « Enregistré à 10 h 42 ».
    pub saved: String,
}

/// A sheet, and how far its saving is.
pub struct Saving<S> {
    sheet: S,
    kept: Kept,
    status: RwSignal<Status>,
    progress: RefCell<Progress>,
}

#[derive(Default)]
struct Progress {
    version: i32,
    /// The words that the server has.
    saved: String,
    /// The words that were typed last.
    typed: Option<String>,
    /// What was said when they were saved.
    said: String,
    /// A call is under way.
    busy: bool,
    /// Somebody else changed it: nothing is sent any more.
    halted: bool,
    /// It was saved, and once is all: nothing is sent any more, while the page is on its way out.
    done: bool,
    timer: Option<TimeoutHandle>,
    /// Where words of this window are set aside.
    aside: Option<u32>,
    /// Where the words lie that are offered.
    offered: Option<u32>,
}

impl<S: Sheet> Saving<S> {
    /// The saving of a sheet that came with these words, of this version.
    pub fn new(sheet: S, kept: Kept, came: Stored, words: String, status: RwSignal<Status>) -> Rc<Self> {
        let progress = Progress { version: came.version, saved: words, said: came.saved, ..Progress::default() };
        Rc::new(Self { sheet, kept, status, progress: RefCell::new(progress) })
    }

    /// What is written on.
    pub fn sheet(&self) -> &S {
        &self.sheet
    }

    /// Takes up what was typed and not saved before; a text that was typed upon another version is set aside and offered instead.
    pub fn resume(self: &Rc<Self>) {
        match self.kept.get() {
            Some((_, words)) if words == self.progress.borrow().saved => self.kept.forget(),
            Some((version, words)) if version == self.progress.borrow().version => {
                self.sheet.put(&words);
                self.keep(self.sheet.words());
                return;
            }
            Some((_, words)) => {
                self.kept.set_aside(None, &words);
                self.kept.forget();
            }
            None => {}
        }
        if self.is_dirty() {
            self.keep(self.sheet.words());
        } else {
            self.offer();
        }
    }

    /// Offers the first words that were set aside, unless they are the ones on the page.
    fn offer(&self) {
        while let Some((place, words)) = self.kept.aside() {
            if words != self.sheet.words() {
                self.progress.borrow_mut().offered = Some(place);
                self.status.set(Status::Kept(self.sheet.readable(&words)));
                return;
            }
            self.kept.let_go(place);
        }
    }

    /// Puts the offered words on the sheet and saves them.
    pub fn take(self: &Rc<Self>) {
        let Some((place, words)) = self.kept.aside() else { return };
        self.kept.let_go(place);
        self.progress.borrow_mut().offered = None;
        self.sheet.put(&words);
        self.keep(self.sheet.words());
    }

    /// Lets the offered words go; others that were set aside are offered then.
    pub fn forget(&self) {
        if let Some(place) = self.progress.borrow_mut().offered.take() {
            self.kept.let_go(place);
        }
        let said = self.progress.borrow().said.clone();
        self.status.set(Status::Saved(said));
        self.offer();
    }

    /// Something was typed: it is kept, and saved after the pause; without one, when [`Saving::save`] is called.
    pub fn typed(self: &Rc<Self>) {
        let words = self.sheet.words();
        // A field that is left says so, also when nothing in it changed since: what was said of it stays, and so does what one clicks on.
        let is_new = self.progress.borrow_mut().typed.replace(words.clone()).as_ref() != Some(&words);
        if is_new || self.status.get_untracked() == Status::Unsaved {
            self.keep(words);
        }
    }

    /// Keeps these words, and saves them after the pause.
    fn keep(self: &Rc<Self>, words: String) {
        self.sheet.follow(&words);
        if self.progress.borrow().halted {
            self.set_aside();
            return;
        }
        self.kept.put(self.progress.borrow().version, &words);
        match self.sheet.pause() {
            Some(pause) => {
                self.status.set(Status::Saving);
                self.save_after(pause);
            }
            None => self.status.set(Status::Unsaved),
        }
    }

    /// Keeps the words of this window where no saving of another one touches them.
    fn set_aside(&self) {
        let place = self.progress.borrow().aside;
        let place = self.kept.set_aside(place, &self.sheet.words());
        self.progress.borrow_mut().aside = place;
    }

    fn save_after(self: &Rc<Self>, pause: Duration) {
        let saving = self.clone();
        let timer = set_timeout_with_handle(move || saving.save(), pause).ok();
        if let Some(former) = std::mem::replace(&mut self.progress.borrow_mut().timer, timer) {
            former.clear();
        }
    }

    /// Whether something stands there, or is under way, that the server does not have.
    pub fn is_dirty(&self) -> bool {
        let progress = self.progress.borrow();
        progress.busy || progress.saved != self.sheet.words()
    }

    /// Whether it was saved, and once is all.
    pub fn is_done(&self) -> bool {
        self.progress.borrow().done
    }

    /// Whether nothing is sent any more.
    pub fn is_halted(&self) -> bool {
        self.progress.borrow().halted
    }

    /// Saves what stands there. What the server has is not sent again, unless somebody waits for its answer.
    pub fn save(self: &Rc<Self>) {
        let words = self.sheet.words();
        let version = {
            let mut progress = self.progress.borrow_mut();
            if progress.busy || progress.halted || progress.done {
                return;
            }
            if progress.saved == words && !self.sheet.is_urgent() {
                if matches!(self.status.get_untracked(), Status::Saving | Status::Unsaved) {
                    self.kept.forget();
                    self.status.set(Status::Saved(progress.said.clone()));
                }
                return;
            }
            progress.busy = true;
            progress.version
        };
        let saving = self.clone();
        spawn_local(async move {
            let answer = saving.sheet.send(version, words.clone()).await;
            saving.progress.borrow_mut().busy = false;
            match answer {
                Ok(answer) => saving.saved(answer, words),
                Err(failure) => saving.failed(failure),
            }
        });
    }

    fn saved(self: &Rc<Self>, answer: S::Answer, words: String) {
        let Stored { version, saved } = self.sheet.stored(&answer);
        {
            let mut progress = self.progress.borrow_mut();
            (progress.version, progress.saved, progress.said) = (version, words.clone(), saved.clone());
            progress.done = self.sheet.is_once();
        }
        self.sheet.was_saved(&answer, &words);
        let now = self.sheet.words();
        if now != words && !self.sheet.is_once() {
            self.keep(now);
            if self.sheet.is_urgent() {
                self.save();
            }
            return;
        }
        if now != words {
            self.set_aside();
        }
        self.kept.forget();
        self.status.set(Status::Saved(saved));
        self.sheet.settled(answer);
    }

    fn failed(self: &Rc<Self>, failure: Failure) {
        match failure {
            Failure::Invalid => self.status.set(Status::Unfit),
            Failure::Conflict | Failure::NotFound => {
                self.progress.borrow_mut().halted = true;
                self.set_aside();
                self.kept.forget();
                self.status.set(Status::Stale);
            }
            Failure::SignInFirst => self.status.set(Status::SignedOut),
            Failure::Malformed | Failure::Broken => {
                self.status.set(Status::Offline);
                if self.sheet.pause().is_some() {
                    self.save_after(AGAIN);
                }
            }
        }
        self.sheet.refused(failure);
    }
}

/// Listens on the window for as long as the page stands.
pub fn on<T: 'static>(name: &str, thing: &Rc<T>, act: impl Fn(&Rc<T>, &Event) + 'static) {
    let thing = thing.clone();
    // The handle would only be needed to stop listening.
    let _ = window_event_listener_untyped(name, move |event| act(&thing, &event));
}
