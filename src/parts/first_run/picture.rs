//! What the product does for a book, as a picture: customers by what they buy, and one of the largest falling.

use crate::components::TierLevel;
use crate::tx;
use leptos::prelude::*;

/// Heights of the columns, the largest customer first, and the tier of each.
const COLUMNS: [(i32, TierLevel); 10] = [
    (150, TierLevel::Vip),
    (124, TierLevel::Main),
    (92, TierLevel::Main),
    (62, TierLevel::Ordinary),
    (53, TierLevel::Ordinary),
    (45, TierLevel::Ordinary),
    (27, TierLevel::Small),
    (22, TierLevel::Small),
    (17, TierLevel::Small),
    (13, TierLevel::Small),
];
/// The place of the one that falls, and what is left of it.
const FALLS: usize = 1;
const LEFT_OVER: i32 = 48;
/// Where the columns stand, how wide one is, and how far they are apart.
const GROUND: i32 = 184;
const WIDE: i32 = 26;
const STEP: i32 = 38;
/// Side of the box in which a tier's mark is drawn.
const MARK: i32 = 12;

/// The picture with its sentence.
#[component]
pub fn Picture() -> impl IntoView {
    let left = |place: usize| 4 + STEP * place as i32;
    let column = move |(place, (height, level)): (usize, (i32, TierLevel))| {
        let now = if place == FALLS { LEFT_OVER } else { height };
        let x = left(place);
        let mark = format!("translate({} {})", x + (WIDE - MARK) / 2, GROUND + 8);
        view! {
            <g class=level.class()>
                <rect x=x y=GROUND - now width=WIDE height=now rx="1" />
                <path d=level.path() fill-rule="evenodd" transform=mark />
            </g>
        }
    };
    let (height, _) = COLUMNS[FALLS];
    let (x, top) = (left(FALLS), GROUND - height);
    let arrow = format!(
        "M{middle} {from}V{to}m-5 -6 5 6 5 -6",
        middle = x + WIDE / 2,
        from = top + 12,
        to = GROUND - LEFT_OVER - 8
    );
    view! {
        <figure class="first-run__picture">
            <svg viewBox="0 0 376 208" aria-hidden="true">
                {COLUMNS.into_iter().enumerate().map(column).collect_view()}
                <rect class="first-run__before" x=x y=top width=WIDE height=height - LEFT_OVER />
                <path class="first-run__arrow" d=arrow />
                <text class="first-run__fall" x=x + WIDE + 10 y=top + 4>{tx!(first_run.falls)}</text>
                <text class="first-run__call" x=x + WIDE + 10 y=top + 22>{tx!(first_run.call)}</text>
            </svg>
            <figcaption>{tx!(first_run.caption)}</figcaption>
        </figure>
    }
}
