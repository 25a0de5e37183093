//! Components: they know nothing of the app, the book or the core; what they say and do comes in as properties.

mod button;
mod card;
mod concept;
mod count;
mod definition;
mod dialog;
mod edit_dialog;
mod empty_state;
mod field;
mod file_drop;
mod menu_button;
mod meter;
mod more;
mod notice;
mod progress;
mod radios;
mod resize;
mod row_keys;
mod rows_table;
mod show;
mod slider;
pub mod table;
mod tabs;
mod tag;
mod ticks;
mod tier_mark;
mod toast;
mod working;

pub use button::{Button, ButtonKind, ButtonLink, Submit};
pub use card::Card;
pub use concept::Concept;
pub use count::{Counts, List, plain};
pub use definition::{Definition, DefinitionList};
pub use dialog::Dialog;
pub use edit_dialog::{EditDialog, Form};
pub use empty_state::EmptyState;
pub use field::{Checkbox, Choice, Field, NumberField, Select, TextArea, TextField};
pub use file_drop::FileDrop;
pub use menu_button::{MenuButton, MenuItem};
pub use meter::Meter;
pub use more::{More, focus_row, show_list};
pub use notice::{Notice, NoticeKind};
pub use progress::Progress;
pub use radios::{Radio, Radios};
pub use resize::use_size;
pub use row_keys::{focus_row_after, listen_in_rows};
pub use rows_table::{RowsColumn, RowsLook, RowsName, RowsTable};
pub use show::{Show, When};
pub use slider::Slider;
pub use table::{
    Align, CellView, Choosing, Column, PhonePlace, Sort, SortDirection, TableAt, VirtualTable,
};
pub use tabs::{Tab, Tabs};
pub use tag::{Tag, TagKind};
pub use ticks::Ticks;
pub use tier_mark::{TierLevel, TierMark};
pub use toast::{Toaster, Toasts, provide_toasts, use_toasts};
pub use working::{Working, WorkingRow, WorkingTable};

use std::sync::atomic::{AtomicU32, Ordering};

/// A fresh element id, for labels and descriptions that must point at each other.
pub fn fresh_id(prefix: &str) -> String {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    format!("{prefix}-{}", NEXT.fetch_add(1, Ordering::Relaxed))
}
