//! Numbers in sentences that lead to the list of what they count.

use super::show_list;
use crate::i18n::Plural;
use leptos::prelude::*;
use std::fmt;

/// The list of what a number counts.
#[derive(Clone, Debug)]
pub enum List {
    /// At an address.
    At(String),
    /// On the same page, under the heading with this id.
    Here(&'static str),
    /// On the same page, which this brings there.
    Brought(Callback<()>),
}

impl List {
    /// A link to it.
    pub fn link(self, text: String) -> AnyView {
        let bring = match self {
            List::At(href) => return view! { <a href=href>{text}</a> }.into_any(),
            List::Here(heading) => Callback::new(move |()| show_list(heading)),
            List::Brought(bring) => bring,
        };
        let press = move |event: web_sys::MouseEvent| {
            event.prevent_default();
            bring.run(());
        };
        let here = window().location().hash().unwrap_or_default();
        view! {
            <a href=here on:click=press>
                {text}
            </a>
        }
        .into_any()
    }
}

/// A count that stands in a text between two marks, which no text has: private characters, the first of which tells one
/// count of a sentence from another.
#[derive(Clone, Copy, Debug)]
pub struct Counted {
    count: u64,
    place: u32,
}

const FIRST_MARK: u32 = 0xE000;
const LAST_MARK: u32 = 0xE0FE;
const END: char = '\u{E0FF}';

impl Plural for Counted {
    fn count(&self) -> u64 {
        self.count
    }

    fn grouped(&self) -> String {
        let begin = char::from_u32(FIRST_MARK + self.place).unwrap_or_default();
        format!("{begin}{}{END}", self.count.grouped())
    }
}

impl fmt::Display for Counted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.grouped())
    }
}

/// The counts of one sentence with their lists.
#[derive(Debug, Default)]
pub struct Counts(Vec<List>);

impl Counts {
    /// A count for a placeholder of the sentence; nobody has no list.
    pub fn of(&mut self, count: impl Into<u64>, list: List) -> Counted {
        let place = self.0.len() as u32;
        self.0.push(list);
        let count = count.into();
        Counted { count, place }
    }

    /// The sentence that `say` makes of its only count.
    pub fn one(count: usize, list: List, say: impl FnOnce(Counted) -> String) -> AnyView {
        let mut counts = Counts::default();
        let said = say(counts.of(count as u64, list));
        counts.view(said)
    }

    /// The sentence with its counts as links. A sentence that names none of them, such as "The one customer…", leads to
    /// the first list as a whole.
    pub fn view(mut self, said: String) -> AnyView {
        let parts = parts(&said);
        if let [(None, text)] = parts.as_slice() {
            return match self.0.is_empty() {
                true => (*text).to_owned().into_any(),
                false => self.0.swap_remove(0).link((*text).to_owned()),
            };
        }
        let part = |(place, text): (Option<usize>, &str)| {
            let list = place.and_then(|place| self.0.get(place));
            let list = list.filter(|_| text != "0").cloned();
            match list {
                Some(list) => list.link(text.to_owned()),
                None => text.to_owned().into_any(),
            }
        };
        parts.into_iter().map(part).collect_view().into_any()
    }
}

/// The text without its marks, for where nothing can be pressed.
pub fn plain(said: &str) -> String {
    parts(said).into_iter().map(|part| part.1).collect()
}

/// The text without marks, cut where they stood: each piece with the place of its count, if it is one.
fn parts(said: &str) -> Vec<(Option<usize>, &str)> {
    let is_begin = |c: char| (FIRST_MARK..=LAST_MARK).contains(&u32::from(c));
    let mut parts = Vec::new();
    let mut rest = said;
    while let Some(begin) = rest.find(is_begin) {
        let (before, marked) = rest.split_at(begin);
        let mut letters = marked.chars();
        let place = letters
            .next()
            .map_or(0, |mark| u32::from(mark) - FIRST_MARK);
        let (count, after) = letters.as_str().split_once(END).unwrap_or_default();
        parts.extend((!before.is_empty()).then_some((None, before)));
        parts.push((Some(place as usize), count));
        rest = after;
    }
    parts.extend((!rest.is_empty() || parts.is_empty()).then_some((None, rest)));
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;
    use crate::tl;

    #[test]
    fn a_count_is_found_where_the_text_puts_it_in_both_languages() {
        let mut counts = Counts::default();
        let looked = counts.of(5_200u32, List::Here("all"));
        let n = counts.of(12u32, List::At("#/customers".into()));
        for lang in Lang::ALL {
            let said = tl!(
                lang,
                base.risk.said,
                n = n,
                looked = looked,
                share = "5%",
                profit = "12"
            );
            let parts = parts(&said);
            let counted: Vec<_> = parts.iter().filter(|part| part.0.is_some()).collect();
            assert_eq!(counted.len(), 2);
            assert!(counted.contains(&&(Some(0), "5,200")) && counted.contains(&&(Some(1), "12")));
            let without = tl!(
                lang,
                base.risk.said,
                n = 12,
                looked = "5,200",
                share = "5%",
                profit = "12"
            );
            assert_eq!(plain(&said), without);
        }
    }

    #[test]
    fn a_text_without_counts_is_one_piece() {
        assert_eq!(parts("Nobody."), [(None, "Nobody.")]);
        assert_eq!(parts(""), [(None, "")]);
    }
}
