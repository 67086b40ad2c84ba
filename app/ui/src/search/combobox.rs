//! The search box while somebody types: what may be meant by the last word is proposed in a list under it, for the keyboard, the mouse and a
//! finger.
//!
//! The field and its list are the page's own, and the form works without this. The options come as HTML from the server: no vocabulary is
//! shipped.

use std::{cell::Cell, rc::Rc, time::Duration};

use leptos::{prelude::*, task::spawn_local, wasm_bindgen::JsCast as _};
use web_sys::{Element, Event, HtmlElement, HtmlInputElement, KeyboardEvent, ScrollIntoViewOptions, ScrollLogicalPosition};

use super::{
    SAID, SUGGESTIONS, WORDS,
    api::{Offered, suggest_words},
};
use crate::{
    Locale,
    keys::{are_silenced, is_alone, is_typing},
    saving::on,
};

/// The pause in typing after which the server is asked.
const PAUSE: Duration = Duration::from_millis(120);

/// A beginning of fewer letters is not asked for.
const LEAST: usize = 2;

/// What makes the field a combobox: without script it is none.
const COMBOBOX: [(&str, &str); 5] = [
    // Only a field of this type may be a combobox.
    ("type", "text"),
    ("role", "combobox"),
    ("aria-autocomplete", "list"),
    ("aria-expanded", "false"),
    ("aria-controls", SUGGESTIONS),
];

/// Wakes the search box of the page, and gives it the key `/`. It draws nothing: the field and its list are the server's.
#[island]
pub fn LiveSearch(locale: Locale) -> impl IntoView {
    Effect::new(move |_| Combobox::start(locale));
}

/// The field and its list.
struct Combobox {
    locale: Locale,
    field: HtmlInputElement,
    list: HtmlElement,
    /// Says how many options there are to those who do not see them.
    said: Element,
    /// Counts what was typed, chosen and let go: an answer to what was asked before comes too late.
    turn: Cell<u32>,
    /// The option that Enter takes, by its place.
    active: Cell<Option<u32>>,
}

impl Combobox {
    fn start(locale: Locale) {
        let Some(combobox) = Self::found(locale).map(Rc::new) else { return };
        for (name, value) in COMBOBOX {
            let _ = combobox.field.set_attribute(name, value);
        }
        if !are_silenced() {
            let _ = combobox.field.set_attribute("aria-keyshortcuts", "/");
        }
        on("keydown", &combobox, Self::pressed);
        on("input", &combobox, |combobox, event| {
            if combobox.is_field(event) {
                combobox.typed();
            }
        });
        on("focusout", &combobox, |combobox, event| {
            if combobox.is_field(event) {
                combobox.close();
            }
        });
        on("selectionchange", &combobox, |combobox, _| {
            if !combobox.list.hidden() && !combobox.is_behind_word() {
                combobox.close();
            }
        });
        on("mousedown", &combobox, |_, event| {
            // The focus stays in the field, whatever of the list is pressed.
            if within(event, &format!("#{SUGGESTIONS}")).is_some() {
                event.prevent_default();
            }
        });
        on("click", &combobox, |combobox, event| {
            if let Some(option) = within(event, &format!("#{SUGGESTIONS} [role=option]")) {
                combobox.choose(&option);
            }
        });
    }

    fn found(locale: Locale) -> Option<Self> {
        let field: HtmlInputElement = document().get_element_by_id(WORDS)?.dyn_into().ok()?;
        let list: HtmlElement = document().get_element_by_id(SUGGESTIONS)?.dyn_into().ok()?;
        let said = document().get_element_by_id(SAID)?;
        Some(Self { locale, field, list, said, turn: Cell::new(0), active: Cell::new(None) })
    }

    fn pressed(combobox: &Rc<Self>, event: &Event) {
        let Some(key) = event.dyn_ref::<KeyboardEvent>().filter(|key| is_alone(key) && !key.is_composing()) else { return };
        let is_taken = match key.key().as_str() {
            "/" => combobox.enter(),
            _ if !combobox.is_field(event) => false,
            "ArrowDown" => combobox.step(|at, count| (at + 1) % (count + 1)),
            "ArrowUp" if !combobox.list.hidden() => combobox.step(|at, count| (at + count) % (count + 1)),
            "Enter" => combobox.choose_active(),
            "Escape" => combobox.let_go(),
            _ => false,
        };
        if is_taken {
            event.prevent_default();
        }
    }

    /// Puts the cursor behind what stands in the field, unless somebody types elsewhere or wants no such key.
    fn enter(&self) -> bool {
        let is_free = !is_typing() && !are_silenced();
        if is_free {
            let end = length(&self.field.value());
            let _ = self.field.focus();
            let _ = self.field.set_selection_range(end, end);
        }
        is_free
    }

    /// Whether the cursor stands behind the word that a list is about: at the end.
    fn is_behind_word(&self) -> bool {
        self.field.selection_end().ok().flatten() == Some(length(&self.field.value()))
    }

    /// Asks what may be meant, after a pause.
    fn typed(self: &Rc<Self>) {
        let turn = self.next_turn();
        self.activate(None);
        let text = self.field.value();
        let word = last_word(&text).to_owned();
        if word.chars().count() < LEAST || !self.is_behind_word() {
            self.show(&Offered::default());
            return;
        }
        let combobox = self.clone();
        set_timeout(move || combobox.ask(turn, word), PAUSE);
    }

    fn ask(self: &Rc<Self>, turn: u32, word: String) {
        if self.turn.get() != turn {
            return;
        }
        let combobox = self.clone();
        spawn_local(async move {
            let answer = suggest_words(word, combobox.locale).await;
            if combobox.turn.get() == turn {
                // Without an answer the box is as it is without script.
                combobox.show(&answer.unwrap_or_default());
            }
        });
    }

    /// Shows these options in place of others; without one the list is closed.
    fn show(&self, offered: &Offered) {
        self.activate(None);
        self.list.set_inner_html(&offered.html);
        self.said.set_text_content(Some(&offered.said));
        let is_open = self.list.child_element_count() > 0;
        self.list.set_hidden(!is_open);
        let _ = self.field.set_attribute("aria-expanded", if is_open { "true" } else { "false" });
    }

    /// Closes the list, and expects no answer any more.
    fn close(&self) {
        self.next_turn();
        self.show(&Offered::default());
    }

    /// Closes the list; whether it was open.
    fn let_go(&self) -> bool {
        let was_open = !self.list.hidden();
        self.close();
        was_open
    }

    /// Goes to another option; behind the last and before the first stands what was typed. A closed list is asked for.
    fn step(self: &Rc<Self>, next: fn(u32, u32) -> u32) -> bool {
        let count = self.list.child_element_count();
        if count == 0 {
            self.typed();
            return false;
        }
        let at = next(self.active.get().unwrap_or(count), count);
        self.activate((at < count).then_some(at));
        true
    }

    fn activate(&self, place: Option<u32>) {
        if let Some(former) = self.active_option() {
            let _ = former.set_attribute("aria-selected", "false");
        }
        self.active.set(place);
        let Some(option) = self.active_option() else {
            let _ = self.field.remove_attribute("aria-activedescendant");
            return;
        };
        let _ = option.set_attribute("aria-selected", "true");
        let _ = self.field.set_attribute("aria-activedescendant", &option.id());
        let nearest = ScrollIntoViewOptions::new();
        nearest.set_block(ScrollLogicalPosition::Nearest);
        option.scroll_into_view_with_scroll_into_view_options(&nearest);
    }

    fn active_option(&self) -> Option<Element> {
        self.list.children().item(self.active.get()?)
    }

    /// Takes the active option. Where there is none, Enter sends the form.
    fn choose_active(&self) -> bool {
        let option = self.active_option();
        match &option {
            Some(option) => self.choose(option),
            None => self.close(),
        }
        option.is_some()
    }

    /// Puts an option in place of the word that is being typed.
    fn choose(&self, option: &Element) {
        let word = option.get_attribute("data-written").unwrap_or_default();
        self.field.set_value(&completed(&self.field.value(), &word));
        self.close();
        let _ = self.field.focus();
    }

    fn is_field(&self, event: &Event) -> bool {
        event.target().as_ref() == Some(self.field.as_ref())
    }

    fn next_turn(&self) -> u32 {
        let turn = self.turn.get().wrapping_add(1);
        self.turn.set(turn);
        turn
    }
}

/// What a selector finds at the place of an event, or around it.
fn within(event: &Event, selector: &str) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest(selector).ok().flatten()
}

/// The length of a text, as browsers count places in it.
fn length(text: &str) -> u32 {
    u32::try_from(text.encode_utf16().count()).unwrap_or(u32::MAX)
}

/// The word that is being typed: what stands behind the last blank, quotation mark or sign that divides words. Empty behind one.
fn last_word(text: &str) -> &str {
    let divides = |letter: char| letter.is_whitespace() || matches!(letter, '"' | '«' | '»' | '“' | '”' | '„' | ',' | ';' | '(' | ')');
    text.rsplit(divides).next().unwrap_or_default()
}

/// The text with another word in place of the one that is being typed, and a blank behind it.
fn completed(text: &str, word: &str) -> String {
    let before = text.strip_suffix(last_word(text)).unwrap_or(text);
    format!("{before}{word} ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_last_word_is_asked_for() {
        for (text, word) in [
            ("kub", "kub"),
            ("audit kub", "kub"),
            ("audit ", ""),
            ("audit\u{a0}l’équi", "l’équi"),
            ("« premier recru", "recru"),
            ("(node.j", "node.j"),
            ("php,c++", "c++"),
            ("\"audit\"", ""),
            ("", ""),
        ] {
            assert_eq!(last_word(text), word, "{text}");
        }
    }

    #[test]
    fn only_the_last_word_is_replaced() {
        assert_eq!(completed("audit kub", "Kubernetes"), "audit Kubernetes ");
        assert_eq!(completed("kub kub", "Kubernetes"), "kub Kubernetes ");
        assert_eq!(completed("«\u{a0}premier recru", "Recruter"), "«\u{a0}premier Recruter ");
        assert_eq!(completed("", "Go"), "Go ");
    }

    #[test]
    fn places_are_counted_as_browsers_do() {
        assert_eq!(["", "été", "👩"].map(length), [0, 3, 2]);
    }
}
