//! The mark of a tier: a shape and a colour that belong to tiers only.

use leptos::prelude::*;
use std::borrow::Cow;

/// A place in the pyramid, the highest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TierLevel {
    /// VIP: a diamond.
    Vip,
    /// Main: a square.
    Main,
    /// Ordinary: a disc.
    Ordinary,
    /// Small: a ring.
    Small,
}

impl TierLevel {
    /// All four, the highest first.
    pub const ALL: [TierLevel; 4] = [
        TierLevel::Vip,
        TierLevel::Main,
        TierLevel::Ordinary,
        TierLevel::Small,
    ];

    /// The class that carries the tier's colour as `color`.
    pub const fn class(self) -> &'static str {
        match self {
            TierLevel::Vip => "tier tier--vip",
            TierLevel::Main => "tier tier--main",
            TierLevel::Ordinary => "tier tier--ordinary",
            TierLevel::Small => "tier tier--small",
        }
    }

    /// The outline in a box of 12 × 12.
    pub const fn path(self) -> &'static str {
        match self {
            TierLevel::Vip => "M6 .5 11.5 6 6 11.5 .5 6Z",
            TierLevel::Main => "M1.5 1.5h9v9h-9Z",
            TierLevel::Ordinary => "M6 1a5 5 0 1 1 0 10A5 5 0 0 1 6 1Z",
            TierLevel::Small => {
                "M6 1a5 5 0 1 1 0 10A5 5 0 0 1 6 1Zm0 2.2a2.8 2.8 0 1 0 0 5.6A2.8 2.8 0 0 0 6 3.2Z"
            }
        }
    }
}

/// A tier's mark with its name. Whoever shows another tier or language builds it anew: a table has one in each row, and
/// one that followed by itself would cost three effects a row.
#[component]
pub fn TierMark(
    /// Which tier.
    level: TierLevel,
    /// Its name.
    #[prop(into)]
    label: Cow<'static, str>,
) -> impl IntoView {
    view! {
        <span class=level.class()>
            <svg class="tier__mark" viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
                <path d=level.path() fill-rule="evenodd" />
            </svg>
            <span class="tier__name">{label}</span>
        </span>
    }
}
