//! What a query finds among places, actions and customers, the best first.

use super::entries::{Action, Entry, Group, entries, synonyms};
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
        (Action::AddRecord(_, Some(_)), _) | (Action::Go(Route::Customer(_)), None) => {}
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
            let words = Lang::ALL.map(|lang| synonyms(&own.act, lang));
            names.push([own.name.as_str(), &other.name]);
            meanings.push([own.name.as_str(), &other.name, words[0], words[1]]);
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
            // What is called so stands before what only has to do with it.
            if named != Fit::No {
                hits.push((rank(named, place), entry.clone()));
            } else if meant != Fit::No {
                hits.push((rank(Fit::No, place), entry.clone()));
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
            if fit == Fit::No {
                continue;
            }
            let key = rank(fit, value);
            // A handful in order: most hits end at the last of them.
            let at = best.partition_point(|(other, _)| *other <= key);
            if at < CUSTOMERS {
                best.truncate(CUSTOMERS - 1);
                best.insert(at, (key, id));
            }
        }
        best
    }

    /// What can be done for a customer, where some of the words name it and the others what to do: “Acme log”.
    fn for_customers(&self, query: &str) -> Vec<(u64, Entry)> {
        let words: Vec<&str> = query.split_whitespace().collect();
        let mut found: Vec<(u64, Entry)> = Vec::new();
        for cut in 1..words.len() {
            let (first, last) = words.split_at(cut);
            let (first, last) = (first.join(" "), last.join(" "));
            for (who, what) in [(&first, &last), (&last, &first)] {
                let acts = self.records_meant(what);
                if acts.is_empty() {
                    continue;
                }
                for (rank, id) in self.customers(who).into_iter().take(FOR_CUSTOMERS) {
                    found.extend(
                        acts.iter()
                            .filter_map(|entry| Some((rank, self.for_customer(entry, id)?))),
                    );
                }
            }
        }
        found
    }

    /// The entries that add a record and are called or meant so.
    fn records_meant(&self, what: &str) -> Vec<&Entry> {
        let meant = self.meanings.search(what).unwrap_or_default();
        let entries = self.entries.iter().zip(meant);
        let adds = |entry: &Entry| matches!(entry.act, Action::AddRecord(..));
        entries
            .filter(|(entry, fit)| *fit != Fit::No && adds(entry))
            .map(|(entry, _)| entry)
            .collect()
    }

    /// The same as an entry for one customer.
    fn for_customer(&self, entry: &Entry, id: u32) -> Option<Entry> {
        let Action::AddRecord(kind, _) = entry.act else {
            return None;
        };
        let named = |book: &Book| Some(customer(book, id)?.name);
        let name = self.state.with_book_untracked(named)?;
        Some(Entry {
            act: Action::AddRecord(kind, Some(id)),
            name: words::record::new_with(kind, &name),
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
        found.extend(others.filter(|entry| !last.contains(&entry.act)).cloned());
        found
    }
}

/// The best fit first, among equal ones the place.
fn rank(fit: Fit, place: u32) -> u64 {
    (Fit::Whole as u64 - fit as u64) << 32 | u64::from(place)
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
