//! What a query finds among places, actions and customers, the best first.

use super::entries::{Action, Entry, Group, entries, is_part, own_name, synonyms};
use crate::haystack::{Fit, Haystack};
use crate::i18n::{Lang, lang};
use crate::places::Route;
use crate::shell::recent;
use crate::state::State;
use crate::{t, words};
use keepgold_core::book::{Book, CustomerId};
use keepgold_core::sorting::sort_by;
use leptos::prelude::*;

/// Customers shown at once.
const CUSTOMERS: usize = 8;
/// Customers for each of whom is shown what can be done.
const FOR_CUSTOMERS: usize = 3;
/// How many of the entries chosen last stand first.
const RECENT: usize = 5;

/// Remembers what was chosen, a customer as one of the open book.
pub fn remember(state: State, act: &Action) {
    let id = act.id();
    match (act, state.shown_untracked().id()) {
        // It is about one customer, and done with.
        (Action::AddRecord(_, Some(_)) | Action::Merge(_), _)
        | (Action::Go(Route::Customer(_)), None) => {}
        (Action::Go(Route::Customer(_)), Some(book)) => recent::remember(&format!("{book}{id}")),
        _ => recent::remember(&id),
    }
}

/// Everything that can be found, as it was when the palette was opened.
#[derive(Debug)]
pub struct Index {
    state: State,
    entries: Vec<Entry>,
    names: Haystack,
    /// Names with their synonyms: who types one word of each finds it too.
    meanings: Haystack,
    people: Haystack,
    /// Ids, and places by value from 0.
    ids: Vec<(u32, u32)>,
}

impl Index {
    /// Takes the names of everything.
    pub fn new(state: State) -> Index {
        let entries = bar(state, entries(state, lang()));
        let (mut names, mut meanings) = (Haystack::default(), Haystack::default());
        // Who has no input method at hand finds it by the other language's name too.
        for (own, other) in entries.iter().zip(self::entries(state, lang().other())) {
            let named = Lang::ALL.map(|lang| own_name(&own.act, lang));
            names.push([own.name.as_str(), &other.name, named[0], named[1]]);
            let mut meant: Vec<&str> = vec![&own.name, &other.name];
            for lang in Lang::ALL {
                meant.extend(synonyms(&own.act, lang).split([',', '、']).map(str::trim));
            }
            meanings.push(meant);
        }
        let (mut people, mut ids) = (Haystack::default(), Vec::new());
        let assessment = state.derived().assessment.get_untracked();
        state.with_book_untracked(|book| {
            let mut values = vec![u32::MAX; book.customers().len()];
            for standing in assessment.standings() {
                if let Some(value) = values.get_mut(standing.customer.index()) {
                    *value = standing.place.wrapping_sub(1);
                }
            }
            for (id, customer) in book.customers().iter().enumerate() {
                if customer.merged_into.is_none() {
                    people.push([customer.title(), &customer.code]);
                    ids.push((id as u32, values[id]));
                }
            }
        });
        Index {
            state,
            entries,
            names,
            meanings,
            people,
            ids,
        }
    }

    /// What a query finds: groups together, the one with the best hit first; without words what was chosen last and
    /// then what is likely.
    pub fn find(&self, query: &str) -> Vec<Entry> {
        let Some(named) = self.names.search(query) else {
            return self.likely();
        };
        let meant = self.meanings.search(query).unwrap_or_default();
        let mut hits: Vec<(u64, Entry)> = Vec::new();
        for (((named, meant), entry), place) in
            named.into_iter().zip(meant).zip(&self.entries).zip(0..)
        {
            if let Some(fit) = Closeness::of(named, meant) {
                hits.push((rank(fit, place), entry.clone()));
            }
        }
        self.state.with_book_untracked(|book| {
            for (rank, id) in self.customers(query) {
                hits.extend(customer(book, id).map(|entry| (rank, entry)));
            }
        });
        hits.extend(self.for_customers(query));
        sort_by(&mut hits, |a, b| a.0.cmp(&b.0));
        let mut groups: Vec<Group> = Vec::new();
        for (_, entry) in &hits {
            if !groups.contains(&entry.group) {
                groups.push(entry.group);
            }
        }
        let place = |entry: &Entry| groups.iter().position(|group| *group == entry.group);
        let mut found: Vec<Entry> = hits.into_iter().map(|(_, entry)| entry).collect();
        sort_by(&mut found, |a, b| place(a).cmp(&place(b)));
        found
    }

    /// The best customers for a query with their ranks: by how the query fits, then by value.
    fn customers(&self, query: &str) -> Vec<(u64, u32)> {
        let found = self.people.search(query).unwrap_or_default();
        let mut best: Vec<(u64, u32)> = Vec::new();
        for (fit, &(id, value)) in found.into_iter().zip(&self.ids) {
            let Some(closeness) = Closeness::of(fit, Fit::No) else {
                continue;
            };
            let key = rank(closeness, value);
            // A handful in order: most hits end at the last of them.
            let at = best.partition_point(|(other, _)| *other <= key);
            if at < CUSTOMERS {
                best.truncate(CUSTOMERS - 1);
                best.insert(at, (key, id));
            }
        }
        best
    }

    /// What can be done for a customer, where a part of the query names it and the rest what to do: “Acme log”.
    fn for_customers(&self, query: &str) -> Vec<(u64, Entry)> {
        let mut found: Vec<(u64, Entry)> = Vec::new();
        for (first, last) in halves(query) {
            for (who, what) in [(first, last), (last, first)] {
                let acts = self.acts_meant(what);
                if acts.is_empty() {
                    continue;
                }
                for (rank, id) in self.customers(who).into_iter().take(FOR_CUSTOMERS) {
                    let acts = acts.iter();
                    found.extend(
                        acts.filter_map(|entry| Some((rank, self.for_customer(entry, id)?))),
                    );
                }
            }
        }
        found
    }

    /// The entries of what can be done for a customer that are called or meant so, the closest first.
    fn acts_meant(&self, what: &str) -> Vec<&Entry> {
        let named = self.names.search(what).unwrap_or_default();
        let meant = self.meanings.search(what).unwrap_or_default();
        let fits = named.into_iter().zip(meant).zip(&self.entries);
        let mut acts: Vec<(Closeness, &Entry)> = fits
            .filter(|(_, entry)| of_customer(&entry.act, 0).is_some())
            .filter_map(|((named, meant), entry)| Some((Closeness::of(named, meant)?, entry)))
            .collect();
        sort_by(&mut acts, |a, b| a.0.cmp(&b.0));
        acts.into_iter().map(|(_, entry)| entry).collect()
    }

    /// The same as an entry for one customer.
    fn for_customer(&self, entry: &Entry, id: u32) -> Option<Entry> {
        let named = |book: &Book| Some(customer(book, id)?.name);
        let name = self.state.with_book_untracked(named)?;
        let act = of_customer(&entry.act, id)?;
        Some(Entry {
            group: Group::Actions,
            name: match act {
                Action::AddRecord(kind, _) => words::record::new_with(kind, &name),
                _ => t!(palette.merge_of, name = name),
            },
            act,
            ..entry.clone()
        })
    }

    fn likely(&self) -> Vec<Entry> {
        let open = self.state.shown_untracked().id();
        let mut found: Vec<Entry> = Vec::new();
        self.state.with_book_untracked(|book| {
            recent::each(|id| {
                let here = open.and_then(|open| id.strip_prefix(open));
                let entry = match here.map(Route::parse) {
                    Some(Route::Customer(id)) => customer(book, id),
                    _ => {
                        // An id of an earlier version may be an old address.
                        let is = |entry: &&Entry| match entry.act {
                            Action::Go(route) if id.starts_with("#/") => Route::parse(id) == route,
                            _ => entry.act.id() == id,
                        };
                        let mut entries = self.entries.iter();
                        entries.find(is).cloned()
                    }
                };
                found.extend(entry);
            });
        });
        found.truncate(RECENT);
        let last: Vec<Action> = found.iter().map(|entry| entry.act.clone()).collect();
        for entry in &mut found {
            entry.group = Group::Recent;
        }
        let others = self.entries.iter();
        // Parts of places are for those who look for one by a word.
        let likely = |entry: &&Entry| !is_part(&entry.act) && !last.contains(&entry.act);
        found.extend(others.filter(likely).cloned());
        found
    }
}

/// How close an entry is to what was typed, the closest first: called so, then meant so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Closeness {
    Called,
    CalledFrom,
    CalledWithin,
    Meant,
    MeantWithin,
}

impl Closeness {
    /// Of an entry by how its name and its other words fit; none where neither does.
    fn of(named: Fit, meant: Fit) -> Option<Closeness> {
        match (named, meant) {
            (Fit::Whole, _) => Some(Closeness::Called),
            (Fit::Start, _) => Some(Closeness::CalledFrom),
            (Fit::Within, _) => Some(Closeness::CalledWithin),
            (Fit::No, Fit::Whole) => Some(Closeness::Meant),
            (Fit::No, Fit::Start | Fit::Within) => Some(Closeness::MeantWithin),
            (Fit::No, Fit::No) => None,
        }
    }
}

/// The closest first, among equal ones the place.
fn rank(closeness: Closeness, place: u32) -> u64 {
    (closeness as u64) << 32 | u64::from(place)
}

/// A query cut in two: at blanks, and where a script writes none at every sign, two signs at least on each side.
fn halves(query: &str) -> Vec<(&str, &str)> {
    let query = query.trim();
    let cut = |at: usize| (query[..at].trim(), query[at..].trim());
    let blanks: Vec<usize> = query
        .match_indices(char::is_whitespace)
        .map(|(at, _)| at)
        .collect();
    if !blanks.is_empty() || query.is_ascii() {
        return blanks.into_iter().map(cut).collect();
    }
    let signs: Vec<usize> = query.char_indices().map(|(at, _)| at).collect();
    let inner = signs.get(2..signs.len().saturating_sub(1)).unwrap_or(&[]);
    inner.iter().copied().map(cut).collect()
}

/// The act for one customer that an entry stands for; none for what is not done for one.
fn of_customer(act: &Action, id: u32) -> Option<Action> {
    match act {
        Action::AddRecord(kind, _) => Some(Action::AddRecord(*kind, Some(id))),
        Action::Go(Route::Duplicates) => Some(Action::Merge(id)),
        _ => None,
    }
}

fn customer(book: &Book, id: u32) -> Option<Entry> {
    let customer = book.customer(CustomerId::from_index(id as usize));
    let customer = customer.filter(|customer| customer.merged_into.is_none())?;
    let code = if customer.name.is_empty() {
        ""
    } else {
        &customer.code
    };
    Some(Entry {
        group: Group::Customers,
        act: Action::Go(Route::Customer(id)),
        name: customer.title().to_owned(),
        note: code.to_owned(),
        barred: false,
    })
}

/// In a page that only reads: bars the entries that would change the book, and says why.
fn bar(state: State, mut entries: Vec<Entry>) -> Vec<Entry> {
    if !state.may_change() {
        for entry in &mut entries {
            if matches!(
                entry.act,
                Action::AddCustomer
                    | Action::AddProduct
                    | Action::AddRecord(..)
                    | Action::Undo
                    | Action::Redo
            ) {
                entry.barred = true;
                entry.note = t!(toolbar.read_only).to_owned();
            }
        }
    }
    entries
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_is_cut_at_blanks_or_between_signs() {
        assert_eq!(halves("Acme log"), [("Acme", "log")]);
        assert_eq!(halves(" a b  c ").len(), 3);
        assert_eq!(halves("小满跟进"), [("小满", "跟进")]);
        assert_eq!(halves("Acme"), []);
        assert_eq!(halves("小满"), []);
        assert_eq!(halves("é"), []);
    }

    #[test]
    fn what_is_called_so_stands_before_what_is_meant_so() {
        let of = Closeness::of;
        assert!(of(Fit::Whole, Fit::No) < of(Fit::No, Fit::Whole));
        assert!(of(Fit::Start, Fit::Start) < of(Fit::No, Fit::Whole));
        assert!(of(Fit::Within, Fit::No) < of(Fit::No, Fit::Whole));
        assert!(of(Fit::No, Fit::Whole) < of(Fit::No, Fit::Start));
        assert_eq!(of(Fit::No, Fit::No), None);
    }
}
