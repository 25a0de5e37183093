//! What was chosen last in the palette: ids, one a line, the newest first. Kept in local storage apart from the book.

use super::storage::{Local, keep, recall};
use keepgold_core::codec::store::Store as _;
use std::cell::RefCell;

const KEY: &str = "keepgold.recent";
/// Most ids that are kept: those of several books stand side by side.
const MOST: usize = 20;
/// Longest id, in bytes.
const LONGEST: usize = 60;

// Where storage is blocked they last as long as the page. Elsewhere what is stored counts: other tabs write there too.
thread_local! {
    static LAST: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Puts an id before the others.
pub fn remember(id: &str) {
    change(|last| kept(&format!("{id}\n{last}"), |_| true));
}

/// Shows the ids one by one. Anything may have stood in storage: whoever reads them must look up what they stand for.
pub fn each(mut see: impl FnMut(&str)) {
    retain(|id| {
        see(id);
        true
    });
}

/// Forgets the ids that are not wanted.
pub fn retain(wanted: impl FnMut(&str) -> bool) {
    change(|last| kept(last, wanted));
}

fn change(make: impl FnOnce(&str) -> String) {
    let here = || Local.get(KEY).is_err().then(|| LAST.take());
    let last = recall(KEY).or_else(here).unwrap_or_default();
    let now = make(&last);
    if now != last {
        keep(KEY, &now);
    }
    LAST.set(now);
}

/// Each wanted id once and none too long, up to the limit.
fn kept(ids: &str, mut wanted: impl FnMut(&str) -> bool) -> String {
    let mut kept: Vec<&str> = Vec::new();
    for id in ids.lines() {
        if kept.len() < MOST && id.len() <= LONGEST && !kept.contains(&id) && wanted(id) {
            kept.push(id);
        }
    }
    kept.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stored_list_is_cut_to_its_limits() {
        let kept = |ids: &str| super::kept(ids, |id| id != "gone");
        assert_eq!(kept(""), "");
        assert_eq!(kept("a\nb\ngone\na"), "a\nb");
        assert_eq!(kept(&format!("{}\nb", "长".repeat(LONGEST))), "b");
        let many: Vec<String> = (0..1_000).map(|n| n.to_string()).collect();
        assert_eq!(kept(&many.join("\n")), many[..MOST].join("\n"));
    }
}
