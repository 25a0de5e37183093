//! Proves which part of the code knows which: components and charts no app, screens no screens, the page no order
//! lines; and that no files of a folder import each other in a circle.

use std::collections::BTreeSet;

use super::code::{Source, sources};
use crate::run::Outcome;

/// Parts of the app, by their folders or files under `src`, and what they do not name.
const NEVER: [(&str, &[&str]); 4] = [
    (
        "components/",
        &[
            "app",
            "charts",
            "make_file",
            "palette",
            "places",
            "screens",
            "shell",
            "state",
            "toolbar",
            "words",
            "worker",
        ],
    ),
    (
        "charts/",
        &[
            "app",
            "make_file",
            "palette",
            "places",
            "screens",
            "state",
            "toolbar",
            "words",
            "worker",
        ],
    ),
    (
        "format/",
        &[
            "app",
            "components",
            "screens",
            "shell",
            "state",
            "words",
            "worker",
        ],
    ),
    ("words/", &["app", "palette", "screens", "state", "toolbar"]),
];

/// Parts that work without the core: the pieces any app could use.
const WITHOUT_CORE: [&str; 2] = ["src/components/", "src/charts/"];

/// Screens that still use a part of another one, by file and that screen. To be emptied.
const SCREENS_IN_SCREENS: &[(&str, &str)] = &[
    ("src/screens/base/profit.rs", "tiers"),
    ("src/screens/customer/contacts.rs", "service"),
    ("src/screens/customer/head.rs", "customers"),
    ("src/screens/service/contact.rs", "customers"),
];

/// Where order lines are read: the worker, and what opens, saves and moves a book.
const MAY_READ_ORDER_LINES: [&str; 3] = ["src/worker/", "src/state/", "src/shell/storage/"];

/// Folders in which no file imports one that imports it, however far around.
const NO_CIRCLES: [&str; 3] = [
    "core/src/import/",
    "core/src/value/",
    "core/src/codec/store/",
];

/// Looks through the app and the core.
///
/// # Errors
/// A line for each finding.
pub fn check() -> Outcome<()> {
    let app = sources(&["src"])?;
    let core = sources(&["core/src"])?;
    let mut found = forbidden(&app);
    found.extend(screens_in_screens(&app));
    found.extend(order_lines(&app));
    for folder in NO_CIRCLES {
        found.extend(circle(&core, folder));
    }
    if found.is_empty() {
        Ok(())
    } else {
        Err(format!(
            "{}\nPlease let each part know only what lies below it: see xtask/src/test/layers.rs.",
            found.join("\n")
        ))
    }
}

fn forbidden(app: &[Source]) -> Vec<String> {
    let none = BTreeSet::new();
    let mut found = Vec::new();
    for source in app {
        for (part, never) in NEVER {
            if !source.name.starts_with(&format!("src/{part}")) {
                continue;
            }
            let paths = source.paths(&none);
            let named = paths.iter().filter_map(|path| path.first());
            let named: BTreeSet<&String> = named.collect();
            let bad = named.iter().filter(|name| never.contains(&name.as_str()));
            found.extend(bad.map(|name| format!("{} knows `{name}`.", source.name)));
        }
        let without = WITHOUT_CORE
            .iter()
            .any(|part| source.name.starts_with(part));
        if without && source.live().contains("keepgold_core") {
            found.push(format!("{} knows the core.", source.name));
        }
    }
    found
}

/// The screen a module belongs to: the folder under `screens`.
fn screen<'a>(module: &[&'a str], screens: &BTreeSet<&str>) -> Option<&'a str> {
    match module {
        ["screens", screen, ..] if screens.contains(screen) => Some(screen),
        _ => None,
    }
}

fn screens_in_screens(app: &[Source]) -> Vec<String> {
    let modules: Vec<Vec<&str>> = app.iter().map(Source::module).collect();
    // What lies in a folder is a screen; single files are shared by all.
    let screens: BTreeSet<&str> = modules
        .iter()
        .zip(app)
        .filter(|(module, source)| module.len() == 2 && source.name.ends_with("/mod.rs"))
        .filter(|(module, _)| module[0] == "screens")
        .map(|(module, _)| module[1])
        .collect();
    let mut met = BTreeSet::new();
    for (source, module) in app.iter().zip(&modules) {
        let Some(own) = screen(module, &screens) else {
            continue;
        };
        for path in source.paths(&BTreeSet::new()) {
            let path: Vec<&str> = path.iter().map(String::as_str).collect();
            if let Some(other) = screen(&path, &screens).filter(|other| *other != own) {
                met.insert((source.name.clone(), other.to_owned()));
            }
        }
    }
    let known = |(file, other): &(String, String)| {
        SCREENS_IN_SCREENS.contains(&(file.as_str(), other.as_str()))
    };
    let new = met.iter().filter(|one| !known(one));
    let new = new.map(|(file, other)| format!("{file} uses a part of the screen `{other}`."));
    let gone = SCREENS_IN_SCREENS
        .iter()
        .filter(|(file, other)| !met.contains(&((*file).to_owned(), (*other).to_owned())));
    let gone = gone.map(|(file, other)| {
        format!("{file} uses no part of `{other}` any more: please take it off the list.")
    });
    new.chain(gone).collect()
}

fn order_lines(app: &[Source]) -> Vec<String> {
    let reads = |source: &&Source| {
        !MAY_READ_ORDER_LINES
            .iter()
            .any(|part| source.name.starts_with(part))
            && !source.is_test()
            && source.live().contains(".orders()")
    };
    let found = app.iter().filter(reads);
    let found = found.map(|source| {
        let file = &source.name;
        format!("{file} reads order lines on the page: please ask the analyst, see `core/src/question/`.")
    });
    found.collect()
}

/// One circle of imports among the files of a folder, where there is any.
fn circle(core: &[Source], folder: &str) -> Option<String> {
    let inside = |source: &&Source| source.name.starts_with(folder) && !source.is_test();
    let files: Vec<&Source> = core.iter().filter(inside).collect();
    let modules: BTreeSet<Vec<&str>> = files.iter().map(|file| file.module()).collect();
    let names: Vec<String> = files.iter().map(|file| file.module().join("::")).collect();
    let place = |path: &[String]| names.iter().position(|name| *name == path.join("::"));
    let below: Vec<BTreeSet<usize>> = files
        .iter()
        .enumerate()
        .map(|(own, file)| {
            let paths = file.paths(&modules);
            // A path leads to the file of its longest part that is a module.
            let target =
                |path: &Vec<String>| (1..=path.len()).rev().find_map(|end| place(&path[..end]));
            let targets = paths.iter().filter_map(target);
            targets.filter(|target| *target != own).collect()
        })
        .collect();
    // What imports nothing that is left can be part of no circle.
    let mut left: BTreeSet<usize> = (0..files.len()).collect();
    let leads_on = |file: usize, left: &BTreeSet<usize>| {
        below[file].iter().find(|next| left.contains(next)).copied()
    };
    loop {
        let before = left.len();
        for file in left.clone() {
            if leads_on(file, &left).is_none() {
                left.remove(&file);
            }
        }
        if left.len() == before {
            break;
        }
    }
    // From any that is left, imports that are left lead around.
    let mut way = vec![*left.first()?];
    loop {
        let next = leads_on(*way.last()?, &left)?;
        if let Some(start) = way.iter().position(|file| *file == next) {
            let round = way[start..].iter().chain([&next]);
            let round: Vec<&str> = round.map(|file| names[*file].as_str()).collect();
            return Some(format!(
                "{folder}: a circle of imports: {}.",
                round.join(" → ")
            ));
        }
        way.push(next);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_circle_is_found_and_a_tree_is_none() {
        let file = |name: &str, text: &str| Source::new(&format!("core/src/value/{name}.rs"), text);
        let tree = [
            file("mod", "mod a;\nmod b;\npub use a::A;\n"),
            file("a", "use super::b::B;\n"),
            file("b", "fn b() {}\n"),
        ];
        assert_eq!(circle(&tree, "core/src/value/"), None);
        let mut round = tree.clone();
        round[2] = file("b", "use super::A;\n");
        let told = circle(&round, "core/src/value/").unwrap();
        assert!(
            told.ends_with("imports: value → value::a → value::b → value."),
            "{told}"
        );
    }

    #[test]
    fn a_component_that_knows_the_state_is_found() {
        let source = Source::new(
            "src/components/a.rs",
            "use crate::{state::State, t};\nuse keepgold_core::book;\n",
        );
        assert_eq!(
            forbidden(&[source]),
            [
                "src/components/a.rs knows `state`.",
                "src/components/a.rs knows the core."
            ]
        );
    }
}
