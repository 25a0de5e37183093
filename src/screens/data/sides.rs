//! Two books side by side in numbers: the open one and a backup.

use keepgold_core::advice::Group;
use leptos::prelude::*;

use super::summary::Summary;
use crate::components::{RowsColumn, RowsLook, RowsName, RowsTable};
use crate::format::{NONE, integer};
use crate::parts::filters::href_of;
use crate::places::Route;
use crate::words::amount::{amount_in, day_iso};
use crate::{t, tx};

/// The numbers of both; where they differ the row stands out.
#[component]
pub fn Sides(now: Summary, file: Summary) -> impl IntoView {
    let (left, right) = (rows(&now), rows(&file));
    let row = |((label, now, _), (_, file, _)): (Counted, Counted)| {
        let differs = now != file;
        view! {
            <tr class:listing__differs=differs>
                <th scope="row">{label}</th>
                <td class="number">{now}</td>
                <td class="number">{file}</td>
            </tr>
        }
    };
    let name = RowsName::Label(tx!(data.holds).into());
    let columns = Signal::stored(vec![
        RowsColumn::text(tx!(data.side)),
        RowsColumn::number(tx!(import.restore.now)),
        RowsColumn::number(tx!(import.restore.file)),
    ]);
    view! {
        <RowsTable name columns look=RowsLook::Listing class="listing--figures">
            {left.into_iter().zip(right).map(row).collect_view()}
        </RowsTable>
    }
}

type Label = fn() -> &'static str;

/// What is counted, how much it is, and where the list of it is.
type Counted = (Label, String, Option<String>);

/// What is compared, in the order of reading.
pub fn rows(summary: &Summary) -> Vec<Counted> {
    let count = |n: usize| integer(n as i64);
    let range = match (summary.totals.first, summary.totals.last) {
        (Some(first), Some(last)) => format!("{} – {}", day_iso(first), day_iso(last)),
        _ => NONE.to_owned(),
    };
    let plain: [(Label, String); 12] = [
        (|| t!(data.products), count(summary.products)),
        (|| t!(data.charges), count(summary.charges)),
        (|| t!(data.orders), count(summary.totals.orders as usize)),
        (|| t!(data.lines), count(summary.totals.lines as usize)),
        (
            || t!(data.without_customer),
            count(summary.totals.lines_without_customer as usize),
        ),
        (|| t!(data.range), range),
        (
            || t!(data.net_sales),
            amount_in(summary.totals.net_sales, &summary.currency),
        ),
        (|| t!(data.put_away), count(summary.put_away)),
        (|| t!(data.voided), count(summary.voided)),
        (|| t!(data.judgements), count(summary.judgements)),
        (|| t!(data.contacts), count(summary.contacts)),
        (|| t!(data.records), count(summary.records)),
    ];
    let prospects = Route::Customers.href_with([("shelf", "prospects")]);
    let lists: [Counted; 2] = [
        (
            || t!(data.customers),
            count(summary.customers),
            Some(href_of(Group::Listed)),
        ),
        (
            || t!(data.prospects),
            count(summary.prospects),
            Some(prospects),
        ),
    ];
    let plain = plain.map(|(label, value)| (label, value, None));
    lists.into_iter().chain(plain).collect()
}
