//! A plain table of rows: it scrolls sideways on its own where it is wider than the page, and a keyboard reaches it.

use leptos::prelude::*;

/// A column of a [`RowsTable`].
#[derive(Clone, Debug)]
pub struct RowsColumn {
    head: TextProp,
    class: &'static str,
    own_class: &'static str,
}

impl RowsColumn {
    fn new(class: &'static str, head: impl Into<TextProp>) -> Self {
        Self {
            head: head.into(),
            class,
            own_class: "",
        }
    }

    /// A column of short texts.
    pub fn text(head: impl Into<TextProp>) -> Self {
        Self::new("", head)
    }

    /// A column of numbers, at the right.
    pub fn number(head: impl Into<TextProp>) -> Self {
        Self::new("number", head)
    }

    /// A column of sentences, which take the room that is left.
    pub fn said(head: impl Into<TextProp>) -> Self {
        Self::new("rows__said", head)
    }

    /// A column of buttons.
    pub fn acts(head: impl Into<TextProp>) -> Self {
        Self::new("rows__acts", head)
    }

    /// The same column with a class of its own on its head.
    #[must_use]
    pub fn class(self, own_class: &'static str) -> Self {
        Self { own_class, ..self }
    }

    fn head(self) -> impl IntoView {
        let classes = [self.class, self.own_class].join(" ").trim().to_owned();
        let classes = (!classes.is_empty()).then_some(classes);
        view! { <th scope="col" class=classes>{move || self.head.get()}</th> }
    }
}

/// What names a [`RowsTable`] for a screen reader.
#[derive(Clone, Debug)]
pub enum RowsName {
    /// The heading with this id.
    Heading(&'static str),
    /// A text that is not shown.
    Label(TextProp),
}

impl From<&'static str> for RowsName {
    fn from(heading: &'static str) -> Self {
        Self::Heading(heading)
    }
}

/// How a [`RowsTable`] looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RowsLook {
    /// As wide as its place; on a phone each row becomes an item.
    #[default]
    Items,
    /// As wide as its place, a table on a phone too: for a few narrow columns.
    Narrow,
    /// As wide as its texts, with more room between rows: for what is looked up and chosen from.
    Listing,
}

/// The table; its children are its rows.
#[component]
pub fn RowsTable(
    /// What names it.
    #[prop(into)]
    name: RowsName,
    /// Its columns; read in a closure, so that they can change.
    #[prop(into)]
    columns: Signal<Vec<RowsColumn>>,
    /// How it looks.
    #[prop(optional)]
    look: RowsLook,
    /// Classes beside those of its look.
    #[prop(default = "")]
    class: &'static str,
    /// Id of the body, where something has to point at it.
    #[prop(optional, into)]
    body: Option<String>,
    /// Whether its rows are about to change.
    #[prop(optional, into)]
    busy: Signal<bool>,
    /// The row of sums at its foot.
    #[prop(optional, into)]
    foot: Option<ViewFn>,
    /// The rows.
    children: Children,
) -> impl IntoView {
    let (heading, label) = match name {
        RowsName::Heading(id) => (Some(id), None),
        RowsName::Label(label) => (None, Some(move || label.get())),
    };
    let look = match look {
        RowsLook::Items => "rows rows--items",
        RowsLook::Narrow => "rows",
        RowsLook::Listing => "listing",
    };
    let heads = move || {
        columns
            .get()
            .into_iter()
            .map(RowsColumn::head)
            .collect_view()
    };
    view! {
        <div class="scroll-x" role="region" tabindex="0" aria-labelledby=heading aria-label=label>
            <table class=format!("{look} {class}") aria-busy=move || busy.get().then_some("true")>
                <thead>
                    <tr>{heads}</tr>
                </thead>
                <tbody id=body>{children()}</tbody>
                {foot.map(|foot| view! { <tfoot>{foot.run()}</tfoot> })}
            </table>
        </div>
    }
}
