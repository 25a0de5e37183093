//! Names of groups of customers.

use crate::t;
use crate::words::lesson::said_of;
use keepgold_core::advice::Group;

/// What the customers of a group have in common.
pub fn name(group: Group) -> &'static str {
    match group {
        Group::Listed => t!(customers.group.listed),
        Group::CountMost => t!(customers.group.count_most),
        Group::AtRisk => t!(customers.group.at_risk),
        Group::NearlyDown => t!(customers.group.nearly_down),
        Group::NearlyUp => t!(customers.group.nearly_up),
        Group::NoWallet => t!(customers.group.no_wallet),
        Group::Bought => t!(customers.group.bought),
        Group::NewInMonth => t!(customers.group.new_in_month),
        Group::NewInYear => t!(customers.group.new_in_year),
        Group::BringMost => t!(customers.group.bring_most),
        Group::Losing => t!(customers.group.losing),
        Group::NearCut => t!(customers.group.near_cut),
        Group::ServedAtLoss => t!(customers.group.served_at_loss),
        Group::OverBudget => t!(customers.group.over_budget),
        Group::WellPaid => t!(customers.group.well_paid),
        Group::Fallen => t!(customers.group.fallen),
        Group::Overdue => t!(customers.group.overdue),
        Group::MetByOne => t!(customers.group.met_by_one),
        Group::Field(of, asks) => said_of(of.name(), "fields", asks),
    }
}
