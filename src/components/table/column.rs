//! The columns of a table: label, alignment, width, and where a cell goes on a phone.

use crate::t;
use leptos::prelude::*;

/// Rem below which a column that takes what the others leave says too little.
const LEAST: f64 = 9.0;

/// How the cells of a column are aligned.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Align {
    /// Words.
    #[default]
    Start,
    /// Figures, in tabular digits.
    End,
}

/// Where a cell goes when a row is a two-line item.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PhonePlace {
    /// First line, from the start: what the row is called.
    Lead,
    /// First line, at the end: its main figure.
    Trail,
    /// Second line, from the start.
    Below,
    /// Second line, at the end.
    BelowTrail,
    /// Not shown.
    #[default]
    Hidden,
}

/// A direction of sorting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SortDirection {
    /// Smallest or first first.
    Ascending,
    /// Largest or last first.
    Descending,
}

impl SortDirection {
    /// The other direction.
    pub const fn reversed(self) -> Self {
        match self {
            SortDirection::Ascending => SortDirection::Descending,
            SortDirection::Descending => SortDirection::Ascending,
        }
    }
}

/// By which column the rows are sorted, and which way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sort {
    /// Index of the column.
    pub column: usize,
    /// Direction.
    pub direction: SortDirection,
}

/// A column.
#[derive(Clone, Debug)]
pub struct Column {
    /// Its heading.
    pub label: TextProp,
    /// How its cells are aligned.
    pub align: Align,
    /// Its width in rem; 0 shares what the others leave.
    pub width: f64,
    /// 0 is always shown, 1 leaves below 56 rem of table width, 2 below 76 rem.
    pub priority: u8,
    /// Where its cell goes on a phone.
    pub phone: PhonePlace,
    /// Whether it is there at all: the others keep their indexes without it.
    pub shown: bool,
}

impl Column {
    /// A column of words that takes what the others leave.
    pub fn words(label: impl Into<TextProp>) -> Column {
        Column {
            label: label.into(),
            align: Align::Start,
            width: 0.0,
            priority: 0,
            phone: PhonePlace::Hidden,
            shown: true,
        }
    }

    /// A column of figures, `width` rem wide.
    pub fn figures(label: impl Into<TextProp>, width: f64) -> Column {
        Column {
            align: Align::End,
            width,
            ..Column::words(label)
        }
    }

    /// The same column with another width in rem.
    pub fn wide(self, width: f64) -> Column {
        Column { width, ..self }
    }

    /// The same column, leaving earlier on narrow screens.
    pub fn priority(self, priority: u8) -> Column {
        Column { priority, ..self }
    }

    /// The same column where there is something to show in it.
    pub fn only_if(self, shown: bool) -> Column {
        Column { shown, ..self }
    }

    /// The same column with a place on a phone.
    pub fn phone(self, phone: PhonePlace) -> Column {
        Column { phone, ..self }
    }

    /// The room that it cannot do without, in rem: nothing where it can leave.
    pub(super) fn least(&self) -> f64 {
        match (self.priority, self.width > 0.0) {
            (0, true) => self.width,
            (0, false) => LEAST,
            _ => 0.0,
        }
    }

    /// Classes of its cells.
    pub(super) fn cell_class(&self) -> String {
        let align = match self.align {
            Align::Start => "",
            Align::End => " number",
        };
        let phone = match self.phone {
            PhonePlace::Lead => "lead",
            PhonePlace::Trail => "trail",
            PhonePlace::Below => "below",
            PhonePlace::BelowTrail => "below-trail",
            PhonePlace::Hidden => "none",
        };
        format!(
            "vtable__cell{align} priority-{} phone-{phone}",
            self.priority
        )
    }

    /// Its `<col>`, which fixes the width so that columns do not jump while rows come and go.
    pub(super) fn col(&self) -> impl IntoView + use<> {
        let width = (self.width > 0.0).then(|| format!("{}rem", self.width));
        view! { <col class=format!("priority-{}", self.priority) style:width=width /> }
    }

    /// Its heading.
    pub(super) fn header(
        &self,
        index: usize,
        sort: Signal<Option<Sort>>,
        on_sort: Callback<(usize,)>,
    ) -> AnyView {
        let label = self.label.clone();
        let direction = move || {
            sort.get()
                .filter(|sort| sort.column == index)
                .map(|sort| sort.direction)
        };
        let aria = move || match direction() {
            Some(SortDirection::Ascending) => "ascending",
            Some(SortDirection::Descending) => "descending",
            None => "none",
        };
        let title = {
            let label = label.clone();
            move || t!(components.sort_by, column = label.get())
        };
        view! {
            <th class=self.cell_class() role="columnheader" scope="col" aria-sort=aria>
                <button type="button" class="vtable__sort" title=title on:click=move |_| on_sort.run((index,))>
                    {move || label.get()}
                </button>
            </th>
        }
        .into_any()
    }
}
