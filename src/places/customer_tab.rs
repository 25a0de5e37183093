//! The tabs of a customer's page, each with an address of its own behind the customer's: `#/customers/17/value`. All of
//! them are one place: the page stays while its tabs change.

use super::{Route, address};
use leptos::ev;
use leptos::prelude::*;

/// A tab of a customer's page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CustomerTab {
    /// What matters now, and what happened.
    #[default]
    Summary,
    /// What it is worth and why.
    Value,
    /// What it buys.
    Purchases,
    /// Who is in touch with whom.
    Relationship,
    /// What is on record.
    Record,
}

impl CustomerTab {
    /// All, in the order in which they are shown.
    pub const ALL: [CustomerTab; 5] = [
        CustomerTab::Summary,
        CustomerTab::Value,
        CustomerTab::Purchases,
        CustomerTab::Relationship,
        CustomerTab::Record,
    ];

    /// The fragment of a customer's tab, for `href`.
    pub fn href(self, customer: u32) -> String {
        format!("{}/{}", Route::Customer(customer).href(), self.path())
    }

    /// The end of its address.
    const fn path(self) -> &'static str {
        match self {
            CustomerTab::Summary => "summary",
            CustomerTab::Value => "value",
            CustomerTab::Purchases => "purchases",
            CustomerTab::Relationship => "relationship",
            CustomerTab::Record => "record",
        }
    }

    /// The customer's page that an address after `#/` names with one of its tabs.
    pub(super) fn of_path(path: &str) -> Option<(Route, CustomerTab)> {
        let (page, name) = path.rsplit_once('/')?;
        let tab = CustomerTab::ALL
            .into_iter()
            .find(|tab| tab.path() == name)?;
        let route = Route::of_path(page).filter(|route| matches!(route, Route::Customer(_)))?;
        Some((route, tab))
    }
}

/// The tab of the customer's page, which follows the address for as long as the page is shown; an address without one
/// opens the summary.
pub fn use_customer_tab() -> ReadSignal<CustomerTab> {
    let read = || {
        let tab = CustomerTab::of_path(address::path(&address::hash()));
        tab.map_or(CustomerTab::default(), |(_, tab)| tab)
    };
    let (tab, set_tab) = signal(read());
    let listening = window_event_listener(ev::hashchange, move |_| set_tab.set(read()));
    on_cleanup(move || listening.remove());
    tab
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_tab_reads_back_from_its_link_and_is_the_same_place() {
        for tab in CustomerTab::ALL {
            let link = tab.href(17);
            assert_eq!(Route::parse(&link), Route::Customer(17));
            let read = CustomerTab::of_path(address::path(&link));
            assert_eq!(read, Some((Route::Customer(17), tab)));
            assert_eq!(Route::parse(&format!("{link}/?x=1")), Route::Customer(17));
        }
        for nowhere in [
            "#/customers/1/Value",
            "#/customers/value",
            "#/tiers/value",
            "#/customers/1/value/record",
        ] {
            assert_eq!(Route::parse(nowhere), Route::NotFound, "{nowhere}");
        }
    }
}
