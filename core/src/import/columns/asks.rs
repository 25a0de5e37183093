//! What a person must say before a file is read: which column says who bought, when, and for how much, where the headers
//! do not say it plainly.

use serde::{Deserialize, Serialize};

use super::given::{Given, Ground};
use super::header::normal;
use super::others::Other;
use super::view::View;
use super::words::{CODES, TITLES};
use crate::import::error::Need;
use crate::import::role::{Role, TableKind};
use crate::sorting::sort_by;

/// A question with the columns that could be the answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnAsk {
    /// What it is about; [`Role::CustomerName`] stands for the code too, [`Role::Amount`] for anything that says how much.
    pub about: Role,
    /// The columns from 0 with the role that each would have, the likeliest first; the first is what is proposed. None
    /// where no column could be it.
    pub choices: Vec<(usize, Role)>,
}

/// Columns to choose from.
const MOST: usize = 3;

/// The questions about the columns of order lines.
pub(super) fn of(view: &View<'_>, given: &[Given], lacks: &[Need]) -> Vec<ColumnAsk> {
    let mut asks = Vec::new();
    for need in lacks {
        let about = match need {
            Need::Customer => Role::CustomerName,
            Need::Column(role) => *role,
            Need::Value => Role::Amount,
            Need::Product => continue,
        };
        if about == Role::Year {
            // No column says it: a person does.
            let choices = Vec::new();
            asks.push(ColumnAsk { about, choices });
            continue;
        }
        asks.push(ask(view, given, about, None));
    }
    let customers = [Role::CustomerCode, Role::CustomerName];
    // A sure name of the customer needs no code, and the other way round.
    let named = |g: &&Given| customers.contains(&g.1) && g.3.is_sure();
    let has_customer = given.iter().any(|g| named(&g));
    for g in given {
        let doubtful = !g.3.is_sure() || has_twin(view, g);
        let needless = customers.contains(&g.1) && has_customer && !has_twin(view, g);
        if g.1.is_decisive() && doubtful && !needless {
            let about = if g.1 == Role::CustomerCode {
                Role::CustomerName
            } else {
                g.1
            };
            if asks.iter().all(|ask| ask.about != about) {
                asks.push(ask(view, given, about, Some(g)));
            }
        }
    }
    asks
}

/// Whether another filled column has the same header with other contents.
fn has_twin(view: &View<'_>, g: &Given) -> bool {
    let name = normal(&view.headers[g.0]);
    !name.is_empty()
        && (0..view.headers.len()).any(|column| {
            column != g.0
                && normal(&view.headers[column]) == name
                && view.profiles[column].filled > 0
                && view.profiles[column].cells != view.profiles[g.0].cells
        })
}

/// Whether a header is a name or a code of nothing in particular.
fn is_bare(header: &str) -> bool {
    let name = normal(header);
    CODES.contains(&name.as_str()) || TITLES.contains(&name.as_str())
}

fn ask(view: &View<'_>, given: &[Given], about: Role, proposed: Option<&Given>) -> ColumnAsk {
    let roles: &[Role] = match about {
        Role::CustomerName => &[Role::CustomerName, Role::CustomerCode],
        _ => &[about],
    };
    // A column that surely is something else is no choice.
    let free = |column: &usize| {
        let taken = given.iter().find(|g| g.0 == *column);
        taken.is_none_or(|g| roles.contains(&g.1) || !g.3.is_sure())
    };
    let mut found: Vec<(u8, usize, Role)> = Vec::new();
    for column in (0..view.headers.len()).filter(free) {
        let score = |role: Role| {
            let (named, ground) = view.named(column, role, TableKind::OrderLines);
            let named = if ground == Ground::Header || named >= 40 {
                named
            } else {
                0
            };
            named.max(view.like(column, role))
        };
        let named = about == Role::Date && view.names_time(column);
        let is_bare = about == Role::CustomerName && is_bare(&view.headers[column]);
        let is_number = about == Role::CustomerName && view.others[column] == Some(Other::Address);
        if named || (is_number || is_bare) && view.profiles[column].filled > 0 {
            let is_title = TITLES.contains(&normal(&view.headers[column]).as_str());
            let role = if named || is_title {
                about
            } else {
                Role::CustomerCode
            };
            found.push((1 + u8::from(is_title), column, role));
        }
        let best = roles.iter().map(|&role| (score(role), column, role));
        if let Some(best) = best.max_by_key(|(score, _, role)| (*score, *role == about)) {
            found.push(best);
        }
    }
    found.retain(|(score, ..)| *score > 0);
    sort_by(&mut found, |a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    let mut choices: Vec<(usize, Role)> = proposed.map(|g| (g.0, g.1)).into_iter().collect();
    for (_, column, role) in found {
        if choices.len() < MOST && choices.iter().all(|(known, _)| *known != column) {
            choices.push((column, role));
        }
    }
    ColumnAsk { about, choices }
}
