//! Proves which part of the code knows which: components and charts no app, screens no screens, the page no order
//! lines; and that no files of a folder import each other in a circle.

use std::collections::BTreeSet;

use super::code::{Source, sources};
use crate::run::Outcome;

/// Parts of the app, by their folders or files under `src`, and the other parts that each may know, beside its texts.
/// `app` knows all, `frame` and `palette` all but it and the screens. A screen knows no other: what two share is in `parts`.
const MAY_KNOW: [(&str, &[&str]); 14] = [
    ("i18n/", &["format"]),
    ("format/", &[]),
    ("haystack.rs", &[]),
    ("components/", &["format"]),
    ("charts/", &["components", "format", "shell"]),
    ("shell/", &["format"]),
    ("places/", &[]),
    ("words/", &["components", "format", "shell", "worker"]),
    ("worker/", &["words"]),
    ("state/", &["places", "shell", "worker"]),
    (
        "make_file.rs",
        &["components", "shell", "state", "words", "worker"],
    ),
    (
        "toolbar/",
        &[
            "components",
            "format",
            "make_file",
            "places",
            "shell",
            "state",
            "words",
        ],
    ),
    (
        "parts/",
        &[
            "charts",
            "components",
            "format",
            "make_file",
            "places",
            "shell",
            "state",
            "words",
        ],
    ),
    (
        "screens/",
        &[
            "charts",
            "components",
            "format",
            "haystack",
            "make_file",
            "parts",
            "places",
            "shell",
            "state",
            "toolbar",
            "words",
            "worker",
        ],
    ),
];

/// Parts that only these may know.
const KNOWN_TO: [(&str, &[&str]); 2] = [("screens", &["app"]), ("app", &["main"])];

/// What every part of the app may name: its texts, and the table of places as a macro.
const TEXTS: [&str; 5] = ["i18n", "t", "tl", "tx", "for_each_place"];

/// Parts that work without the core: the pieces any app could use.
const WITHOUT_CORE: [&str; 2] = ["src/components/", "src/charts/"];

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
    let mut found = Vec::new();
    for source in app.iter().filter(|source| !source.is_test()) {
        let module = source.module();
        let own = module.first().copied().unwrap_or("main");
        let part = MAY_KNOW
            .iter()
            .find(|(part, _)| source.name.starts_with(&format!("src/{part}")));
        let paths = source.paths(&BTreeSet::new());
        let named: BTreeSet<&str> = paths
            .iter()
            .filter_map(|path| path.first())
            .map(String::as_str)
            .filter(|name| *name != own && !TEXTS.contains(name))
            .collect();
        let unknown = |name: &&&str| {
            let above = part.is_some_and(|(_, known)| !known.contains(name));
            let hidden = KNOWN_TO
                .iter()
                .any(|(part, to)| part == *name && !to.contains(&own));
            above || hidden
        };
        let bad = named.iter().filter(unknown);
        found.extend(bad.map(|name| format!("{} knows `{name}`.", source.name)));
        let without = WITHOUT_CORE
            .iter()
            .any(|part| source.name.starts_with(part));
        if without && source.live().contains("keepgold_core") {
            found.push(format!("{} knows the core.", source.name));
        }
    }
    found
}

/// Screens that name another screen, and files beside the screens' folders, which would be a way around.
fn screens_in_screens(app: &[Source]) -> Vec<String> {
    let mut found = Vec::new();
    for source in app {
        let module = source.module();
        let ["screens", rest @ ..] = &module[..] else {
            continue;
        };
        let own = rest.first();
        if own.is_some() && source.name.matches('/').count() == 2 {
            found.push(format!(
                "{} is no folder: what screens share is a part, see src/parts.",
                source.name
            ));
        }
        let modules = app.iter().map(Source::module).collect();
        for path in source.paths(&modules) {
            if let ["screens", other, ..] = &path.iter().map(String::as_str).collect::<Vec<_>>()[..]
                && own != Some(other)
            {
                found.push(format!(
                    "{} uses a part of the screen `{other}`.",
                    source.name
                ));
            }
        }
    }
    found
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
    fn who_knows_what_lies_above_is_found() {
        let found = |name: &str, text: &str| forbidden(&[Source::new(name, text)]);
        assert_eq!(
            found(
                "src/components/a.rs",
                "use crate::{state::State, t};\nuse keepgold_core::book;\n",
            ),
            [
                "src/components/a.rs knows `state`.",
                "src/components/a.rs knows the core."
            ]
        );
        let screen = "use crate::screens::tiers::Screen;\n";
        assert_eq!(
            found("src/palette/a.rs", screen),
            ["src/palette/a.rs knows `screens`."]
        );
        assert!(found("src/app.rs", screen).is_empty());
    }

    #[test]
    fn a_screen_reaches_another_neither_by_name_nor_around() {
        let app = [
            Source::new("src/screens/mod.rs", "pub mod a;\npub mod b;\n"),
            Source::new(
                "src/screens/a/mod.rs",
                "mod part;\nuse part::X;\nuse crate::screens::a::Y;\n",
            ),
            Source::new("src/screens/a/part.rs", "use super::super::b::Z;\n"),
            Source::new("src/screens/b/mod.rs", "pub struct Z;\n"),
            Source::new("src/screens/shared.rs", "pub struct S;\n"),
        ];
        assert_eq!(
            screens_in_screens(&app),
            [
                "src/screens/a/part.rs uses a part of the screen `b`.",
                "src/screens/shared.rs is no folder: what screens share is a part, see src/parts."
            ]
        );
        let handed_on = Source::new("src/screens/mod.rs", "pub mod b;\npub use b::inner::Z;\n");
        let app = [handed_on, app[3].clone()];
        assert_eq!(screens_in_screens(&app).len(), 1);
    }
}
