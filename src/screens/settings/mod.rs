//! The settings: the units of the book, how the app looks and speaks, the backup.

mod look;
mod units;

use crate::places::Route;
use crate::toolbar::Backup;
use crate::tx;
use leptos::prelude::*;
use look::Look;
use units::UnitFields;

/// The screen.
#[component]
pub fn Screen() -> impl IntoView {
    view! {
        <div class="settings">
            <header class="screen-head">
                <h1>{tx!(places.settings.name)}</h1>
            </header>
            <UnitFields />
            <Look />
            <Backup />
            <p><a href=Route::Storage.href()>{tx!(settings.more)}</a></p>
        </div>
    }
}
