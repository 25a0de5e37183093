//! Starting from what is stored: the newest generation that verifies, then the journal. Writes nothing.

use std::collections::BTreeSet;

use super::access::{Fault, Store};
use super::chain::Position;
use super::damage::Damage;
use super::journal;
use super::keys::{Key, Space};
use super::load::Loading;
use super::manifest::{Counts, Manifest, recover};
use super::moved::Moved;
use super::partial::load_partial;
use super::saves::{Hold, Saves};
use crate::book::{Epochs, History, Refusal};
use crate::codec::{DecodeError, crc32, units};
use crate::sorting::{set_of, sort_by};

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
    /// What of the save that was opened could not be read; none when all of it could.
    pub damage: Option<Damage>,
    /// A save that was cut off because the page ended; what only that save would have held is lost.
    pub interrupted: Option<Manifest>,
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
    /// It holds more or less than was counted when it was saved.
    #[error("the counts do not fit")]
    Counts,
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

/// Which save to open when the newest one is damaged and one before it is not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Prefer {
    /// The newest one that is whole.
    Whole,
    /// The newest one, as far as it is intact.
    Newest,
}

/// Opens a book: the newest generation that is whole, otherwise what is intact of the newest one, and every journal
/// record that continues it.
///
/// # Errors
/// [`Fault`] when the store cannot be read at all.
pub fn open(store: &impl Store, space: Space) -> Result<Opened, Fault> {
    open_preferring(store, space, Prefer::Whole)
}

/// As [`open`], with a say in which save to open.
///
/// # Errors
/// As [`open`].
pub fn open_preferring(store: &impl Store, space: Space, prefer: Prefer) -> Result<Opened, Fault> {
    let keys = store.keys()?;
    let keys: BTreeSet<Key> = set_of(keys.iter().filter_map(|key| space.parse(key)));
    let mut found = Found::default();
    let mut generations: Vec<u64> = keys.iter().filter_map(|key| key.generation()).collect();
    sort_by(&mut generations, |a, b| b.cmp(a));
    generations.dedup();
    let top = generations.first().copied().unwrap_or(0);
    for generation in generations {
        found.look_at(store, space, generation)?;
    }
    let mut partial = None;
    if found.whole.is_none() || prefer == Prefer::Newest {
        let failures = found.report.failures.iter();
        for manifest in failures.filter_map(|failure| failure.manifest.clone()) {
            if let Some(intact) = load_partial(store, space, &manifest)? {
                partial = Some((manifest, intact));
                break;
            }
        }
    }
    let Found {
        whole,
        mut older,
        mut mend,
        mut report,
    } = found;
    let (mut current, mut history) = whole.unzip();
    let mut moved = Moved::default();
    if let Some((manifest, partial)) = partial {
        report.damage = Some(Damage {
            manifest: Some(manifest.clone()),
            missing: partial.missing,
            unlisted: 0,
        });
        older = current.replace(manifest);
        history = Some(partial.history);
        moved = partial.moved;
        mend = false;
    } else if current.is_none() && report.interrupted.is_none() {
        let segments = keys.iter().filter(|key| matches!(key, Key::Segment(_)));
        report.damage = match segments.count() {
            0 => None,
            unlisted => Some(Damage {
                unlisted,
                ..Damage::default()
            }),
        };
    }
    let mut saves = Saves {
        space,
        hold: None,
        position: current
            .as_ref()
            .map_or_else(Position::default, |m| m.journal),
        older,
        top,
        tail: BTreeSet::new(),
        unjournaled: BTreeSet::new(),
        journal_units: 0,
        trusted: report.damage.is_none(),
        lost: report.damage.is_some(),
        mend,
        rescued: false,
        broken: 0,
        orders_saved: Some(Epochs::default()),
        current: current.clone(),
    };
    report.opened = current;
    let mut history = history.unwrap_or_default();
    replay(store, &keys, &moved, &mut saves, &mut history, &mut report)?;
    saves.hold = hold(&report, saves.current.as_ref());
    Ok(Opened {
        history,
        report,
        saves,
    })
}

/// What was found in the store, from the newest generation on.
#[derive(Default)]
struct Found {
    whole: Option<(Manifest, History)>,
    older: Option<Manifest>,
    /// Whether the manifest of the whole one was only readable in its copy.
    mend: bool,
    report: Report,
}

impl Found {
    fn look_at(&mut self, store: &impl Store, space: Space, generation: u64) -> Result<(), Fault> {
        let first = store.get(&space.key(Key::Manifest(generation)))?;
        let copy = store.get(&space.key(Key::ManifestCopy(generation)))?;
        let read = |text: &str| match Manifest::from_text(text) {
            Ok(manifest) if manifest.generation == generation => Ok(manifest),
            Ok(_) => Err(DecodeError::BadValue),
            Err(error) => Err(error),
        };
        let from_first = first
            .as_deref()
            .map_or(Err(Why::Missing), |text| Ok(read(text)?));
        let mend = from_first.is_err();
        let manifest = from_first.or_else(|why| match (&why, copy.as_deref().map(read)) {
            // What a newer version saved is not damaged.
            (Why::Unsound(DecodeError::Newer { .. }), _) => Err(why),
            (_, Some(Ok(manifest))) => Ok(manifest),
            _ => Err(why),
        });
        // The one before the newest whole one is only read when it is needed.
        if self.whole.is_some() {
            match manifest {
                Ok(manifest) => self.older = self.older.take().or(Some(manifest)),
                Err(why) => self.fail(generation, None, why),
            }
            return Ok(());
        }
        let manifest = match manifest {
            Ok(manifest) => manifest,
            Err(why) => {
                let texts = [first, copy];
                let mut texts = texts.iter().flatten();
                let recovered = match why {
                    Why::Unsound(DecodeError::Newer { .. }) => None,
                    _ => texts.find_map(|text| recover(text, generation)),
                };
                self.fail(generation, recovered, why);
                return Ok(());
            }
        };
        match load(store, space, &manifest)? {
            Ok(history) => {
                self.whole = Some((manifest, history));
                self.mend = mend;
            }
            Err(_) if first.is_none() && is_interrupted(store, space, &manifest)? => {
                self.report.interrupted = self.report.interrupted.take().or(Some(manifest));
            }
            Err(why) => self.fail(generation, Some(manifest), why),
        }
        Ok(())
    }

    fn fail(&mut self, generation: u64, manifest: Option<Manifest>, why: Why) {
        self.report.failures.push(Failure {
            generation,
            manifest,
            why,
        });
    }
}

/// Whether a save whose manifest is there only as its copy, which is written first, ended before all its segments were
/// written: some are not there, and those that are there are sound.
fn is_interrupted(store: &impl Store, space: Space, manifest: &Manifest) -> Result<bool, Fault> {
    let mut some_are_not_there = false;
    for segment in &manifest.segments {
        match store.get(&space.key(Key::Segment(segment.name)))? {
            Some(text) if crc32(text.as_bytes()) == segment.crc => {}
            Some(_) => return Ok(false),
            None => some_are_not_there = true,
        }
    }
    Ok(some_are_not_there)
}

/// Writing is held back where a save cannot be read: an older or emptier book must not overwrite it.
fn hold(report: &Report, opened: Option<&Manifest>) -> Option<Hold> {
    let opened = opened.map_or(0, |m| m.generation);
    let mut failures = report.failures.iter();
    let reasons = failures.clone().map(|failure| &failure.why);
    let mut reasons = reasons.chain(report.dropped.iter().map(|dropped| &dropped.why));
    let newer = reasons.find_map(|why| match *why {
        Why::Unsound(DecodeError::Newer { found, .. }) => Some(Hold::Newer { found }),
        _ => None,
    });
    let damaged = report.damage.is_some() || failures.any(|failure| failure.generation > opened);
    newer.or_else(|| damaged.then_some(Hold::Damaged))
}

fn load(
    store: &impl Store,
    space: Space,
    manifest: &Manifest,
) -> Result<Result<History, Why>, Fault> {
    let mut loading = Loading::default();
    for segment in &manifest.segments {
        let Some(text) = store.get(&space.key(Key::Segment(segment.name)))? else {
            return Ok(Err(Why::Missing));
        };
        if crc32(text.as_bytes()) != segment.crc {
            return Ok(Err(DecodeError::Checksum.into()));
        }
        if let Err(error) = loading.add(segment.part, &text) {
            return Ok(Err(error.into()));
        }
    }
    Ok(match loading.finish() {
        Ok(history) if Counts::of(history.book()) == manifest.counts => Ok(history),
        Ok(_) => Err(Why::Counts),
        Err(error) => Err(error.into()),
    })
}

fn replay(
    store: &impl Store,
    keys: &BTreeSet<Key>,
    moved: &Moved,
    saves: &mut Saves,
    history: &mut History,
    report: &mut Report,
) -> Result<(), Fault> {
    let start = saves.position.next;
    let numbers = keys.iter().filter_map(|key| key.record());
    let numbers: BTreeSet<u64> = set_of(numbers.filter(|number| *number >= start));
    let mut broken = false;
    for number in numbers {
        let first = saves.space.key(Key::Record(number));
        let texts = [
            store.get(&first)?,
            store.get(&saves.space.key(Key::RecordCopy(number)))?,
        ];
        let read = |text: &String| journal::read(saves.position, text);
        let result = if broken {
            Err(Why::Behind)
        } else if number != saves.position.next {
            Err(Why::Missing)
        } else {
            let mut readings = texts.iter().flatten().map(read);
            let best = readings
                .find(Result::is_ok)
                .or_else(|| texts.iter().flatten().map(read).next());
            best.unwrap_or(Err(DecodeError::Truncated))
                .map_err(Why::from)
                .and_then(|(record, after)| {
                    let record = moved.record(record).ok_or(Why::Missing)?;
                    record.replay(history).map_err(Why::Refused)?;
                    Ok(after)
                })
        };
        let text = texts.into_iter().flatten().next().unwrap_or_default();
        match result {
            Ok(after) => {
                saves.position = after;
                saves.journal_units += 2 * (units::count(&first) + units::count(&text));
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
