//! What would bring more people, for the CEO: counts, and nobody.

use leptos::prelude::*;
use matching::rank::WhatIf;
use ui::{
    Locale,
    components::{WhatIfItem, WhatIfs},
    explain, t,
};

/// The changes that were tried; nothing where none may be told.
#[component]
pub fn Changes(found: Vec<WhatIf>) -> impl IntoView {
    let locale = Locale::current();
    let item = |change: &WhatIf| {
        let (title, result) = explain::what_if(locale, change);
        view! { <WhatIfItem title result/> }
    };
    let items = found.iter().map(item).collect_view();
    (!found.is_empty()).then(|| {
        view! { <WhatIfs title=t::rankings::what_if(locale) lead=t::rankings::what_if_lead(locale)>{items}</WhatIfs> }
    })
}
