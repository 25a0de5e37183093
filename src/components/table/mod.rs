//! A table of many rows of which only those in view exist.

mod choosing;
mod column;
mod window;

pub use choosing::Choosing;
pub use column::{Align, Column, PhonePlace, Sort, SortDirection};

use super::fresh_id;
use super::resize::use_size;
use choosing::Choice;
use leptos::html;
use leptos::prelude::*;
use std::sync::Arc;
use std::time::Duration;
use window::{Step, first_row, in_slot, most_rows, reveal, rows_of, step};

/// Heights of a row and of the head in CSS pixels; `table.css` has the same numbers.
const ROW_PX: (f64, f64) = (34.0, 34.0);
/// The same where each row is a two-line item.
const ITEM_PX: (f64, f64) = (60.0, 40.0);
/// Below this width of the table rows become two-line items; `table.css` has the same number.
const NARROW_PX: f64 = 640.0;
/// Rows kept ready above and below the view.
const SPARE: usize = 3;

/// How long rows out of view may wait for another list: longer than a person takes between two keys.
const REST: Duration = Duration::from_millis(150);

/// Builds the cell in a column (by its index) of a place for rows: which row stands there (by its number in the caller's
/// data) changes, so that a cell is built once and follows with what differs; none while the place is empty.
pub type CellView = Arc<dyn Fn(Memo<Option<u32>>, usize) -> AnyView + Send + Sync>;

/// Where a person is in a table: kept by a caller that leads back there.
#[derive(Clone, Copy, Debug)]
pub struct TableAt {
    /// Place of the active row.
    pub active: RwSignal<usize>,
    /// How far the table is scrolled, in CSS pixels.
    pub scrolled: RwSignal<f64>,
    /// Whether the table takes the focus when it is built.
    pub focus: bool,
}

impl Default for TableAt {
    fn default() -> Self {
        Self {
            active: RwSignal::new(0),
            scrolled: RwSignal::new(0.0),
            focus: false,
        }
    }
}

/// The table. Its parent gives it a height; it scrolls inside.
#[component]
pub fn VirtualTable(
    /// What the table lists, for screen readers.
    #[prop(into)]
    label: TextProp,
    /// The columns.
    columns: Vec<Column>,
    /// The numbers of the rows in the order to show.
    #[prop(into)]
    rows: Signal<Arc<Vec<u32>>>,
    /// Notifies when another list is asked for, which is read from its top however many rows it has.
    #[prop(optional, into)]
    asked: Signal<()>,
    /// Builds one cell.
    cell: CellView,
    /// The sort that is in force, to be shown; the caller sorts.
    #[prop(into)]
    sort: Signal<Option<Sort>>,
    /// Called with the index of a column whose header was pressed.
    #[prop(into)]
    on_sort: Callback<(usize,)>,
    /// Called with the number of a row that is opened by Enter or a click.
    #[prop(into)]
    on_open: Callback<(u32,)>,
    /// Where it begins, and where the person is in it from then on.
    #[prop(optional)]
    at: TableAt,
    /// Lets rows be chosen.
    #[prop(optional)]
    choosing: Option<Choosing>,
) -> impl IntoView {
    let id = fresh_id("table");
    let scroller = NodeRef::<html::Div>::new();
    let size = use_size(scroller);
    let TableAt {
        active,
        scrolled,
        focus,
    } = at;
    let choice = choosing.map(|choosing| Choice::new(choosing, rows));
    let columns: Arc<[(usize, Column)]> = columns
        .into_iter()
        .enumerate()
        .filter(|(_, column)| column.shown)
        .collect();
    let width = columns.len() + usize::from(choice.is_some());
    let least: f64 = columns.iter().map(|(_, column)| column.least()).sum();
    let begun = scrolled.get_untracked();
    Effect::new(move || {
        let Some(scroller) = scroller.get() else {
            return;
        };
        if begun > 0.0 {
            scroller.set_scroll_top(begun as i32);
        }
        if focus {
            let _ = scroller.focus();
        }
    });

    let heights = Memo::new(move |_| {
        if size.get().0 < NARROW_PX {
            ITEM_PX
        } else {
            ROW_PX
        }
    });
    // An item of two lines has room on any screen.
    let room = move || (heights.get() != ITEM_PX).then(|| format!("{least}rem"));
    let row_px = move || heights.get().0;
    let count = Memo::new(move |_| rows.read().len());
    // Rows are slots that are filled anew: making elements costs many times what changing their text does. A slot
    // without a row stays, hidden, for the next list. Another number of slots makes all rows anew, so a table that gets
    // lower keeps those it has: a sentence above it that comes and goes must not cost more than a search.
    let slots = Memo::new(move |before: Option<&usize>| {
        let needed = most_rows(size.get().1, row_px(), SPARE);
        before.map_or(needed, |&before| needed.max(before))
    });
    let start = Memo::new(move |_| first_row(scrolled.get(), row_px(), count.get(), SPARE));
    let end = move || (start.get() + slots.get()).min(count.get());
    let above = move || format!("{}px", start.get() as f64 * row_px());
    let below = move || format!("{}px", (count.get() - end()) as f64 * row_px());
    // A key in a search is answered by the rows in view; those out of view follow when typing rests.
    let in_view = Memo::new(move |_| rows_of(scrolled.get(), size.get().1, row_px()));
    let rested = RwSignal::new(rows.get_untracked());
    let mut rest = leptos::leptos_dom::helpers::debounce(REST, move |rows| {
        let _ = rested.try_set(rows); // The table may be gone.
    });
    Effect::new(move || rest(rows.get()));

    // Another sort or filter is another list: it is read from its top, and nothing stays past its end.
    let to_top = move || {
        active.set(0);
        // To set where it is scrolled to has the page laid out at once, so it is left where it need not move.
        if scrolled.get_untracked() > 0.0 {
            if let Some(scroller) = scroller.get_untracked() {
                scroller.set_scroll_top(0);
            }
            scrolled.set(0.0);
        }
    };
    Effect::new(move |before: Option<(usize, Option<Sort>)>| {
        let now = (count.get(), sort.get());
        if before.is_some_and(|before| before != now) {
            to_top();
        }
        now
    });
    Effect::new(move |before: Option<()>| {
        asked.track();
        if before.is_some() {
            to_top();
        }
    });

    let open = move |position: usize| {
        let row = rows.read_untracked().get(position).copied();
        if let Some(row) = row {
            on_open.run((row,));
        }
    };
    let keys = move |event: web_sys::KeyboardEvent| {
        let from_inside = event.target() != event.current_target();
        if from_inside || event.is_composing() || event.alt_key() {
            return;
        }
        if event.ctrl_key() || event.meta_key() {
            if let Some(choice) = choice.filter(|_| event.key().eq_ignore_ascii_case("a")) {
                event.prevent_default();
                choice.all(true);
            }
            return;
        }
        let page = (size.get_untracked().1 / heights.get_untracked().0) as usize;
        let moved = match event.key().as_str() {
            "Enter" => {
                event.prevent_default();
                open(active.get_untracked());
                return;
            }
            " " if choice.is_some() => {
                event.prevent_default();
                if let Some(choice) = choice {
                    choice.turn(active.get_untracked());
                }
                return;
            }
            "ArrowDown" => Step::Down(1),
            "ArrowUp" => Step::Up(1),
            "PageDown" => Step::Down(page.saturating_sub(2).max(1)),
            "PageUp" => Step::Up(page.saturating_sub(2).max(1)),
            "Home" => Step::First,
            "End" => Step::Last,
            _ => return,
        };
        event.prevent_default();
        let next = step(moved, active.get_untracked(), count.get_untracked());
        active.set(next);
        if let Some(choice) = choice.filter(|_| event.shift_key()) {
            choice.up_to(next, true);
        }
        if let Some(scroller) = scroller.get_untracked() {
            let (row, head) = heights.get_untracked();
            let view = size.get_untracked().1 - head;
            let top = reveal(next, f64::from(scroller.scroll_top()), view, row);
            scroller.set_scroll_top(top as i32);
            // The row must exist before it is announced, so the window moves now, not at the scroll event.
            scrolled.set(top);
        }
    };
    let on_scroll = move |event: web_sys::Event| {
        use wasm_bindgen::JsCast as _;
        if let Some(element) = event
            .current_target()
            .and_then(|t| t.dyn_into::<web_sys::Element>().ok())
        {
            scrolled.set(f64::from(element.scroll_top()));
        }
    };

    let row_id = {
        let id = id.clone();
        move |position: usize| format!("{id}-{position}")
    };
    let active_row = {
        let row_id = row_id.clone();
        move || {
            (start.get()..end())
                .contains(&active.get())
                .then(|| row_id(active.get()))
        }
    };
    let row = {
        let columns = Arc::clone(&columns);
        move |place: usize| {
            let (cell, columns) = (Arc::clone(&cell), Arc::clone(&columns));
            let slot = place % slots.get_untracked();
            let position = Memo::new(move |_| in_slot(slot, start.get(), slots.get()));
            let number = Memo::new(move |_| {
                let position = position.get();
                let rows = if in_view.read().contains(&position) {
                    rows
                } else {
                    rested.into()
                };
                rows.read().get(position).copied()
            });
            let is_empty = move || position.get() >= count.get();
            let is_active = move || active.get() == position.get();
            // Where rows can be chosen, selected is what is chosen; the active row is named by the table.
            let is_selected = move || match choice {
                Some(choice) => choice.is_chosen(number.get()),
                None => is_active(),
            };
            let id = {
                let row_id = row_id.clone();
                move || row_id(position.get())
            };
            let lead = fresh_id("row");
            let one = |(n, (i, column)): (usize, &(usize, Column))| {
                view! {
                    <td id=(n == 0).then(|| lead.clone()) class=column.cell_class() role="gridcell">
                        {cell(number, *i)}
                    </td>
                }
            };
            let cells = columns.iter().enumerate().map(one).collect_view();
            let press = move |event: web_sys::MouseEvent| {
                // A link in the row opens elsewhere as any link does.
                if event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key() {
                    return;
                }
                event.prevent_default();
                let position = position.get_untracked();
                active.set(position);
                open(position);
            };
            view! {
                <tr
                    id=id
                    class="vtable__row"
                    role="row"
                    class:vtable__row--active=is_active
                    hidden=is_empty
                    aria-rowindex=move || (position.get() + 2).to_string()
                    aria-selected=move || if is_selected() { "true" } else { "false" }
                    on:click=press
                >
                    {choice.map(|choice| choice.cell(position, number, lead.clone()))}
                    {cells}
                </tr>
            }
        }
    };
    view! {
        <div
            class="vtable"
            node_ref=scroller
            role="grid"
            tabindex="0"
            aria-label=move || label.get()
            aria-rowcount=move || (count.get() + 1).to_string()
            aria-colcount=width.to_string()
            aria-multiselectable=choice.map(|_| "true")
            class:vtable--choosing=choice.is_some()
            aria-activedescendant=active_row
            on:scroll=on_scroll
            on:keydown=keys
        >
            <table class="vtable__table" role="presentation" style:min-width=room>
                <colgroup>
                    {choice.map(|_| view! { <col class="vtable__choose-col" /> })}
                    {columns.iter().map(|(_, column)| column.col()).collect_view()}
                </colgroup>
                <thead role="rowgroup">
                    <tr class="vtable__head" role="row" aria-rowindex="1">
                        {choice.map(Choice::head)}
                        {columns.iter().map(|(i, column)| column.header(*i, sort, on_sort)).collect_view()}
                    </tr>
                </thead>
                <tbody role="rowgroup">
                    <tr class="vtable__space" role="presentation" aria-hidden="true">
                        <td role="presentation" style:height=above></td>
                    </tr>
                    <For each=move || start.get()..start.get() + slots.get() key=move |place| (place % slots.get(), slots.get()) children=row />
                    <tr class="vtable__space" role="presentation" aria-hidden="true">
                        <td role="presentation" style:height=below></td>
                    </tr>
                </tbody>
            </table>
        </div>
    }
}
