//! What the palette offers: every place and every action that is possible now, as plain data.

use super::spots::{LISTS, List, Spot};
use crate::format::NumberScale;
use crate::i18n::{Lang, lang};
use crate::make_file::{form_word, table_word};
use crate::parts::records::made_at;
use crate::places::{Route, places};
use crate::shell::prefs::{self, Theme};
use crate::state::{Shown, State};
use crate::worker::{ExportOf, TableAs, TableOf};
use crate::{tl, words};
use keepgold_core::book::RecordKind;
use keepgold_core::demo::Demo;
use leptos::prelude::*;

/// What choosing an entry does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Goes somewhere.
    Go(Route),
    /// Goes to a view of a list, one of ours or one that was kept under a name, by its fragment.
    View(String),
    /// Goes to a setting or a part of a place.
    Find(Spot),
    /// Opens the form of a new customer.
    AddCustomer,
    /// Opens the form of a new product.
    AddProduct,
    /// Opens the form of a record of this kind: of this customer, or of the one on whose page one is.
    AddRecord(RecordKind, Option<u32>),
    /// Opens the form in which this customer is merged with another.
    Merge(u32),
    /// Goes where a file can be chosen.
    Bring,
    /// Goes where a table can be pasted.
    Paste,
    /// Goes where a backup can be restored.
    Restore,
    /// Makes a file.
    Make(ExportOf),
    /// Opens a demo, or goes back to one's own book.
    Demo(Option<Demo>),
    /// Takes the newest step back.
    Undo,
    /// Makes it again.
    Redo,
    /// Switches to the other language.
    Language,
    /// Chooses an appearance.
    Theme(Theme),
    /// Chooses how large numbers are shortened.
    Scale(NumberScale),
    /// Lets the key `?` open the help, or not.
    QuestionKey(bool),
    /// Opens the help.
    Help,
}

impl Action {
    /// What it is remembered by: the same in every language and version.
    pub fn id(&self) -> String {
        let fixed = match self {
            Action::Go(route) => return route.href(),
            Action::View(href) => return href.clone(),
            Action::Find(spot) => spot.id(),
            Action::Merge(id) => return format!("merge {id}"),
            Action::Make(ExportOf::Book) => "book",
            Action::Make(ExportOf::Table(of, form)) => {
                let form = match form {
                    TableAs::Csv => "csv",
                    TableAs::Xlsx => "xlsx",
                };
                return format!("{form} {}", table_id(*of));
            }
            Action::Demo(demo) => return format!("demo {}", demo.map_or("", Demo::id)),
            Action::AddCustomer => "customer",
            Action::AddProduct => "product",
            Action::AddRecord(RecordKind::Contact, None) => "contact",
            Action::AddRecord(kind, None) => return format!("add {}", kind.log_name()),
            Action::AddRecord(kind, Some(id)) => return format!("add {} {id}", kind.log_name()),
            Action::Bring => "bring",
            Action::Paste => "paste",
            Action::Restore => "restore",
            Action::Undo => "undo",
            Action::Redo => "redo",
            Action::Language => "language",
            Action::Theme(Theme::System) => "theme system",
            Action::Theme(Theme::Light) => "theme light",
            Action::Theme(Theme::Dark) => "theme dark",
            Action::Scale(NumberScale::Language) => "scale language",
            Action::Scale(NumberScale::Thousands) => "scale thousands",
            Action::Scale(NumberScale::Myriads) => "scale myriads",
            Action::QuestionKey(true) => "key on",
            Action::QuestionKey(false) => "key off",
            Action::Help => "help",
        };
        fixed.to_owned()
    }
}

const fn table_id(of: TableOf) -> &'static str {
    match of {
        TableOf::Customers => "customers",
        TableOf::Products => "products",
        TableOf::OrderLines => "lines",
        TableOf::Scores => "scores",
        TableOf::Records(kind) => kind.log_name(),
    }
}

/// Where an entry stands in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// What was chosen last.
    Recent,
    /// Places.
    Places,
    /// Actions.
    Actions,
    /// Customers.
    Customers,
}

/// One entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Where it stands.
    pub group: Group,
    /// What it does.
    pub act: Action,
    /// Its name.
    pub name: String,
    /// What stands behind the name: a customer's code, a shortcut, or why it cannot be chosen now.
    pub note: String,
    /// Whether it cannot be chosen now.
    pub barred: bool,
}

/// Every place, and every action that is possible now, the likeliest first; named in a language. Follows nothing.
pub fn entries(state: State, named: Lang) -> Vec<Entry> {
    let mut all: Vec<Entry> = Vec::new();
    let mut push = |group, act, name| {
        all.push(Entry {
            group,
            act,
            name,
            note: String::new(),
            barred: false,
        });
    };
    for place in places() {
        if let Some(route) = place.route {
            push(Group::Places, Action::Go(route), place.full_name(named));
        }
    }
    for view in prefs::views().get_untracked() {
        push(Group::Places, Action::View(view.href), view.name);
    }
    if state.with_book_untracked(|book| !book.customers().is_empty()) {
        for list in LISTS {
            let name = within(list.route, (list.name)(named), named);
            push(Group::Places, Action::View(list.href()), name);
        }
    }
    for spot in Spot::ALL {
        let name = within(spot.route(), spot.name(named), named);
        push(Group::Places, Action::Find(*spot), name);
    }
    let mut act = |act, name| push(Group::Actions, act, name);
    let (undo, redo) = untrack(|| (state.undo_label(), state.redo_label()));
    if let Some(step) = undo {
        act(Action::Undo, words::book::undo(&step));
    }
    if let Some(step) = redo {
        act(Action::Redo, words::book::redo(&step));
    }
    let mut fixed = |what, name: &str| act(what, name.to_owned());
    fixed(Action::AddCustomer, tl!(named, customers.add));
    if state.with_book_untracked(|book| !book.customers().is_empty()) {
        let kinds = RecordKind::KNOWN.iter();
        for kind in kinds.filter(|kind| made_at(**kind).is_none()) {
            fixed(
                Action::AddRecord(*kind, None),
                words::record::new(*kind, named),
            );
        }
    }
    fixed(Action::AddProduct, tl!(named, data.add_product));
    fixed(Action::Bring, tl!(named, data.bring_file));
    fixed(Action::Paste, tl!(named, palette.paste));
    let shown = state.shown_untracked();
    let own = shown == Shown::Own;
    let is_empty =
        state.with_book_untracked(|book| book.customers().is_empty() && book.products().is_empty());
    if !is_empty {
        fixed(Action::Make(ExportOf::Book), tl!(named, palette.back_up));
    }
    fixed(Action::Restore, tl!(named, palette.restore));
    if !own {
        fixed(Action::Demo(None), tl!(named, data.close_demo));
    }
    for demo in Demo::ALL {
        if shown.demo() != Some(demo) {
            let name = words::book::demo_in(demo, named).name;
            fixed(
                Action::Demo(Some(demo)),
                &tl!(named, demo.open, name = name),
            );
        }
    }
    if !is_empty {
        for of in TableOf::all() {
            for form in TableAs::ALL {
                let (what, file) = (table_word(of, named), form_word(form, named));
                let name = tl!(named, palette.export, what = what, file = file);
                fixed(Action::Make(ExportOf::Table(of, form)), &name);
            }
        }
    }
    // The switch is written for those who read the other language.
    fixed(Action::Language, tl!(lang(), shell.switch_language));
    let themes = [
        (Theme::System, tl!(named, shell.theme_system)),
        (Theme::Light, tl!(named, shell.theme_light)),
        (Theme::Dark, tl!(named, shell.theme_dark)),
    ];
    let mut choice = |what, of: &str, name: &str| {
        fixed(what, &tl!(named, palette.choice, of = of, name = name));
    };
    for (theme, name) in themes {
        if prefs::theme().get_untracked() != theme {
            choice(Action::Theme(theme), tl!(named, shell.theme), name);
        }
    }
    let scales = [
        (NumberScale::Language, tl!(named, shell.scale_language)),
        (NumberScale::Thousands, tl!(named, shell.scale_thousands)),
        (NumberScale::Myriads, tl!(named, shell.scale_myriads)),
    ];
    for (scale, name) in scales {
        if prefs::number_scale().get_untracked() != scale {
            choice(Action::Scale(scale), tl!(named, shell.number_scale), name);
        }
    }
    let on = prefs::question_key().get_untracked();
    let turned = if on {
        tl!(named, help.key_off)
    } else {
        tl!(named, help.key_on)
    };
    choice(Action::QuestionKey(!on), tl!(named, help.key), turned);
    fixed(Action::Help, tl!(named, help.title));
    all
}

/// What a part of a place is called: "Settings: Currency".
fn within(route: Route, part: &str, lang: Lang) -> String {
    let whole = route.place().map_or("", |place| (place.name)(lang));
    tl!(lang, places.part, whole = whole, part = part)
}

/// Whether it leads to a part of a place.
pub fn is_part(act: &Action) -> bool {
    match act {
        Action::Find(_) => true,
        Action::View(href) => list(href).is_some(),
        _ => false,
    }
}

/// What stands after the name of what it is a part of: who means it says no more than that.
pub fn own_name(act: &Action, lang: Lang) -> &'static str {
    match act {
        Action::Go(route) => route.place().map_or("", |place| (place.name)(lang)),
        Action::View(href) => list(href).map_or("", |list| (list.name)(lang)),
        Action::Find(spot) => spot.name(lang),
        _ => "",
    }
}

/// Other words by which an entry is found too.
pub fn synonyms(act: &Action, lang: Lang) -> &'static str {
    match act {
        Action::Go(route) => route.place().map_or("", |place| (place.words)(lang)),
        Action::View(href) => list(href).map_or("", |list| (list.words)(lang)),
        Action::Find(spot) => spot.words(lang),
        Action::AddRecord(kind, _) => words::record::synonyms(*kind, lang),
        Action::Language => tl!(lang, palette.words.language),
        Action::Theme(_) => tl!(lang, palette.words.theme),
        Action::Scale(_) => tl!(lang, palette.words.scale),
        Action::Make(ExportOf::Book) | Action::Restore => tl!(lang, palette.words.backup),
        Action::Undo => tl!(lang, palette.words.undo),
        Action::Demo(Some(_)) => tl!(lang, palette.words.demo),
        Action::Help => tl!(lang, palette.words.help),
        _ => "",
    }
}

fn list(href: &str) -> Option<&'static List> {
    LISTS.iter().find(|list| list.href() == *href)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_acts_are_remembered_alike() {
        let mut acts = vec![
            Action::AddCustomer,
            Action::AddProduct,
            Action::Bring,
            Action::Paste,
            Action::Restore,
            Action::Demo(None),
            Action::Undo,
            Action::Redo,
            Action::Language,
            Action::QuestionKey(true),
            Action::QuestionKey(false),
            Action::Help,
            Action::Make(ExportOf::Book),
            Action::Merge(0),
        ];
        acts.extend(Spot::ALL.iter().copied().map(Action::Find));
        acts.extend(LISTS.iter().map(|list| Action::View(list.href())));
        let tables =
            TableOf::all().flat_map(|of| TableAs::ALL.map(|form| ExportOf::Table(of, form)));
        acts.extend(tables.map(Action::Make));
        acts.extend(places().filter_map(|place| place.route).map(Action::Go));
        acts.extend(Demo::ALL.map(|demo| Action::Demo(Some(demo))));
        acts.extend(Theme::ALL.map(Action::Theme));
        let kinds = RecordKind::KNOWN.iter();
        acts.extend(kinds.map(|kind| Action::AddRecord(*kind, None)));
        let mut ids: Vec<String> = acts.iter().map(Action::id).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), acts.len());
    }
}
