//! Who or what each row names: codes and names become records of the file, matched to the book's.

use std::borrow::Cow;
use std::collections::HashMap;

use super::preview::Choices;
use crate::book::Book;
use crate::import::error::{Blame, ImportError, Reason};
use crate::import::parse::code::code_text;
use crate::import::parse::nobody::is_nobody;
use crate::import::role::Role;
use crate::import::staging::texts::{EMPTY, Form, Texts};
use crate::import::staging::{StagedColumn, Staging};
use crate::likeness::same_writing;

/// No record: the row names none.
pub(super) const NONE: u32 = u32::MAX;

/// The customers, or the products, that a file names. A code decides; where it is empty, the name does.
/// No two records are the same one of the book.
#[derive(Debug)]
pub(super) struct Register<'a> {
    code: Option<(&'a StagedColumn, Vec<u32>)>,
    name: Option<(&'a StagedColumn, Vec<u32>)>,
    pub(super) records: Vec<Named>,
    /// What was decided about customers.
    pub(super) decided: Decided,
}

/// What was decided about the names and codes of customers, by the number of the text in its column.
#[derive(Debug, Default)]
pub(super) struct Decided {
    /// Names that read as if they were nobody's, with whether they are somebody's all the same.
    pub(super) nobody: Vec<(u32, bool)>,
    /// The same of codes.
    pub(super) nobody_codes: Vec<(u32, bool)>,
    /// Names of several codes.
    pub(super) of_several: Vec<u32>,
    /// Codes that the book has with other zeros: those of the file, and of the book.
    pub(super) padded: Vec<(String, String)>,
}

/// A record of the file.
#[derive(Debug)]
pub(super) struct Named {
    /// Its code, matched exactly; empty when it goes by its name.
    pub(super) code: String,
    /// The name it goes by where it has no code.
    pub(super) name: String,
    /// Its place in the book, when it is there.
    pub(super) known: Option<usize>,
}

impl<'a> Register<'a> {
    /// The customers that a list or the records of a kind name.
    pub(super) fn known_customers(staging: &'a Staging, book: &Book) -> Result<Self, ImportError> {
        Self::new(
            staging.column(Role::CustomerCode),
            staging.column(Role::CustomerName),
            book.customers()
                .iter()
                .map(|c| (c.code.as_str(), c.name.as_str())),
        )
    }

    /// The customers that order lines name: texts that name nobody are none, names that differ only in their writing are one,
    /// and a name without a code is that of the only code it stands beside elsewhere.
    pub(super) fn customers(
        staging: &'a Staging,
        book: &Book,
        choices: &Choices,
    ) -> Result<Self, ImportError> {
        let (codes, names) = (
            staging.column(Role::CustomerCode),
            staging.column(Role::CustomerName),
        );
        let nobody = |column: Option<&StagedColumn>| {
            let texts = column.map(|column| &column.texts);
            let found = texts.into_iter().flat_map(|texts| {
                let ids = texts.numbers().map(|id| (id, texts.text(id)));
                ids.filter(|(_, text)| is_nobody(text))
            });
            let found = found.map(|(id, text)| (id, choices.somebody.contains(text.as_ref())));
            found.collect::<Vec<_>>()
        };
        let mut nobody_codes = nobody(codes);
        if let (Some(codes), Some(names)) = (codes, names) {
            let guests = guest_codes(codes, names);
            let chosen = |id| choices.somebody.contains(codes.texts.text(id).as_ref());
            nobody_codes.extend(guests.into_iter().map(|id| (id, chosen(id))));
        }
        let decided = Decided {
            nobody: nobody(names),
            nobody_codes,
            ..Decided::default()
        };
        let records = book.customers().iter();
        let records = records.map(|c| (c.code.as_str(), c.name.as_str()));
        let how = How {
            one_writing: !choices.names_apart,
            any_zeros: !choices.codes_apart,
        };
        let mut register = Self::found(codes, names, records, how, decided)?;
        register.name_by_code(staging.rows.len());
        Ok(register)
    }

    /// The products that a file names.
    pub(super) fn products(staging: &'a Staging, book: &Book) -> Result<Self, ImportError> {
        Self::new(
            staging.column(Role::ProductCode),
            staging.column(Role::ProductName),
            book.products()
                .iter()
                .map(|p| (p.code.as_str(), p.name.as_str())),
        )
    }

    /// Finds the records of a file; `book` gives code and name of the book's records in order.
    pub(super) fn new<'b>(
        code_column: Option<&'a StagedColumn>,
        name_column: Option<&'a StagedColumn>,
        book: impl Iterator<Item = (&'b str, &'b str)>,
    ) -> Result<Self, ImportError> {
        let how = How::default();
        Self::found(code_column, name_column, book, how, Decided::default())
    }

    fn found<'b>(
        code_column: Option<&'a StagedColumn>,
        name_column: Option<&'a StagedColumn>,
        book: impl Iterator<Item = (&'b str, &'b str)>,
        how: How,
        mut decided: Decided,
    ) -> Result<Self, ImportError> {
        let (mut by_code, mut by_name) = (HashMap::new(), HashMap::new());
        let mut by_digits: HashMap<&str, Vec<(usize, &str)>> = HashMap::new();
        let mut by_writing = HashMap::new();
        for (index, (code, name)) in book.enumerate() {
            if !code.is_empty() {
                by_code.insert(code, index);
                if let (true, Some(digits)) = (how.any_zeros, digits(code)) {
                    by_digits.entry(digits).or_default().push((index, code));
                }
            }
            // Of several with one name the first is meant.
            by_name.entry(name).or_insert(index);
            if how.one_writing {
                by_writing.entry(same_writing(name)).or_insert(index);
            }
        }
        let mut records = Vec::new();
        let is_nobody = |nobody: &[(u32, bool)], id: u32| nobody.contains(&(id, false));
        let code = match code_column {
            Some(column) => {
                let (nobody, padded) = (&decided.nobody_codes, &mut decided.padded);
                let numbers = same(
                    column,
                    |text| Cow::Borrowed(code_text(text)),
                    |id| is_nobody(nobody, id),
                    |_, code| {
                        let known = by_code.get(code.as_str()).copied().or_else(|| {
                            let same = digits(&code).and_then(|digits| by_digits.get(digits));
                            let [(place, other)] = same?.as_slice() else {
                                return None;
                            };
                            padded.push((code.clone(), (*other).to_owned()));
                            Some(*place)
                        });
                        records.push(Named {
                            code,
                            name: String::new(),
                            known,
                        });
                        records.len() as u32 - 1
                    },
                )?;
                Some((column, numbers))
            }
            None => None,
        };
        let places = records.iter().zip(0u32..);
        let by_place: HashMap<usize, u32> = places
            .filter_map(|(named, record)| Some((named.known?, record)))
            .collect();
        let name = match name_column {
            Some(column) => {
                let nobody = &decided.nobody;
                let numbers = same(
                    column,
                    |text| match how.one_writing {
                        true => Cow::Owned(same_writing(text)),
                        false => Cow::Borrowed(text),
                    },
                    |id| is_nobody(nobody, id),
                    |id, reduced| {
                        let name = column.texts.text(id).into_owned();
                        let known = by_name.get(name.as_str()).copied();
                        let known = known.or_else(|| by_writing.get(&reduced).copied());
                        // Other rows may name the same one by its code.
                        if let Some(record) = known.and_then(|known| by_place.get(&known)) {
                            return *record;
                        }
                        records.push(Named {
                            code: String::new(),
                            name,
                            known,
                        });
                        records.len() as u32 - 1
                    },
                )?;
                Some((column, numbers))
            }
            None => None,
        };
        Ok(Self {
            code,
            name,
            records,
            decided,
        })
    }

    /// Gives the names that some rows have without a code to the only code that others have beside them; those of several
    /// codes to nobody.
    fn name_by_code(&mut self, rows: usize) {
        let (Some((codes, of_code)), Some((names, of_name))) = (&self.code, &mut self.name) else {
            return;
        };
        let mut owners = vec![NONE; self.records.len()];
        let mut of_several = vec![false; self.records.len()];
        let mut bare = vec![false; of_name.len()];
        for row in 0..rows {
            let (code, id) = (of_code[codes.ids[row] as usize], names.ids[row] as usize);
            let name = of_name[id];
            if name == NONE {
                continue;
            }
            if code == NONE {
                bare[id] = true;
                continue;
            }
            let owner = &mut owners[name as usize];
            of_several[name as usize] |= *owner != NONE && *owner != code;
            *owner = code;
        }
        for (id, bare) in bare.into_iter().enumerate() {
            let name = of_name[id];
            if !bare || name == NONE || self.records[name as usize].known.is_some() {
                continue;
            }
            if of_several[name as usize] {
                self.decided.of_several.push(id as u32);
                of_name[id] = NONE;
            } else if owners[name as usize] != NONE {
                of_name[id] = owners[name as usize];
            }
        }
    }

    /// Whether a text stands for a customer that goes by its name.
    pub(super) fn is_named(&self, id: u32) -> bool {
        let record = self
            .name
            .as_ref()
            .map_or(NONE, |(_, of_name)| of_name[id as usize]);
        let record = self.records.get(record as usize);
        record.is_some_and(|record| record.code.is_empty())
    }

    /// The texts of names that are one customer, where they are written in several ways.
    pub(super) fn written_alike(&self) -> Vec<Vec<u32>> {
        let Some((column, of_name)) = &self.name else {
            return Vec::new();
        };
        let mut groups: HashMap<u32, Vec<u32>> = HashMap::new();
        for id in column.texts.numbers() {
            if self.is_named(id) {
                groups.entry(of_name[id as usize]).or_default().push(id);
            }
        }
        let mut groups: Vec<_> = groups.into_values().filter(|ids| ids.len() > 1).collect();
        crate::sorting::sort_by(&mut groups, |a, b| a[0].cmp(&b[0]));
        groups
    }

    /// The record that a row names, or [`NONE`].
    #[inline(always)]
    pub(super) fn of(&self, row: usize) -> u32 {
        if let Some((column, records)) = &self.code {
            let record = records.as_slice()[column.ids.as_slice()[row] as usize];
            if record != NONE {
                return record;
            }
        }
        match &self.name {
            Some((column, records)) => records.as_slice()[column.ids.as_slice()[row] as usize],
            None => NONE,
        }
    }

    /// The place in the book of the record that a row names by its code or, where the book does not have
    /// that, by its name, unless several have it (`shared`); or the cell to blame.
    pub(super) fn known(&self, row: usize, shared: impl Fn(&str) -> bool) -> Result<usize, Blame> {
        let mut blame = (None, Reason::Missing);
        let names = [(&self.code, false), (&self.name, true)];
        let names = names
            .into_iter()
            .filter_map(|(names, by_name)| Some((names.as_ref()?, by_name)));
        for ((column, records), by_name) in names {
            let named = self.records.get(records[column.ids[row] as usize] as usize);
            if let Some(place) = named.and_then(|named| named.known) {
                if by_name && shared(&column.texts.text(column.ids[row])) {
                    return Err((Some(column.index), Reason::SeveralCustomers));
                }
                return Ok(place);
            }
            if named.is_some() && blame.1 == Reason::Missing {
                blame = (Some(column.index), Reason::UnknownCustomer);
            }
            blame.0 = blame.0.or(Some(column.index));
        }
        Err(blame)
    }

    /// Adds a record that no row names by itself, unless it is one of the book that a row does name.
    pub(super) fn add(&mut self, named: Named) -> u32 {
        let same = |other: &Named| named.known.is_some() && other.known == named.known;
        if let Some(record) = self.records.iter().position(same) {
            return record as u32;
        }
        self.records.push(named);
        self.records.len() as u32 - 1
    }
}

/// Codes that stand for whoever has none, such as 0 and 99999: those beside which several names stand.
fn guest_codes(codes: &StagedColumn, names: &StagedColumn) -> Vec<u32> {
    let is_filler = |id: &u32| {
        let text = codes.texts.text(*id);
        let all = |digit: char| !text.is_empty() && text.chars().all(|char| char == digit);
        text == "-1" || all('0') || text.len() > 3 && all('9')
    };
    // Each with the first name beside it, and whether another one followed.
    let fillers = codes.texts.numbers().filter(is_filler);
    let mut seen: Vec<(u32, u32, bool)> = fillers.map(|id| (id, EMPTY, false)).collect();
    if !seen.is_empty() {
        for (code, &name) in codes.ids.iter().zip(&names.ids) {
            let filler = seen.iter_mut().find(|(id, ..)| id == code);
            match filler {
                Some((_, first, _)) if *first == EMPTY => *first = name,
                Some((_, first, several)) => *several |= name != EMPTY && name != *first,
                None => {}
            }
        }
    }
    seen.retain(|(.., several)| *several);
    seen.into_iter().map(|(id, ..)| id).collect()
}

/// How the customers of a file are told apart.
#[derive(Clone, Copy, Default)]
struct How {
    /// Names that differ only in their writing are one.
    one_writing: bool,
    /// Codes of the book are known whatever zeros stand before them.
    any_zeros: bool,
}

/// A code of digits without the zeros before them; none for other codes.
fn digits(code: &str) -> Option<&str> {
    let is_number = !code.is_empty() && code.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| code.trim_start_matches('0'))
}

/// Gives texts that are the same when `reduced` one number made by `add` of the first of them and its reduced form; the
/// empty one and those that are to be passed over get [`NONE`].
pub(super) fn same(
    column: &StagedColumn,
    reduced: impl for<'t> Fn(&'t str) -> Cow<'t, str>,
    pass_over: impl Fn(u32) -> bool,
    mut add: impl FnMut(u32, String) -> u32,
) -> Result<Vec<u32>, ImportError> {
    let mut table = Texts::default();
    let mut made = vec![NONE];
    let mut numbers = vec![NONE; column.texts.len()];
    for id in column.texts.numbers() {
        if pass_over(id) {
            continue;
        }
        // A number and its text are one code, and so are texts that read alike.
        let text = column.texts.text(id);
        let number = table.intern(Form::Text, reduced(&text).as_bytes())?;
        if number as usize == made.len() {
            made.push(add(id, table.text(number).into_owned()));
        }
        numbers[id as usize] = made[number as usize];
    }
    debug_assert_eq!(numbers[EMPTY as usize], NONE);
    Ok(numbers)
}
