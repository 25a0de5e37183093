//! Columns that are known by what stands in them and beside them: states, currencies, what was paid back, times that cannot
//! be read.

use super::given::{Given, Ground};
use super::header::normal;
use super::others::Other;
use super::period::says_quantity;
use super::view::View;
use crate::import::parse::currency;
use crate::import::parse::treatment::is_treatment;
use crate::import::parse::words::flag;
use crate::import::role::{Role, TableKind};

impl View<'_> {
    /// Amounts beside what of them was paid back are two sides: what was sold and what came back.
    pub(super) fn take_refunds(&self, given: &mut Vec<Given>) {
        if given.iter().any(|g| g.1 == Role::UnitPrice) {
            return;
        }
        let is_refund = |column: &usize| {
            let profile = &self.profiles[*column];
            self.others[*column] == Some(Other::Refunded)
                && !says_quantity(&self.headers[*column])
                && profile.filled > 0
                && profile.mostly(profile.numbers)
                && given.iter().all(|g| g.0 != *column)
        };
        let refunds = (0..self.headers.len()).find(is_refund);
        if let (Some(column), Some(amount)) =
            (refunds, given.iter_mut().find(|g| g.1 == Role::Amount))
        {
            amount.1 = Role::Debit;
            given.push((column, Role::Credit, 80, Ground::Header));
        }
    }

    /// Columns whose words say what they are, whatever stands over them: states such as “delivered” and “void”, codes of
    /// currencies. Of the export of a known program only what is called a state, `by_cells` not set.
    pub(super) fn by_words(&self, given: &mut Vec<Given>, by_cells: bool) {
        const FREE: [Role; 4] = [Role::Region, Role::Category, Role::Owner, Role::Unit];
        type Says = (Role, fn(&str) -> bool);
        let says: [Says; 2] = [
            (Role::Status, is_treatment),
            (Role::Currency, |cell| {
                currency::is_code(&cell.to_ascii_lowercase())
            }),
        ];
        for (role, is) in says {
            // An order may have several states: its own, and that of what was sent back.
            let several = role == Role::Status;
            if !several && given.iter().any(|g| g.1 == role) {
                continue;
            }
            for column in 0..self.headers.len() {
                let profile = &self.profiles[column];
                let mut held = given.iter().filter(|g| g.0 == column);
                let known = profile.cells.iter().filter(|cell| is(cell)).count();
                let by_cells = by_cells
                    && profile.distinct > 1
                    && known * 3 >= profile.filled * 2
                    && profile.filled > 2
                    && !(several && self.tells_of_money_or_goods(column));
                let is_own = by_cells || several && self.names_state(column);
                if is_own && held.all(|g| FREE.contains(&g.1)) {
                    given.retain(|g| g.0 != column);
                    given.push((column, role, 70, Ground::Contents));
                    if !several {
                        break;
                    }
                }
            }
        }
        // A stage says how far a deal is, a state how it ended.
        let header = |g: &Given| self.headers[g.0].to_lowercase();
        let is_state = |g: &Given| g.1 == Role::Status;
        if given
            .iter()
            .any(|g| is_state(g) && header(g).contains("status"))
        {
            given.retain(|g| !(is_state(g) && header(g).contains("stage")));
        }
    }

    /// Whether a header speaks of whether an order was paid, invoiced or sent, which says nothing of whether it is a sale.
    fn tells_of_money_or_goods(&self, column: usize) -> bool {
        const OTHER: &str = "pay paid invoic deliver ship fulfil method channel mail 付 收 款项 结算 开票 发货 物流 配送 对账";
        let header = self.headers[column].to_lowercase();
        OTHER.split(' ').any(|word| header.contains(word))
    }

    /// Whether a header names a state that may undo a sale, over a few words.
    fn names_state(&self, column: usize) -> bool {
        const STATES: &str =
            "status refund return cancel void complete 状态 退 售后 维权 作废 取消 生效";
        const MOST: usize = 12;
        let profile = &self.profiles[column];
        let header = self.headers[column].to_lowercase();
        STATES.split(' ').any(|word| header.contains(word))
            && !self.tells_of_money_or_goods(column)
            && profile.filled > 0
            && profile.distinct <= MOST
            && !profile.mostly(profile.numbers)
            && !profile.mostly(profile.dates)
            && profile.cells.iter().any(|cell| {
                is_treatment(cell) || flag(cell).is_some() || profile.distinct < profile.filled
            })
    }

    /// Whether a column of numbers says for how many, or off each, a price is: then the price alone says nothing.
    pub(super) fn turns_price(&self, column: usize) -> bool {
        const PER: &str = "priceunit unitofprice pricingunit perunit priceper preiseinheit peinh 计价单位 价格单位";
        let header = normal(&self.headers[column]);
        let profile = &self.profiles[column];
        PER.split(' ').any(|word| header.contains(word))
            && profile.filled > 0
            && profile.mostly(profile.numbers)
            && profile.cells.iter().any(|cell| *cell != "1")
    }

    /// Whether a column is named as that of a day or a time, whatever its cells say.
    pub(super) fn names_time(&self, column: usize) -> bool {
        let header = self.headers[column].to_lowercase();
        self.names[column].names(Role::Date, TableKind::OrderLines) >= 80
            || [
                "week", "period", "周", "週", "期间", "期間", "季度", "quarter",
            ]
            .iter()
            .any(|word| header.contains(word))
    }
}
