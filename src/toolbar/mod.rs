//! The tools of the open book in the header: undo, redo, whether it is saved, how old the backup is.
//! Must not know the screens.

mod banner;
mod print_line;
mod save_notice;
mod saved;
mod undo;

pub use banner::Banner;
pub use print_line::{PrintButton, PrintLine};
pub use save_notice::{SaveNotice, needs_attention};
pub use undo::{Direction, step};

use leptos::prelude::*;

/// What stands in the header's slot.
#[component]
pub fn Toolbar() -> impl IntoView {
    saved::warn_before_leaving();
    view! {
        <undo::UndoRedo />
        <saved::Saved />
        <saved::Backup />
    }
}
