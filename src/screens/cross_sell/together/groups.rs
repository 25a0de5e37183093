//! Rules in groups: what starts them against what they lead to.

use super::{View, said};
use crate::charts::{Balloon, Balloons, Figure, balloons};
use crate::{t, tx};
use keepgold_core::question::{Grid, GridCell, Group, RuleTold, grid};
use leptos::prelude::*;

const ROWS: usize = 10;
const COLUMNS: usize = 8;
/// Rules that are gathered, the strongest.
const GATHERED: usize = 200;
/// Items that are named of a group.
const NAMED: usize = 3;

/// The figure; a cell leads to its strongest rule.
#[component]
pub fn Groups(view: View) -> impl IntoView {
    let plot = view.plot(move |rules, width| {
        let grid = gathered(rules);
        let rows: Vec<String> = grid.rows.iter().map(|&row| said::name(view, row)).collect();
        let columns: Vec<String> = grid
            .columns
            .iter()
            .map(|group| group_name(view, group))
            .collect();
        let cell = |cell: &GridCell| Balloon {
            row: cell.row,
            column: cell.column,
            size: f64::from(cell.baskets),
            step: said::step(cell.lift),
            label: t!(
                together.short,
                with = columns[cell.column].as_str(),
                then = rows[cell.row].as_str()
            ),
            value: t!(
                together.groups.value,
                n = cell.rules,
                baskets = t!(together.baskets, n = cell.baskets),
                times = said::times(cell.lift)
            ),
        };
        let cells: Vec<Balloon> = grid.cells.iter().map(cell).collect();
        let spec = Balloons {
            rows: &rows,
            columns: &columns,
            cells: &cells,
            legend: &said::legend(),
        };
        balloons(spec, width)
    });
    let pick = Callback::new(move |place: usize| {
        let rule = untrack(|| {
            view.with_rules(|rules| gathered(rules).cells.get(place).map(|cell| cell.strongest))
        });
        if let Some(rule) = rule {
            view.pick(rule);
        }
    });
    view! {
        <Figure
            title=tx!(together.groups.title)
            summary=tx!(together.groups.said)
            label=tx!(together.column.rule)
            value=tx!(together.scatter.value)
            on_pick=pick
            plot
        />
    }
}

fn gathered(rules: &[RuleTold]) -> Grid {
    grid(&rules[..rules.len().min(GATHERED)], ROWS, COLUMNS)
}

/// Its commonest items, and how many others.
fn group_name(view: View, group: &Group) -> String {
    let (named, others) = group.items.split_at(group.items.len().min(NAMED));
    match others.len() {
        0 => said::names(view, named),
        // The last of the named is no end.
        more => t!(
            together.groups.and_more,
            n = more,
            first = said::list(view, named)
        ),
    }
}
