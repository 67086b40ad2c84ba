//! The rules of axe-core, for everything that WCAG 2.2 demands up to level AA and a machine can see.

use serde_json::Value;

use super::tab::Tab;
use crate::root;

const RUN: &str = "axe.run(document, {
    runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
    rules: { 'target-size': { enabled: true } },
    resultTypes: ['violations'],
    // Style sheets would be loaded a second time, into a document whose policy forbids them.
    preload: false,
}).then((found) => found.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.target.join(' ')}: ${node.failureSummary.replace(/\\s+/g, ' ')} ${node.html.slice(0, 160)}`)))";

/// What the rules find wrong on the page that a tab shows: the rule, the element, and why.
pub async fn faults(tab: &Tab) -> Vec<String> {
    if tab.evaluate("typeof axe").await == "undefined" {
        tab.evaluate(&format!("{};true", rules())).await;
    }
    let found = tab.evaluate(RUN).await;
    found.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}

fn rules() -> String {
    let path = root().join("tests/browser/node_modules/axe-core/axe.min.js");
    std::fs::read_to_string(path).expect("the accessibility rules are not installed: run `cargo xtask test`, or `npm ci` in tests/browser")
}
