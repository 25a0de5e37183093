//! A staged contact log against a book: what is added, skipped and rejected. Must not know orders or files.
//!
//! A contact is with somebody the book has: a row that names nobody of it is not taken, for a visit makes
//! no customer.

use super::alias::normal;
use super::column::{self, Value};
use super::error::{Blame, ImportError, Reason, Rejected};
use super::lists::{Faults, Read, blame, text_faults, words};
use super::number::DecimalSign;
use super::preview::{Choices, Figures, Prepared, Preview};
use super::register::Register;
use super::role::Role;
use super::staging::{Slot, Staging};
use super::texts::{Form, Texts};
use crate::book::{Book, Contact, ContactKind, CustomerId, MAX_CONTACTS, MAX_MINUTES};
use crate::unit::{Day, Quantity};

/// Works out what an import of a contact log does.
pub(super) fn prepare(
    staging: &Staging,
    book: &Book,
    choices: &Choices,
) -> Result<Prepared, ImportError> {
    let mut preview = Preview::default();
    let log = Log::new(staging, book, choices, &mut preview)?;
    let mut figures = Figures {
        rows: staging.rows.len() as u32,
        blank: staging.blank,
        ..Figures::default()
    };
    let mut batch = choices.batch(book);
    let mut known = Known::new(book)?;
    let mut met = vec![false; book.customers().len()];
    for (row, &number) in staging.rows.iter().enumerate() {
        let (contact, rounded) = match log.contact(row) {
            Ok(read) => read,
            Err((column, reason)) => {
                preview.rejected.push(Rejected {
                    row: number,
                    column,
                    reason,
                });
                continue;
            }
        };
        if known.has(book, &contact)? {
            figures.repeats += 1;
            if !choices.take_known {
                figures.repeats_dropped += 1;
                continue;
            }
        }
        let first = figures.first_day.unwrap_or(contact.day);
        figures.first_day = Some(first.min(contact.day));
        figures.last_day = figures.last_day.max(Some(contact.day));
        figures.rounded += u32::from(rounded);
        met[contact.customer.index()] = true;
        batch.contacts.push(contact);
    }
    if book.contacts().len() + batch.contacts.len() > MAX_CONTACTS {
        return Err(ImportError::TooManyContacts { most: MAX_CONTACTS });
    }
    figures.contacts = batch.contacts.len() as u32;
    figures.customers.known = met.iter().filter(|&&met| met).count() as u32;
    figures.rejected = preview.rejected.len() as u32;
    preview.figures = figures;
    Ok(Prepared { preview, batch })
}

/// The columns of a contact log as values.
struct Log<'a> {
    staging: &'a Staging,
    customers: Register<'a>,
    days: Read<'a, Day>,
    kinds: Read<'a, ContactKind>,
    minutes: Read<'a, (u16, bool)>,
    faults: Faults<'a>,
    /// What all contacts are where no column says it.
    kind: ContactKind,
    today: Option<Day>,
}

impl<'a> Log<'a> {
    fn new(
        staging: &'a Staging,
        book: &Book,
        choices: &Choices,
        preview: &mut Preview,
    ) -> Result<Self, ImportError> {
        let days = Read::new(staging, Role::Date, |slot| {
            let (decision, days) = column::dates(slot, choices.dates);
            preview.dates = decision;
            days
        });
        let kinds = Read::new(staging, Role::ContactKind, |slot| words(slot, contact_kind));
        let minutes = Read::new(staging, Role::Minutes, |slot| {
            let chosen = choices.decimals.get(&slot.role).copied();
            let reading = column::number_reading(slot, chosen);
            preview.numbers.push((slot.role, reading));
            minutes(slot, reading.sign)
        });
        let mut faults = text_faults(staging);
        days.faults(&mut faults);
        kinds.faults(&mut faults);
        minutes.faults(&mut faults);
        Ok(Self {
            staging,
            customers: Register::customers(staging, book)?,
            days,
            kinds,
            minutes,
            faults,
            kind: choices.contact_kind,
            today: choices.today,
        })
    }

    /// The contact of a row, and whether its minutes were rounded; or the cell to blame.
    fn contact(&self, row: usize) -> Result<(Contact, bool), Blame> {
        if let Some(blame) = blame(self.staging, &self.faults, row) {
            return Err(blame);
        }
        let missing = |slot: Option<&Slot>| (slot.map(|slot| slot.column), Reason::Missing);
        let text = |role| {
            let slot = self.staging.slot(role);
            slot.map_or(String::new(), |slot| {
                slot.texts.text(slot.ids[row]).into_owned()
            })
        };
        let day = self.days.value(row).ok_or(missing(self.days.slot))?;
        if self.today.is_some_and(|today| day > today) {
            return Err((self.days.slot.map(|slot| slot.column), Reason::YetToCome));
        }
        let customer = self.customers.known(row)?;
        let kind = match self.kinds.slot {
            None => self.kind,
            slot => self.kinds.value(row).ok_or(missing(slot))?,
        };
        let (minutes, rounded) = self.minutes.value(row).unwrap_or_default();
        let contact = Contact {
            customer: CustomerId::from_index(customer),
            day,
            kind,
            by: text(Role::By),
            note: text(Role::About),
            minutes,
        };
        Ok((contact, rounded))
    }
}

/// Contacts that were seen: in the book, and in the rows so far.
struct Known {
    texts: Texts,
    /// Number of texts that stand for contacts of the book.
    stored: usize,
    key: Vec<u8>,
}

impl Known {
    fn new(book: &Book) -> Result<Self, ImportError> {
        let mut known = Self {
            texts: Texts::default(),
            stored: 0,
            key: Vec::new(),
        };
        for contact in book.contacts().values() {
            known.number(book, contact, None)?;
        }
        known.stored = known.texts.len();
        Ok(known)
    }

    /// Whether the book or an earlier row has this contact. A book's contact is the same whatever its
    /// length, which is often noted later; rows that differ in length are two.
    fn has(&mut self, book: &Book, contact: &Contact) -> Result<bool, ImportError> {
        if self.stored > 1 && (self.number(book, contact, None)? as usize) < self.stored {
            return Ok(true);
        }
        let before = self.texts.len();
        let number = self.number(book, contact, Some(contact.minutes))?;
        Ok((number as usize) < before)
    }

    /// One number for contacts with one customer, on one day, of one kind, by one of ours, about one thing.
    fn number(
        &mut self,
        book: &Book,
        contact: &Contact,
        minutes: Option<u16>,
    ) -> Result<u32, ImportError> {
        let Self { key, texts, .. } = self;
        let customer = book.customer_root(contact.customer).index() as u32;
        key.clear();
        key.push(contact.kind.index() as u8);
        // No contact is as long as this.
        key.extend(minutes.unwrap_or(u16::MAX).to_le_bytes());
        key.extend(customer.to_le_bytes());
        key.extend(contact.day.number().to_le_bytes());
        key.extend((contact.by.len() as u16).to_le_bytes());
        key.extend(contact.by.as_bytes());
        key.extend(contact.note.as_bytes());
        texts.intern(Form::Text, key)
    }
}

/// Reads every text of a column as whole minutes; the flag says whether a part of one was rounded away.
fn minutes(slot: &Slot, sign: DecimalSign) -> Vec<Value<(u16, bool)>> {
    let read = |(number, rounded): (Quantity, bool)| {
        let thousandths = number.thousandths();
        let most = i64::from(MAX_MINUTES) * 1_000;
        match thousandths {
            ..0 => Err(Reason::Negative),
            0 => Ok((0, rounded)),
            // A spreadsheet's time of half an hour is a fraction of a day; nobody notes half a minute.
            1..1_000 => Err(Reason::NotANumber),
            _ if thousandths > most => Err(Reason::TooLarge),
            // The limit makes it fit.
            _ => Ok((
                ((thousandths + 500) / 1_000) as u16,
                rounded || thousandths % 1_000 != 0,
            )),
        }
    };
    column::numbers_of(slot, sign, without_unit, Quantity::parse)
        .into_iter()
        .map(|value| value.and_then(read))
        .collect()
}

fn without_unit(text: &str) -> &str {
    const UNITS: [&str; 4] = ["分钟", "minutes", "mins", "min"];
    let bare = UNITS.iter().find_map(|unit| text.strip_suffix(unit));
    bare.unwrap_or(text)
}

/// Words for each kind of contact, in English and Chinese.
const KINDS: [(ContactKind, &str); 4] = [
    (
        ContactKind::Visit,
        "visit visits sitevisit customervisit onsite onsitevisit meeting facetoface inperson \
         拜访 上门 上门拜访 客户拜访 现场拜访 实地拜访 走访 面谈 面访 来访 到访 会面 见面 会议 会谈 \
         现场",
    ),
    (
        ContactKind::Call,
        "call calls phone phonecall telephone tel videocall videomeeting onlinemeeting 电话 \
         去电 来电 通话 电话沟通 电话联系 电话拜访 电话回访 电话会议 语音 视频 视频会议 \
         线上会议",
    ),
    (
        ContactKind::Message,
        "message messages email emails mail letter sms textmessage chat wechat whatsapp fax \
         消息 邮件 电子邮件 短信 微信 企业微信 钉钉 qq 信件 信函 传真",
    ),
    (
        ContactKind::Support,
        "support service technicalsupport ticket complaint repair aftersales 服务支持 支持 \
         服务 技术支持 技术服务 售后 售后服务 客服 维修 投诉",
    ),
];

/// Most characters of a Chinese text that is read as a kind with something around it.
const SHORT: usize = 8;

/// The kind of contact that a word says, or a short Chinese text in which words of one kind alone stand.
pub(super) fn contact_kind(text: &str) -> Option<ContactKind> {
    let word = normal(text);
    let mut all = KINDS.iter();
    let named = all.find(|(_, words)| words.split(' ').any(|known| known == word));
    if let Some((kind, _)) = named {
        return Some(*kind);
    }
    if word.chars().count() > SHORT {
        return None;
    }
    let mut kinds = KINDS.iter().filter(|(_, words)| {
        let mut chinese = words.split(' ').filter(|known| !known.is_ascii());
        chinese.any(|known| word.contains(known))
    });
    let (kind, _) = kinds.next()?;
    kinds.next().is_none().then_some(*kind)
}
