//! The inert copy of the text under the field. While one types, the marks stay where their words are, until the server has read again.

use std::{cell::RefCell, ops::Range};

use web_sys::{Element, Node};

/// Stands behind the last line, so that an empty one has its height.
const END: char = '\u{200b}';
/// `Node.TEXT_NODE`.
const TEXT: u16 = 3;

/// The copy, and the text that it shows.
pub struct Echo {
    element: Element,
    text: RefCell<Vec<char>>,
}

impl Echo {
    /// The copy as the server drew it, of this text.
    pub fn new(element: Element, text: &str) -> Self {
        Self { element, text: RefCell::new(text.chars().collect()) }
    }

    /// Draws it anew from what the server answered for `text`. The server drops blanks at both ends; the field still has them.
    pub fn show(&self, html: &str, text: &str) {
        let inner = text.trim_start();
        let (before, after) = (text.len() - inner.len(), inner.trim_end().len());
        let (lead, trail) = (text.get(..before).unwrap_or_default(), inner.get(after..).unwrap_or_default());
        self.element.set_inner_html(&format!("{lead}{html}{trail}{END}"));
        *self.text.borrow_mut() = text.chars().collect();
    }

    /// Follows what is typed: changes only the letters that changed.
    pub fn follow(&self, text: &str) {
        let new: Vec<char> = text.chars().collect();
        let old = self.text.replace(new.clone());
        let mut nodes = Vec::new();
        texts(&self.element, &mut nodes);
        let shown: Vec<Vec<char>> = nodes.iter().map(|node| node.node_value().unwrap_or_default().chars().collect()).collect();
        let whole = shown.iter().flatten();
        if !whole.eq(old.iter().chain([&END])) {
            self.element.set_text_content(Some(&format!("{text}{END}")));
            return;
        }
        let (gone, letters) = change(&old, &new);
        let mut letters = Some(letters);
        let mut start = 0;
        for (node, shown) in nodes.iter().zip(&shown) {
            let cut = cut(&gone, start, shown.len());
            start += shown.len();
            let Some(cut) = cut else { continue };
            let (head, tail) = (shown.get(..cut.start).unwrap_or_default(), shown.get(cut.end..).unwrap_or_default());
            let value: String = head.iter().chain(letters.take().unwrap_or_default()).chain(tail).collect();
            node.set_node_value(Some(&value));
        }
    }
}

/// The part of `gone` that lies in a stretch of letters, counted from its start; touching its end counts, so that what is typed there goes in.
fn cut(gone: &Range<usize>, start: usize, length: usize) -> Option<Range<usize>> {
    let end = start + length;
    (gone.start <= end && gone.end >= start).then(|| gone.start.max(start) - start..gone.end.min(end) - start)
}

/// Which letters of the old text went, and which came in their place.
fn change<'a>(old: &[char], new: &'a [char]) -> (Range<usize>, &'a [char]) {
    let shorter = old.len().min(new.len());
    let same = old.iter().zip(new).take_while(|(old, new)| old == new).count();
    let tail = old.iter().rev().zip(new.iter().rev()).take(shorter - same).take_while(|(old, new)| old == new).count();
    (same..old.len() - tail, new.get(same..new.len() - tail).unwrap_or_default())
}

fn texts(node: &Node, found: &mut Vec<Node>) {
    let mut child = node.first_child();
    while let Some(node) = child {
        if node.node_type() == TEXT {
            found.push(node.clone());
        } else {
            texts(&node, found);
        }
        child = node.next_sibling();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn changed(old: &str, new: &str) -> (Range<usize>, String) {
        let (old, new): (Vec<char>, Vec<char>) = (old.chars().collect(), new.chars().collect());
        let (gone, letters) = change(&old, &new);
        (gone, letters.iter().collect())
    }

    #[test]
    fn only_what_changed_is_touched() {
        assert_eq!(changed("à Lyon", "à Lyon"), (6..6, String::new()));
        assert_eq!(changed("à Lyon", "à Lyons"), (6..6, "s".to_owned()));
        assert_eq!(changed("à Lyon", "vers Lyon"), (0..1, "vers".to_owned()));
        assert_eq!(changed("aaa", "aa"), (2..3, String::new()));
        assert_eq!(changed("", "été"), (0..0, "été".to_owned()));
    }

    #[test]
    fn a_change_is_cut_at_the_edges_of_the_marks() {
        assert_eq!(cut(&(2..5), 0, 3), Some(2..3));
        assert_eq!(cut(&(2..5), 3, 4), Some(0..2));
        assert_eq!(cut(&(2..5), 6, 4), None);
        assert_eq!(cut(&(3..3), 0, 3), Some(3..3));
    }
}
