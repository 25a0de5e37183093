//! How packed books and small edits reach a key–value store and come back.
//!
//! A save is a **generation**: segments named after their contents and a manifest that lists them.
//! New segments are written under new names and read back, then one write of the manifest makes
//! them count; only then is what nobody lists any more removed. The last two good generations stay.
//! Manifests and records are small and stored twice, so that one damaged key costs none of them.
//! Between saves each small edit is one **journal** record that continues the chain of those before
//! it, so records are replayed whole and in order or not at all.
//!
//! Segments can be packed in another thread: [`plan`] on this side, [`pack`] there, [`commit`] here.

mod access;
mod chain;
mod commit;
mod damage;
mod journal;
mod keys;
mod load;
mod manifest;
mod moved;
mod open;
mod partial;
mod plan;
mod rescue;
mod salvage;
mod saves;

pub use access::{Fault, Store};
pub use chain::Position;
pub use commit::commit;
pub use damage::{Damage, Missing, MissingBuyers, Table};
pub use journal::{Record, append};
pub use keys::Space;
pub use manifest::{Counts, Manifest};
pub use open::{Dropped, Failure, Opened, Prefer, Report, Why, open, open_preferring};
pub use plan::{Job, Plan, pack, plan};
pub use rescue::{is_rescue, read_rescue};
pub use salvage::salvage;
pub use saves::{Hold, SaveError, Saves};

/// Takes away everything that is stored of a book.
///
/// # Errors
/// [`Fault`] when the store cannot be written; part of it may be gone then.
pub fn erase(store: &impl Store, space: Space) -> Result<(), Fault> {
    let keys = store.keys()?;
    let ours = keys.iter().filter(|key| space.parse(key).is_some());
    ours.into_iter().try_for_each(|key| store.remove(key))
}
