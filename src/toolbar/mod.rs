//! The tools of the open book in the frame: whether it is saved, how old the backup is, undo, redo.

mod banner;
mod print_line;
mod save_notice;
mod saved;
mod undo;

pub use banner::Banner;
pub use print_line::{PrintButton, PrintLine};
pub use save_notice::{SaveNotice, needs_attention};
pub use saved::Backup;
pub use undo::{Direction, step};

use leptos::prelude::*;

/// What the frame shows of the open book.
#[component]
pub fn Toolbar() -> impl IntoView {
    saved::warn_before_leaving();
    view! {
        <saved::Saved />
        <undo::UndoRedo />
    }
}
