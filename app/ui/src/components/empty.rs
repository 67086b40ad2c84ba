//! Two posts and the planks still to lay: nothing here yet, and what to do first.

use std::fmt::Write as _;

use leptos::prelude::*;

/// Where each of the ten planks hangs, in tenths of the drawing's units.
const HEIGHTS: [u32; 10] = [465, 513, 553, 583, 598, 598, 583, 553, 513, 465];

fn bridge(laid: usize) -> String {
    let mut drawing = String::from(
        r#"<rect class="post" x="8" y="6" width="12" height="84"/><rect class="post" x="220" y="6" width="12" height="84"/><path class="rope" d="M20 14C60 48 180 48 220 14"/>"#,
    );
    let mut left = 260;
    for (at, height) in HEIGHTS.iter().enumerate() {
        let class = if at < laid { "laid" } else { "missing" };
        let (x, y) = (format!("{}.{}", left / 10, left % 10), format!("{}.{}", height / 10, height % 10));
        // Writing into a string cannot fail.
        let _ = write!(drawing, r#"<rect class="{class}" x="{x}" y="{y}" width="15" height="7"/>"#);
        left += 188;
    }
    drawing
}

/// Nothing to show. `laid` planks of ten are there; children are the button that lays the next one.
#[component]
pub fn Empty(
    #[prop(into)] title: String,
    #[prop(into)] text: String,
    #[prop(optional)] laid: usize,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="empty">
            <svg class="bridge" viewBox="0 0 240 96" aria-hidden="true" inner_html=bridge(laid)></svg>
            <h2>{title}</h2>
            <p>{text}</p>
            {children.map(|children| view! { <div class="cluster">{children()}</div> })}
        </div>
    }
}
