//! Columns that are known by what stands in them and beside them: states, currencies, what was paid back, times that cannot
//! be read.

use super::given::{Given, Ground};
use super::header::normal;
use super::others::Other;
use super::period::says_quantity;
use super::view::View;
use crate::import::parse::currency;
use crate::import::parse::treatment::{is_treatment, names_undone_day, takes_back};
use crate::import::parse::words::flag;
use crate::import::role::{Role, TableKind};

/// Roles of columns that may turn out to be states or currencies: nothing that decides who, when or how much.
const FREE: [Role; 4] = [Role::Region, Role::Category, Role::Owner, Role::Unit];

/// Whether a header is that of the versions of orders, of which the newest counts.
pub(in crate::import) fn is_version(header: &str) -> bool {
    const NAMES: &str = "version versionno revision rev 版本 版本号 版次 修订号";
    let name = normal(header);
    NAMES.split(' ').any(|known| known == name)
}

fn is_free(column: usize, given: &[Given]) -> bool {
    let mut held = given.iter().filter(|g| g.0 == column);
    held.all(|g| FREE.contains(&g.1))
}

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

    /// Columns of states: by their words, such as “delivered” and “void”, whatever stands over them, and by their names. Of
    /// the export of a known program only what is called a state, `by_cells` not set. An order may have several: its own,
    /// and that of what was sent back.
    pub(super) fn take_states(&self, given: &mut Vec<Given>, by_cells: bool) {
        for column in 0..self.headers.len() {
            let by_cells = || {
                by_cells
                    && self.says_mostly(column, is_treatment)
                    && !self.tells_of_money_or_goods(column)
            };
            let is_state = || {
                is_version(&self.headers[column])
                    || self.names_state(column)
                    || self.holds_undone_days(column)
                    || self.remarks_take_back(column)
            };
            if (by_cells() || is_state()) && is_free(column, given) {
                given.retain(|g| g.0 != column);
                given.push((column, Role::Status, 70, Ground::Contents));
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

    /// A column of the codes of currencies, whatever stands over it.
    pub(super) fn take_currency(&self, given: &mut Vec<Given>) {
        let is_code = |cell: &str| currency::is_code(&cell.to_ascii_lowercase());
        let mut columns = 0..self.headers.len();
        let is_own = |column: &usize| is_free(*column, given) && self.says_mostly(*column, is_code);
        if given.iter().all(|g| g.1 != Role::Currency)
            && let Some(column) = columns.find(is_own)
        {
            given.retain(|g| g.0 != column);
            given.push((column, Role::Currency, 70, Ground::Contents));
        }
    }

    /// Whether two in three cells of a column are such words, of which there are several.
    fn says_mostly(&self, column: usize, is: fn(&str) -> bool) -> bool {
        let profile = &self.profiles[column];
        let known = profile.cells.iter().filter(|cell| is(cell)).count();
        profile.distinct > 1 && known * 3 >= profile.filled * 2 && profile.filled > 2
    }

    /// Whether a column holds the days on which some of the lines were taken back.
    fn holds_undone_days(&self, column: usize) -> bool {
        let profile = &self.profiles[column];
        names_undone_day(&self.headers[column])
            && profile.filled > 0
            && profile.filled < self.profiles.iter().map(|p| p.filled).max().unwrap_or(0)
            && profile.mostly(profile.dates)
    }

    /// Whether some remark of a column takes its line back.
    fn remarks_take_back(&self, column: usize) -> bool {
        let mut cells = self.profiles[column].cells.iter();
        self.others[column] == Some(Other::Remark) && cells.any(|cell| takes_back(cell))
    }

    /// Whether a header speaks of whether an order was paid, invoiced or sent, which says nothing of whether it is a sale.
    fn tells_of_money_or_goods(&self, column: usize) -> bool {
        const OTHER: &str = "pay paid invoic deliver ship fulfil method channel mail 付 收 款项 结算 开票 发货 物流 配送 对账";
        let header = self.headers[column].to_lowercase();
        OTHER.split(' ').any(|word| header.contains(word))
    }

    /// Whether a header names a state that may undo a sale, over a few words.
    fn names_state(&self, column: usize) -> bool {
        const WHOLE: &str = "test istest active isactive current iscurrent latest islatest";
        const DOUBTFUL: &str = "stato estado statut situa natureza";
        const STATES: &str = "status refund return cancel void complete delete billable quote storn annul anulad \
             abrechenbar cfop tipodoc 状态 退 售后 维权 作废 取消 生效 删除 削除 赠品 最新 当前";
        const MOST: usize = 12;
        let profile = &self.profiles[column];
        let header = normal(&self.headers[column]);
        let names = |words: &str| words.split(' ').any(|word| header.contains(word));
        let is_sure = names(STATES) || WHOLE.split(' ').any(|word| header == word);
        let repeats = profile.distinct < profile.filled;
        (is_sure || names(DOUBTFUL))
            && !self.tells_of_money_or_goods(column)
            && profile.filled > 0
            && profile.distinct <= MOST
            && (!profile.mostly(profile.numbers) || profile.mostly(profile.flags))
            && !profile.mostly(profile.dates)
            && profile.cells.iter().any(|cell| {
                // An “Estado” may be a province: some word must say so.
                is_treatment(cell) || is_sure && (flag(cell).is_some() || repeats)
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
