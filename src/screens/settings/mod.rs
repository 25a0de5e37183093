//! The settings: the units of the book, whether estimated wallets count, how the app looks and speaks, the backup.

mod look;
mod units;
mod wallets;

use crate::places::Route;
use crate::toolbar::Backup;
use crate::tx;
use leptos::prelude::*;
use look::Look;
use units::UnitFields;
use wallets::WalletFields;

/// The screen.
#[component]
pub fn Screen() -> impl IntoView {
    view! {
        <div class="settings">
            <header class="screen-head">
                <h1>{tx!(places.settings.name)}</h1>
            </header>
            <UnitFields />
            <WalletFields />
            <Look />
            <Backup />
            <p><a href=Route::Storage.href()>{tx!(settings.more)}</a></p>
        </div>
    }
}
