//! A plain table of rows: it scrolls sideways on its own where it is wider than the page, and a keyboard reaches it.

use leptos::prelude::*;

/// How a column of a [`RowsTable`] reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowsKind {
    /// A short text.
    Text,
    /// A number, at the right.
    Number,
    /// Sentences, which take the room that is left.
    Said,
    /// Buttons.
    Acts,
}

/// A column of a [`RowsTable`].
#[derive(Clone, Debug)]
pub struct RowsColumn {
    kind: RowsKind,
    head: TextProp,
}

impl RowsColumn {
    /// A column with this head.
    pub fn new(kind: RowsKind, head: impl Into<TextProp>) -> Self {
        Self {
            kind,
            head: head.into(),
        }
    }
}

/// The table; its children are its rows.
#[component]
pub fn RowsTable(
    /// Id of the heading that names it.
    #[prop(into)]
    heading: String,
    /// Its columns; read in a closure, so that they can change.
    #[prop(into)]
    columns: Signal<Vec<RowsColumn>>,
    /// Classes beside those of all such tables.
    #[prop(default = "")]
    class: &'static str,
    /// Id of the body, where something has to point at it.
    #[prop(optional, into)]
    body: Option<String>,
    /// The rows.
    children: Children,
) -> impl IntoView {
    let head = |column: RowsColumn| {
        let class = match column.kind {
            RowsKind::Text => None,
            RowsKind::Number => Some("number"),
            RowsKind::Said => Some("rows__said"),
            RowsKind::Acts => Some("rows__acts"),
        };
        view! { <th scope="col" class=class>{move || column.head.get()}</th> }
    };
    view! {
        <div class="scroll-x" role="region" tabindex="0" aria-labelledby=heading>
            <table class=format!("rows rows--items {class}")>
                <thead>
                    <tr>{move || columns.get().into_iter().map(head).collect_view()}</tr>
                </thead>
                <tbody id=body>{children()}</tbody>
            </table>
        </div>
    }
}
