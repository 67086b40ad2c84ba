//! Something folded away behind a button, which unfolds by itself while a form inside, or the form that it is a part of, has complaints to show.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use leptos::{context::Provider, prelude::*};

use super::FormState;
use crate::components::{Icon, IconName, Look, button_class};

/// What a fold hears from the forms inside it, and those around it too.
#[derive(Debug, Clone, Default)]
pub(super) struct Fold {
    refused: Arc<AtomicBool>,
    around: Option<Arc<Fold>>,
}

impl Fold {
    fn inside(around: Option<Self>) -> Self {
        Self { refused: Arc::default(), around: around.map(Arc::new) }
    }

    /// A form that came back refused stands here.
    pub(super) fn unfold(&self) {
        self.refused.store(true, Ordering::Relaxed);
        if let Some(around) = &self.around {
            around.unfold();
        }
    }

    fn is_refused(&self) -> bool {
        self.refused.load(Ordering::Relaxed)
    }
}

/// The fold; `open` shows it from the start.
#[component]
pub fn Folded(
    #[prop(into)] summary: String,
    #[prop(optional)] icon: Option<IconName>,
    #[prop(default = Look::Plain)] look: Look,
    #[prop(optional)] small: bool,
    #[prop(optional)] wide: bool,
    /// The summary is a quiet line with a chevron instead of a button.
    #[prop(optional)]
    quiet: bool,
    #[prop(optional)] class: &'static str,
    #[prop(optional)] open: bool,
    /// What the summary is called by a screen reader, where it stands many times on a page.
    #[prop(optional, into)]
    label: Option<String>,
    children: Children,
) -> impl IntoView {
    let open = open || FormState::current().memory.is_some();
    let fold = Fold::inside(use_context());
    let heard = fold.clone();
    let summary_class = if quiet { "fold-line".to_owned() } else { button_class(look, small, wide) };
    let icon = icon.or(quiet.then_some(IconName::ChevronDown));
    view! {
        <Provider value=fold>
            {
                // What is inside first: its forms say whether they were refused.
                let inside = children();
                view! {
                    <details class=class open=open || heard.is_refused()>
                        <summary class=summary_class aria-label=label>
                            {icon.map(|name| view! { <Icon name/> " " })}
                            {summary}
                        </summary>
                        {inside}
                    </details>
                }
            }
        </Provider>
    }
}
