//! How the file is read: encoding, delimiter, sheet, header row, kind of table.

use keepgold_core::import::{DamagedPlace, Encoding, Form, TableKind, tables};
use leptos::prelude::*;

use super::Wizard;
use crate::components::{Checkbox, Choice, Notice, NoticeKind, Select};
use crate::words::import as words;
use crate::worker::{FileLook, Format, Header, ReadAs};
use crate::{t, tx};

/// The fields.
#[component]
pub fn FileOptions(wizard: Wizard) -> impl IntoView {
    // What there is to choose hangs on the kind of the file alone, not on what was chosen.
    let of_file = Memo::new(move |_| {
        wizard.look.with(|look| {
            look.as_ref().map(|look| match look.format {
                Format::Text { .. } => OfFile::Text,
                Format::Workbook { .. } => OfFile::Workbook,
                Format::Form(form) => OfFile::Form(form),
            })
        })
    });
    let of_file = move || match of_file.get()? {
        OfFile::Text => Some(view! { <TextOptions wizard /> }.into_any()),
        OfFile::Workbook => Some(view! { <Sheet wizard /> }.into_any()),
        OfFile::Form(form) => {
            let said = move || match form {
                Form::Html => t!(import.columns.form.html),
                Form::SpreadsheetXml => t!(import.columns.form.xml),
                Form::Json => t!(import.columns.form.json),
            };
            Some(view! { <p>{said}</p> }.into_any())
        }
    };
    let kind_value = Signal::derive(move || wizard.kind.get().name().to_owned());
    let kinds = Signal::derive(|| {
        let choice = |kind: TableKind| Choice {
            value: kind.name().to_owned(),
            label: words::kind(kind).to_owned(),
        };
        tables().into_iter().map(choice).collect::<Vec<_>>()
    });
    let choose_kind = move |name: String| {
        if let Some(kind) = TableKind::named(&name) {
            wizard.choose_kind(kind);
        }
    };
    view! {
        <div class="options">
            {of_file} <HeaderRow wizard />
            <Select label=tx!(import.columns.kind) value=kind_value choices=kinds on_change=choose_kind />
        </div>
        <EncodingNotes wizard />
        <OtherSheets wizard />
    }
}

/// Says that a workbook has other sheets, and offers those with the same columns.
#[component]
fn OtherSheets(wizard: Wizard) -> impl IntoView {
    let others = move || {
        let (sheets, alike, all) = of_look(wizard, |look| match &look.format {
            Format::Workbook {
                sheets, alike, all, ..
            } => {
                let names = alike
                    .iter()
                    .filter_map(|one| sheets.get(one.sheet).cloned());
                Some((sheets.len(), names.collect::<Vec<_>>(), *all))
            }
            _ => None,
        })?;
        let said = (sheets > 1 && !all).then(|| {
            view! { <Notice text=move || t!(import.columns.one_sheet, n = sheets) /> }
        });
        let offer = (!alike.is_empty()).then(|| {
            let label = move || {
                let names = alike.join(t!(together.comma));
                t!(import.columns.sheets_alike, n = alike.len(), names = names)
            };
            let choose = move |all| change(wizard, |read_as| read_as.all_alike = all);
            view! { <Checkbox label checked=Signal::stored(all) on_change=choose /> }
        });
        Some((said, offer))
    };
    view! { {others} }
}

/// What a person must know of how the text is written: doubt, damage, zeros. Once an encoding is chosen by hand, doubt and
/// damage of the proposed one say nothing more.
#[component]
fn EncodingNotes(wizard: Wizard) -> impl IntoView {
    let notes = move || {
        let is_chosen = wizard.read_as.with(|read_as| read_as.encoding.is_some());
        let found = of_look(wizard, |look| look.encoding.clone())?;
        let mut notes = Vec::new();
        if !is_chosen && !found.sure && !found.others.is_empty() {
            let others = found.others.iter().map(|other| encoding_name(*other));
            let others = others.collect::<Vec<_>>().join(t!(together.comma));
            notes.push(t!(import.columns.encoding_doubt, others = others));
        }
        if !is_chosen && found.damaged > 0 {
            let places = found.places.iter().map(damaged_place);
            let places = places.collect::<Vec<_>>().join(t!(together.comma));
            notes.push(t!(
                import.columns.damaged,
                n = found.damaged,
                places = places
            ));
        }
        if found.zeros > 0 {
            notes.push(t!(import.columns.zeros, n = found.zeros));
        }
        let notice = |text: String| view! { <Notice kind=NoticeKind::Warning text=text /> };
        Some(notes.into_iter().map(notice).collect_view())
    };
    view! { {notes} }
}

fn damaged_place(place: &DamagedPlace) -> String {
    if place.text.is_empty() {
        t!(import.columns.damaged_line, line = place.line)
    } else {
        t!(
            import.columns.damaged_place,
            line = place.line,
            text = place.text
        )
    }
}

/// The kind of a file, as far as it decides what can be chosen about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum OfFile {
    Text,
    Workbook,
    Form(Form),
}

/// Reads something of the look, with its default where there is none yet.
fn of_look<T: Default>(wizard: Wizard, read: impl Fn(&FileLook) -> T) -> T {
    wizard
        .look
        .with(|look| look.as_ref().map(read).unwrap_or_default())
}

fn change(wizard: Wizard, change: impl FnOnce(&mut ReadAs)) {
    let mut read_as = wizard.read_as.get_untracked();
    change(&mut read_as);
    wizard.look_as(read_as);
}

#[component]
fn TextOptions(wizard: Wizard) -> impl IntoView {
    let encoding = Signal::derive(move || {
        of_look(wizard, |look| match look.format {
            Format::Text { encoding, .. } => encoding.label().to_owned(),
            _ => String::new(),
        })
    });
    let encodings = Signal::derive(|| {
        let choice = |encoding: Encoding| Choice {
            value: encoding.label().to_owned(),
            label: encoding_name(encoding).to_owned(),
        };
        Encoding::ALL.map(choice).to_vec()
    });
    let delimiter = Signal::derive(move || {
        of_look(wizard, |look| match look.format {
            Format::Text { delimiter, .. } => delimiter.to_string(),
            _ => String::new(),
        })
    });
    let delimiters = Signal::derive(|| {
        let choice = |(byte, label): (u8, &str)| Choice {
            value: byte.to_string(),
            label: label.to_owned(),
        };
        vec![
            choice((b',', t!(import.columns.comma))),
            choice((b';', t!(import.columns.semicolon))),
            choice((b'\t', t!(import.columns.tab))),
            choice((b'|', t!(import.columns.bar))),
        ]
    });
    // Another division into cells makes other columns: the header is looked for again.
    let set_encoding = move |label: String| {
        change(wizard, |read_as| {
            read_as.encoding = Encoding::ALL
                .into_iter()
                .find(|encoding| encoding.label() == label);
            read_as.header = Header::Unknown;
        });
    };
    let set_delimiter = move |byte: String| {
        change(wizard, |read_as| {
            read_as.delimiter = byte.parse().ok();
            read_as.header = Header::Unknown;
        });
    };
    view! {
        <Select label=tx!(import.columns.encoding) value=encoding choices=encodings on_change=set_encoding />
        <Select label=tx!(import.columns.delimiter) value=delimiter choices=delimiters on_change=set_delimiter />
    }
}

fn encoding_name(encoding: Encoding) -> &'static str {
    match encoding {
        Encoding::Utf8 => "UTF-8",
        Encoding::Gb18030 => t!(import.columns.chinese),
        Encoding::Utf16Le => "UTF-16 LE",
        Encoding::Utf16Be => "UTF-16 BE",
        Encoding::Big5 => t!(import.columns.traditional),
        Encoding::ShiftJis => t!(import.columns.japanese),
        Encoding::EucKr => t!(import.columns.korean),
        Encoding::Windows1252 => t!(import.columns.western),
        Encoding::Windows1250 => t!(import.columns.central),
        Encoding::Windows1251 => t!(import.columns.cyrillic),
    }
}

#[component]
fn Sheet(wizard: Wizard) -> impl IntoView {
    let sheet = Signal::derive(move || {
        of_look(wizard, |look| match look.format {
            Format::Workbook { sheet, .. } => sheet.to_string(),
            _ => String::new(),
        })
    });
    let sheets = Signal::derive(move || {
        of_look(wizard, |look| match &look.format {
            Format::Workbook { sheets, .. } => {
                let choice = |(place, name): (usize, &String)| Choice {
                    value: place.to_string(),
                    label: name.clone(),
                };
                sheets.iter().enumerate().map(choice).collect()
            }
            _ => Vec::new(),
        })
    });
    let set_sheet = move |place: String| {
        let sheet = place.parse().unwrap_or_default();
        // Another sheet is another table.
        wizard.look_as(ReadAs {
            sheet: Some(sheet),
            ..ReadAs::default()
        });
    };
    view! { <Select label=tx!(import.columns.sheet) value=sheet choices=sheets on_change=set_sheet /> }
}

#[component]
fn HeaderRow(wizard: Wizard) -> impl IntoView {
    let header =
        Signal::derive(move || of_look(wizard, |look| look.layout.header.unwrap_or(0).to_string()));
    let rows = Signal::derive(move || {
        let mut choices = of_look(wizard, |look| {
            let choice = |(place, text): (usize, &String)| {
                let text: String = text.chars().take(50).collect();
                Choice {
                    value: (place + 1).to_string(),
                    label: t!(import.columns.header_row, row = place + 1, text = text),
                }
            };
            look.top.iter().enumerate().map(choice).collect::<Vec<_>>()
        });
        choices.push(Choice {
            value: "0".to_owned(),
            label: t!(import.columns.header_none).to_owned(),
        });
        choices
    });
    let set_header = move |row: String| {
        let header = match row.parse().unwrap_or(0) {
            0 => Header::None,
            row => Header::Row(row),
        };
        change(wizard, |read_as| read_as.header = header);
    };
    view! { <Select label=tx!(import.columns.header) value=header choices=rows on_change=set_header /> }
}
