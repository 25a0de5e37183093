//! Starting from what is stored: the newest generation that verifies, then the journal. Writes nothing.

use std::collections::{BTreeMap, BTreeSet};

use super::access::{Fault, Store};
use super::chain::Position;
use super::journal;
use super::keys::{Key, Space};
use super::load::unpack;
use super::manifest::Manifest;
use super::saves::{Hold, Saves};
use crate::book::{History, Refusal};
use crate::codec::{DecodeError, units};
use crate::sorting::sort_by;

/// What came out of the store.
#[derive(Debug)]
pub struct Opened {
    /// The book with its past; empty when there was nothing.
    pub history: History,
    /// What was found on the way.
    pub report: Report,
    /// The right to write.
    pub saves: Saves,
}

/// What was found while opening.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Report {
    /// The generation that was opened; none when the book began empty.
    pub opened: Option<Manifest>,
    /// Newer and older generations that could not be read.
    pub failures: Vec<Failure>,
    /// Journal records done again.
    pub replayed: usize,
    /// Journal records that could not be done again, with their texts.
    pub dropped: Vec<Dropped>,
}

/// A generation that could not be read.
#[derive(Debug, Clone, PartialEq)]
pub struct Failure {
    /// Which.
    pub generation: u64,
    /// What its manifest says it held, where that can be read.
    pub manifest: Option<Manifest>,
    /// Why.
    pub why: Why,
}

/// Why a generation or a record could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Why {
    /// Its bytes are not sound.
    #[error(transparent)]
    Unsound(#[from] DecodeError),
    /// A segment or record it needs is gone.
    #[error("a part is missing")]
    Missing,
    /// The book refuses the recorded command.
    #[error("the book refuses it: {0}")]
    Refused(Refusal),
    /// It stands behind a record that could not be done again.
    #[error("something before it could not be read")]
    Behind,
}

/// A journal record that was left out.
#[derive(Debug, Clone, PartialEq)]
pub struct Dropped {
    /// Its number.
    pub number: u64,
    /// Its text as stored.
    pub text: String,
    /// Why.
    pub why: Why,
}

/// Opens a book: the newest generation that verifies and every journal record that continues it.
///
/// # Errors
/// [`Fault`] when the store cannot be read at all.
pub fn open(store: &impl Store, space: Space) -> Result<Opened, Fault> {
    let generations = manifests(store, space)?;
    let mut report = Report::default();
    let mut history = History::default();
    let mut good = Vec::new();
    for &generation in generations.iter().rev() {
        let text = store.get(&space.key(Key::Manifest(generation)))?;
        let manifest = match text.as_deref().map(Manifest::from_text) {
            Some(Ok(manifest)) if manifest.generation == generation => Ok(manifest),
            Some(Ok(_)) => Err(DecodeError::BadValue.into()),
            Some(Err(error)) => Err(error.into()),
            None => Err(Why::Missing),
        };
        let failed = match manifest {
            // The one before the newest good one is only read when it is needed.
            Ok(manifest) if !good.is_empty() => {
                good.push(manifest);
                continue;
            }
            Ok(manifest) => match load(store, space, &manifest)? {
                Ok(loaded) => {
                    history = loaded;
                    good.push(manifest);
                    continue;
                }
                Err(why) => (Some(manifest), why),
            },
            Err(why) => (None, why),
        };
        report.failures.push(Failure {
            generation,
            manifest: failed.0,
            why: failed.1,
        });
    }
    let mut good = good.into_iter();
    let (current, older) = (good.next(), good.next());
    let mut saves = Saves {
        space,
        hold: hold(&report.failures, current.as_ref()),
        position: current
            .as_ref()
            .map_or_else(Position::default, |m| m.journal),
        older,
        top: generations.last().copied().unwrap_or(0),
        tail: BTreeSet::new(),
        breaks: BTreeSet::new(),
        journal_units: 0,
        trusted: true,
        current: current.clone(),
    };
    report.opened = current;
    replay(store, &mut saves, &mut history, &mut report)?;
    Ok(Opened {
        history,
        report,
        saves,
    })
}

/// A newer save that cannot be read must not be buried under the older one that could.
fn hold(failures: &[Failure], opened: Option<&Manifest>) -> Option<Hold> {
    let opened = opened.map_or(0, |m| m.generation);
    let newer = failures.iter().find_map(|failure| match failure.why {
        Why::Unsound(DecodeError::Newer { found, .. }) => Some(Hold::Newer { found }),
        _ => None,
    });
    let damaged = failures.iter().any(|failure| failure.generation > opened);
    newer.or_else(|| damaged.then_some(Hold::Damaged))
}

fn load(
    store: &impl Store,
    space: Space,
    manifest: &Manifest,
) -> Result<Result<History, Why>, Fault> {
    let mut texts = Vec::with_capacity(manifest.segments.len());
    for segment in &manifest.segments {
        match store.get(&space.key(Key::Segment(segment.name)))? {
            Some(text) => texts.push((segment, text)),
            None => return Ok(Err(Why::Missing)),
        }
    }
    Ok(unpack(texts).map_err(Why::from))
}

fn replay(
    store: &impl Store,
    saves: &mut Saves,
    history: &mut History,
    report: &mut Report,
) -> Result<(), Fault> {
    let mut records = BTreeMap::new();
    for text in store.keys()? {
        if let Some(Key::Record(number)) = saves.space.parse(&text)
            && number >= saves.position.next
            && let Some(record) = store.get(&text)?
        {
            records.insert(number, (text, record));
        }
    }
    let mut broken = false;
    for (number, (key, text)) in records {
        let result = if broken {
            Err(Why::Behind)
        } else if number != saves.position.next {
            Err(Why::Missing)
        } else {
            journal::read(saves.position, &text)
                .map_err(Why::from)
                .and_then(|(record, after)| {
                    let done = record.replay(history).map_err(Why::Refused);
                    done.map(|()| after)
                })
        };
        match result {
            Ok(after) => {
                saves.position = after;
                saves.journal_units += units::count(&key) + units::count(&text);
                report.replayed += 1;
            }
            Err(why) => {
                broken = true;
                saves.tail.insert(number);
                report.dropped.push(Dropped { number, text, why });
            }
        }
    }
    Ok(())
}

/// The generations that have a manifest, rising.
fn manifests(store: &impl Store, space: Space) -> Result<Vec<u64>, Fault> {
    let mut generations: Vec<u64> = store
        .keys()?
        .iter()
        .filter_map(|text| match space.parse(text) {
            Some(Key::Manifest(generation)) => Some(generation),
            _ => None,
        })
        .collect();
    sort_by(&mut generations, u64::cmp);
    Ok(generations)
}
