//! Which lines are sales: by the words of columns of kinds and states, and by the numbers of documents.

use super::counted::Counted;
use super::versions::Versions;
use crate::import::batch::preview::Choices;
use crate::import::columns::is_remark;
use crate::import::findings::Finding;
use crate::import::parse::date;
use crate::import::parse::treatment::{
    Treatment, is_payment, is_treatment, names_undone_day, takes_back, treatment_in,
};
use crate::import::role::Role;
use crate::import::staging::texts::EMPTY;
use crate::import::staging::{StagedColumn, Staging};
use crate::unit::Money;

/// Beginnings of the numbers of returns and credit notes.
const RETURNS: [&str; 19] = [
    "XT", "TH", "XSTH", "XSTHD", "THD", "TK", "HZ", "CN", "CM", "CRN", "CRM", "SCN", "RMA", "RET",
    "RTN", "SR", "GS", "ST", "REF",
];
/// Most words of which each is told.
const MOST_WORDS: usize = 60;

/// How a column says what becomes of its lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Says {
    /// By kinds and states: each word is told.
    Words,
    /// By remarks, of which most say nothing of it.
    Remarks,
    /// By the day on which a line was taken back.
    Days,
}

/// A column of kinds or states.
struct KindColumn<'a> {
    column: &'a StagedColumn,
    header: &'a str,
    how: Says,
    /// By the number of the text; none where the word is not known.
    says: Vec<Option<Treatment>>,
    treatments: Vec<Treatment>,
    counted: Vec<Counted>,
}

/// What says of each row whether it is a sale.
pub(super) struct Kinds<'a> {
    columns: Vec<KindColumn<'a>>,
    versions: Option<Versions<'a>>,
    numbers: Option<Numbers<'a>>,
}

/// The numbers of documents, where some begin as those of returns do.
struct Numbers<'a> {
    column: &'a StagedColumn,
    /// By the number of the text: its place among `prefixes`.
    of_text: Vec<Option<usize>>,
    prefixes: Vec<(&'static str, Counted)>,
    taken: bool,
}

impl<'a> Kinds<'a> {
    pub(super) fn new(staging: &'a Staging, choices: &Choices) -> Self {
        let versions = Versions::find(staging, choices);
        let is_version = |column: &&StagedColumn| {
            versions
                .as_ref()
                .is_some_and(|versions| versions.column.index == column.index)
        };
        let columns = staging.columns.iter().filter(|column| !is_version(column));
        let columns: Vec<_> = columns
            .filter_map(|column| KindColumn::new(staging, column, choices))
            .collect();
        // Where a column says what came back, the numbers need not.
        let by_word = columns
            .iter()
            .any(|kind| kind.treatments.contains(&Treatment::Return));
        let numbers = staging.column(Role::OrderCode).filter(|_| !by_word);
        Self {
            columns,
            versions,
            numbers: numbers.and_then(|column| Numbers::new(column, choices)),
        }
    }

    /// What becomes of a row: the word that takes most off decides.
    pub(super) fn of(&self, row: usize) -> Treatment {
        let by_word = self.columns.iter().map(|kind| {
            let id = kind.column.ids[row] as usize;
            kind.treatments[id]
        });
        let by_number = self.numbers.as_ref().filter(|numbers| numbers.taken);
        let by_number = by_number.and_then(|numbers| {
            numbers.of_text[numbers.column.ids[row] as usize].map(|_| Treatment::Return)
        });
        let by_version = self.versions.as_ref().map(|versions| versions.of(row));
        by_word
            .chain(by_number)
            .chain(by_version)
            .max()
            .unwrap_or(Treatment::Sale)
    }

    /// Whether nothing in the file says of any row that it is no sale.
    pub(super) fn is_plain(&self) -> bool {
        self.columns.is_empty() && self.numbers.is_none() && self.versions.is_none()
    }

    /// Counts a row with what it comes to as it stands.
    pub(super) fn count(&mut self, row: usize, money: Money) {
        for kind in &mut self.columns {
            kind.counted[kind.column.ids[row] as usize].add(money);
        }
        if let Some(versions) = &mut self.versions {
            versions.count(row, money);
        }
        if let Some(numbers) = &mut self.numbers
            && let Some(place) = numbers.of_text[numbers.column.ids[row] as usize]
        {
            numbers.prefixes[place].1.add(money);
        }
    }

    /// What a person should know: every word of a column of which one takes something off or is not known.
    pub(super) fn findings(&self) -> Vec<Finding> {
        let mut findings = Vec::new();
        let mut told: Vec<String> = Vec::new();
        for kind in &self.columns {
            let is_silent = |id: u32| kind.how == Says::Remarks && kind.says[id as usize].is_none();
            let ids = || {
                let ids = kind.column.texts.numbers();
                ids.filter(|&id| kind.counted[id as usize].rows > 0 && !is_silent(id))
            };
            if kind.how == Says::Days {
                findings.extend(kind.days());
                continue;
            }
            let plain = |id| {
                kind.says[id as usize] == Some(Treatment::Sale)
                    && kind.treatments[id as usize] == Treatment::Sale
            };
            if ids().all(plain) {
                continue;
            }
            for id in ids().take(MOST_WORDS) {
                // What becomes of a word is one choice, whatever column it stands in.
                let text = kind.column.texts.text(id).into_owned();
                if told.contains(&text) {
                    continue;
                }
                told.push(text.clone());
                let Counted { rows, money } = kind.counted[id as usize];
                findings.push(Finding::Treated {
                    column: kind.column.index,
                    text,
                    rows,
                    money,
                    treatment: kind.treatments[id as usize],
                    known: kind.says[id as usize].is_some(),
                });
            }
        }
        findings.extend(self.versions.as_ref().map(Versions::finding));
        if let Some(numbers) = &self.numbers {
            for (prefix, counted) in &numbers.prefixes {
                // Lines that are below zero already say it themselves.
                if counted.rows > 0 && !counted.money.is_negative() {
                    findings.push(Finding::ReturnNumbers {
                        prefix: (*prefix).to_owned(),
                        orders: counted.rows,
                        money: counted.money,
                        taken: numbers.taken,
                    });
                }
            }
        }
        findings
    }
}

impl<'a> KindColumn<'a> {
    /// None for a column that says nothing of it.
    fn new(staging: &'a Staging, column: &'a StagedColumn, choices: &Choices) -> Option<Self> {
        let header = &staging.mapping.columns[usize::from(column.index)].header;
        let texts = column.texts.numbers();
        let text = |id: u32| column.texts.text(id);
        let how = match column.role {
            Role::ProductName => Says::Remarks,
            // Where most remarks are words of states, the column is one of states.
            Role::DocumentType | Role::Status if is_remark(header) => {
                let known = texts.clone().filter(|&id| is_treatment(&text(id))).count();
                match known * 2 < texts.clone().count() {
                    true => Says::Remarks,
                    false => Says::Words,
                }
            }
            Role::Status if names_undone_day(header) => {
                let is_day = |id| date::parse(&text(id)).is_some();
                match texts.clone().all(is_day) {
                    true => Says::Days,
                    false => Says::Words,
                }
            }
            Role::DocumentType | Role::Status => Says::Words,
            _ => return None,
        };
        let is_product = column.role == Role::ProductName;
        let says = |id| match how {
            Says::Words => treatment_in(header, &text(id)),
            Says::Days => Some(Treatment::NoSale),
            Says::Remarks => (!is_product && takes_back(&text(id)))
                .then(|| treatment_in(header, &text(id)))
                .flatten(),
        };
        let mut says: Vec<_> = std::iter::once(Some(Treatment::Sale))
            .chain(texts.clone().map(says))
            .collect();
        // Beside what was sold a payment settles it; elsewhere it is the sale itself.
        let payments: Vec<u32> = texts.clone().filter(|&id| is_payment(&text(id))).collect();
        let is_beside = match how {
            Says::Remarks => payments.len() < column.texts.len() - 1,
            _ => texts.clone().any(|id| is_invoice(&text(id))),
        };
        for &id in payments.iter().filter(|_| is_beside) {
            says[id as usize] = Some(Treatment::NoSale);
        }
        // A refund in part that stands beside the amount leaves a sale.
        if staging.column(Role::Credit).is_some() {
            for id in texts.clone() {
                let part = says[id as usize] == Some(Treatment::Return)
                    && text(id).to_lowercase().contains("partial");
                if part {
                    says[id as usize] = Some(Treatment::Sale);
                }
            }
        }
        if is_product && says[1..].iter().all(Option::is_none) {
            return None;
        }
        let chosen = |id: u32| match how {
            Says::Days => choices.treatments.get(header).copied(),
            _ => choices.treatments.get(text(id).as_ref()).copied(),
        };
        let treatments =
            texts.map(|id| chosen(id).or(says[id as usize]).unwrap_or(Treatment::Sale));
        let treatments: Vec<_> = std::iter::once(Treatment::Sale).chain(treatments).collect();
        Some(Self {
            column,
            header,
            how,
            counted: vec![Counted::default(); says.len()],
            says,
            treatments,
        })
    }

    /// All its days, told as one.
    fn days(&self) -> Option<Finding> {
        let mut all = Counted::default();
        for counted in self.counted.iter().skip(1) {
            all.rows += counted.rows;
            all.money += counted.money;
        }
        (all.rows > 0).then(|| Finding::Treated {
            column: self.column.index,
            text: self.header.to_owned(),
            rows: all.rows,
            money: all.money,
            treatment: self.treatments.get(1).copied().unwrap_or(Treatment::NoSale),
            known: true,
        })
    }
}

fn is_invoice(text: &str) -> bool {
    let small = text.to_lowercase();
    let is_one = ["inv", "sale", "sales"].contains(&small.as_str());
    let says = ["invoice", "rechnung", "发票", "發票", "销售"];
    (is_one || says.iter().any(|word| small.contains(word))) && !is_payment(text)
}

impl<'a> Numbers<'a> {
    fn new(column: &'a StagedColumn, choices: &Choices) -> Option<Self> {
        let mut prefixes: Vec<(&'static str, Counted)> = Vec::new();
        let mut of_text = vec![None; column.texts.len()];
        let (mut all, mut returns) = (0u32, 0u32);
        for id in column.texts.numbers().filter(|&id| id != EMPTY) {
            all += 1;
            let text = column.texts.text(id);
            let letters = text
                .find(|c: char| !c.is_ascii_alphabetic())
                .unwrap_or(text.len());
            let begin = &text[..letters];
            let same = |prefix: &&&str| prefix.eq_ignore_ascii_case(begin);
            let Some(prefix) = RETURNS.iter().find(same) else {
                continue;
            };
            returns += 1;
            let known = prefixes.iter().position(|(known, _)| known == prefix);
            of_text[id as usize] = Some(known.unwrap_or_else(|| {
                prefixes.push((*prefix, Counted::default()));
                prefixes.len() - 1
            }));
        }
        // Where most numbers begin so, they are those of sales.
        (returns > 0 && returns * 2 < all).then(|| Self {
            column,
            of_text,
            prefixes,
            taken: choices.returns_by_number.unwrap_or(true),
        })
    }
}
