//! Rules and units side by side, in the one flat object that stores, journals and backups have held since version 1.

use serde::{Deserialize, Serialize};

use super::hysteresis::Hysteresis;
use super::refusal::Refusal;
use super::rules::{AmountScale, Rules, TierRule, Weights};
use super::units::Units;
use crate::unit::{Day, Rate};

/// The rules and the units of a book.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Written", into = "Written")]
pub struct Settings {
    /// What decides who is in which tier.
    pub rules: Rules,
    /// Currency, usual margin and day.
    pub units: Units,
}

impl Settings {
    pub(super) fn check(&self) -> Result<(), Refusal> {
        self.units.check()?;
        self.rules.check()
    }
}

/// The form that is written. What an older version did not write had the value of [`Written::default`] then.
#[derive(Serialize, Deserialize)]
#[serde(default)]
struct Written {
    #[serde(with = "super::units::currency_code")]
    currency: String,
    window_months: u8,
    as_of: Option<Day>,
    default_margin: Rate,
    weights: Weights,
    tier_rule: TierRule,
    hysteresis: Hysteresis,
    scale: AmountScale,
}

impl Default for Written {
    /// The defaults of version 1, which took CNY for granted, knew ranks only and had no hysteresis.
    fn default() -> Self {
        Self {
            currency: "CNY".to_owned(),
            window_months: 12,
            as_of: None,
            default_margin: Rate::ONE,
            weights: Weights::VERSION_1,
            tier_rule: TierRule::DEFAULT_PYRAMID,
            hysteresis: Hysteresis::NONE,
            scale: AmountScale::Rank,
        }
    }
}

impl From<Written> for Settings {
    fn from(written: Written) -> Self {
        Self {
            rules: Rules {
                window_months: written.window_months,
                scale: written.scale,
                weights: written.weights,
                tier_rule: written.tier_rule,
                hysteresis: written.hysteresis,
            },
            units: Units {
                currency: written.currency,
                default_margin: written.default_margin,
                as_of: written.as_of,
            },
        }
    }
}

impl From<Settings> for Written {
    fn from(Settings { rules, units }: Settings) -> Self {
        Self {
            currency: units.currency,
            window_months: rules.window_months,
            as_of: units.as_of,
            default_margin: units.default_margin,
            weights: rules.weights,
            tier_rule: rules.tier_rule,
            hysteresis: rules.hysteresis,
            scale: rules.scale,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_version_1_did_not_write_is_what_it_did() {
        let old = r#"{"currency":"GBP","window_months":6,"weights":[2500,2500,2500,2500]}"#;
        let read: Settings = serde_json::from_str(old).unwrap();
        assert_eq!(read.units.currency, "GBP");
        assert_eq!(read.rules.scale, AmountScale::Rank);
        assert_eq!(read.rules.hysteresis, Hysteresis::NONE);
        let bare: Settings = serde_json::from_str("{}").unwrap();
        assert_eq!(bare.units.currency, "CNY");
        let new = Settings::default();
        let text = crate::codec::json::to_string(&new).unwrap();
        assert!(text.contains(r#""currency":"XXX""#), "{text}");
        assert_eq!(new.units.currency, "");
        assert_eq!(serde_json::from_str::<Settings>(&text).unwrap(), new);
        assert_eq!(new.rules.scale, AmountScale::Share);
    }
}
