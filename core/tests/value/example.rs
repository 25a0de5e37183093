//! The example as a person runs it: what it writes, and the sentences when something is wrong.

use std::path::PathBuf;
use std::process::{Command, Output};

use crate::common::reference::missing;

const COLUMNS: [&str; 6] = [
    "--customer",
    "who",
    "--date",
    "when",
    "--amount",
    "how much",
];

/// The example beside this test; cargo builds it when it builds all tests.
fn example() -> Option<PathBuf> {
    let test = std::env::current_exe().unwrap();
    let folder = test.parent()?.parent()?.join("examples");
    let path = folder.join(format!("tiers{}", std::env::consts::EXE_SUFFIX));
    if path.is_file() {
        return Some(path);
    }
    missing(&format!("{} is not built", path.display()))
}

fn run(name: &str, text: &str, options: &[&str]) -> Option<Output> {
    let file = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&file, text).unwrap();
    let mut command = Command::new(example()?);
    Some(command.arg(file).args(options).output().unwrap())
}

fn options(as_of: &str) -> Vec<&str> {
    [COLUMNS.as_slice(), &["--as-of", as_of]].concat()
}

/// The one sentence of a failed run.
fn sentence(output: &Output) -> String {
    assert!(!output.status.success());
    assert!(output.stdout.is_empty());
    let text = String::from_utf8(output.stderr.clone()).unwrap();
    assert_eq!(text.lines().count(), 1, "{text}");
    text
}

#[test]
fn amounts_become_tiers_with_reasons() {
    let text = "who,when,how much\n\
        17850.0,2011-01-05,10.125\n\
        17850.0,2011-02-05,20\n\
        李四,2011-02-11,-4\n\
        ,2011-03-01,7\n\
        17850.0,2011-12-24,99\n";
    let Some(output) = run("amounts.csv", text, &options("2011-06-30")) else {
        return;
    };
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(
        said,
        "1 lines after 2011-06-30 are left out of the scores.\n"
    );
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(json["lines"], 5);
    assert_eq!(json["lines_without_customer"], 1);
    assert_eq!(json["customers"], 2);
    assert_eq!(json["returns"], 1);
    assert_eq!(json["net_sales"], "125.125");
    assert_eq!(
        json["tiers"],
        serde_json::json!({"vip": 1, "main": 1, "ordinary": 0, "small": 0})
    );
    let scores = json["scores"].as_array().unwrap();
    assert_eq!(scores.len(), 2);
    assert_eq!(
        (&scores[0]["id"], &scores[0]["tier"]),
        (&"17850".into(), &"vip".into())
    );
    assert_eq!(scores[1]["id"], "李四");
    for score in scores {
        let reasons = score["reasons"].as_array().unwrap();
        let points: f64 = reasons.iter().map(|r| r["points"].as_f64().unwrap()).sum();
        assert!((points - score["composite"].as_f64().unwrap()).abs() < 1e-6);
    }
    let profit = &scores[0]["reasons"][0]["formula"]["profit"]["profit"];
    assert_eq!(profit, "30.125");
}

#[test]
fn what_is_wrong_is_said_with_its_place() {
    let good = "who,when,how much\nA,2011-01-05,1\n";
    let cases = [
        (
            "date.csv",
            "who,when,how much\nA,2011-01-05,1\nB,2011-02-31,2\n",
            options("2011-06-30"),
            "row 3, column “when” (“2011-02-31”)",
        ),
        (
            "number.csv",
            "who,when,how much\nA,2011-01-05,lots\n",
            options("2011-06-30"),
            "row 2, column “how much” (“lots”)",
        ),
        (
            "column.csv",
            "who,day,how much\nA,2011-01-05,1\n",
            options("2011-06-30"),
            "no column “when”",
        ),
        ("asof.csv", good, options("2011-06-31"), "“2011-06-31”"),
        ("lacks.csv", good, COLUMNS.to_vec(), "--as-of is missing"),
        ("empty.csv", "", options("2011-06-30"), "empty"),
    ];
    for (name, text, options, part) in cases {
        let Some(output) = run(name, text, &options) else {
            return;
        };
        let sentence = sentence(&output);
        assert!(sentence.contains(part), "{sentence}");
        if name == "column.csv" {
            assert!(sentence.contains("who, day, how much"), "{sentence}");
        }
    }
}

#[test]
fn a_file_that_is_not_there_is_named() {
    let Some(example) = example() else { return };
    let mut command = Command::new(example);
    let output = command
        .arg("nowhere.csv")
        .args(options("2011-06-30"))
        .output();
    assert!(sentence(&output.unwrap()).contains("nowhere.csv"));
}
