//! How a message looks on the wire between page and worker: `[id, part, body, attachments]`.
//!
//! Both sides are the same wasm, so bodies need no names of fields: postcard writes and reads them with far less code
//! than JSON.

use js_sys::{Array, ArrayBuffer, Uint8Array};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::{JsCast, JsValue};

/// What crosses beside the text of a message.
#[derive(Debug, Clone)]
pub enum Attachment {
    /// A buffer of the browser; it moves without a copy and arrives as [`Attachment::Bytes`].
    Buffer(ArrayBuffer),
    /// Bytes; they are copied once on each side.
    Bytes(Vec<u8>),
    /// Text too long to stand in the body.
    Text(js_sys::JsString),
}

/// Which part of an exchange a message is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Request,
    Progress,
    Done,
    /// The asker does not want the answer any more.
    Withdrawn,
}

pub(super) struct Envelope {
    pub id: u32,
    pub part: Part,
    pub body: Vec<u8>,
    pub attachments: Vec<Attachment>,
}

impl Envelope {
    pub fn new(id: u32, part: Part, body: Vec<u8>, attachments: Vec<Attachment>) -> Self {
        Self {
            id,
            part,
            body,
            attachments,
        }
    }

    /// The message and what moves with it.
    pub fn into_js(self) -> (JsValue, Array) {
        let transfer = Array::new();
        let attachments = Array::new();
        for attachment in self.attachments {
            match attachment {
                Attachment::Buffer(buffer) => {
                    transfer.push(&buffer);
                    attachments.push(&buffer)
                }
                Attachment::Bytes(bytes) => {
                    let buffer = Uint8Array::from(bytes.as_slice()).buffer();
                    transfer.push(&buffer);
                    attachments.push(&buffer)
                }
                Attachment::Text(text) => attachments.push(&text),
            };
        }
        let part = match self.part {
            Part::Request => 0,
            Part::Progress => 1,
            Part::Done => 2,
            Part::Withdrawn => 3,
        };
        let body = Uint8Array::from(self.body.as_slice());
        transfer.push(&body.buffer());
        let message = Array::of4(&self.id.into(), &part.into(), &body, &attachments);
        (message.into(), transfer)
    }

    /// Reads a message; none when it is not of this form.
    pub fn from_js(message: &JsValue) -> Option<Self> {
        let fields: &Array = message.dyn_ref()?;
        let part = match fields.get(1).as_f64()? as u32 {
            0 => Part::Request,
            1 => Part::Progress,
            2 => Part::Done,
            3 => Part::Withdrawn,
            _ => return None,
        };
        let attachments: Array = fields.get(3).dyn_into().ok()?;
        Some(Self {
            id: fields.get(0).as_f64()? as u32,
            part,
            body: fields.get(2).dyn_into::<Uint8Array>().ok()?.to_vec(),
            attachments: attachments
                .iter()
                .map(read_attachment)
                .collect::<Option<_>>()?,
        })
    }

    pub fn read<T: DeserializeOwned>(&self) -> Option<T> {
        from_body(&self.body)
    }
}

/// The bodies are our own plain types; where one could not be written the other side gets an empty body, which it
/// refuses as unreadable.
pub(super) fn to_body(body: &impl Serialize) -> Vec<u8> {
    postcard::to_allocvec(body).unwrap_or_default()
}

/// Reads a body; none when it is of another type, as far as its bytes tell.
pub(super) fn from_body<T: DeserializeOwned>(body: &[u8]) -> Option<T> {
    match postcard::take_from_bytes(body) {
        Ok((body, [])) => Some(body),
        _ => None,
    }
}

fn read_attachment(value: JsValue) -> Option<Attachment> {
    let value = match value.dyn_into::<ArrayBuffer>() {
        Ok(buffer) => return Some(Attachment::Bytes(Uint8Array::new(&buffer).to_vec())),
        Err(value) => value,
    };
    value.dyn_into().ok().map(Attachment::Text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::worker::jobs::{ImportAnswer, ImportPreview, Packed, ReadProgress};
    use keepgold_core::demo::{self, Demo};
    use keepgold_core::import::{ChargeCandidate, ChargeGround, Figures, Reason};
    use keepgold_core::unit::{Day, Money};
    use keepgold_core::value::{TierHistory, tier_history};

    #[test]
    fn what_an_import_would_do_crosses_the_border_as_it_is() {
        let amount = Money::from_nanos(-8_300_065_814_000_000_000_000_000_000);
        let preview = ImportPreview {
            figures: Figures {
                lines: 541_909,
                net_sales: amount,
                ..Figures::default()
            },
            charges: vec![ChargeCandidate {
                code: "POST".into(),
                name: "邮费".into(),
                lines: 1_256,
                lines_with_customer: 0,
                amount,
                ground: Some(ChargeGround::Code),
                chosen: true,
            }],
            reasons: vec![(Reason::BrokenQuotes, 3)],
            ..ImportPreview::default()
        };
        let body = to_body(&ImportAnswer::Preview(Box::new(preview.clone())));
        match from_body(&body) {
            Some(ImportAnswer::Preview(read)) => assert_eq!(*read, preview),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn tiers_month_by_month_cross_the_border_as_they_are() {
        let book = demo::book(
            Demo::Electronics,
            7,
            Day::from_number(20_000).unwrap(),
            demo::Language::Chinese,
        );
        let (rules, margin) = (book.rules(), book.units().default_margin);
        let months = tier_history(&book, rules, margin, book.as_of().unwrap());
        let body = to_body(&Some(&months));
        assert_eq!(from_body::<Option<TierHistory>>(&body), Some(Some(months)));
    }

    #[test]
    fn a_body_that_does_not_end_where_it_must_is_refused() {
        let body = to_body(&ReadProgress::default());
        assert!(from_body::<ReadProgress>(&body).is_some());
        assert!(from_body::<ReadProgress>(&body[1..]).is_none());
        assert!(from_body::<Packed>(&body).is_none());
        assert!(from_body::<Packed>(&[]).is_none());
    }
}
