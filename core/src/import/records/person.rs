//! People at customers as a file: an address book, a list of contacts of another program, or our own.

use super::read::{Put, Reading, text, values};
use super::{Column, FileRecord, Head, Looks, Write};
use crate::book::{
    Birthday, Calendar, CustomerId, MAX_NAME, MAX_NOTE, MAX_WORD, Person, is_address,
};
use crate::export::table::Cell;
use crate::import::batch::preview::Choices;
use crate::import::error::Reason;
use crate::import::parse::birthday::{self, calendar};
use crate::import::parse::code::code;
use crate::import::parse::words::has_left;
use crate::import::role::Role;
use crate::import::staging::column::StagedColumn;
use crate::import::staging::texts::Form;
use crate::import::staging::values::{Value, words};
use crate::unit::Day;

impl FileRecord for Person {
    const COLUMNS: &'static [Column<Self>] = &[
        Column::CUSTOMER_CODE,
        Column::CUSTOMER_NAME,
        Column::text(
            Head::new(Role::FirstName, FIRST_NAME, Looks::Words).sign(),
            MAX_NAME,
            |person: &mut Self, name| person.name = name,
        ),
        Column::text(
            Head::new(Role::LastName, LAST_NAME, Looks::Words).sign(),
            MAX_NAME,
            |person: &mut Self, name| person.name = full_name(&person.name, &name),
        ),
        // Behind its parts: where it is filled too, it is the name.
        Column::text(
            Head::new(Role::PersonName, NAME, Looks::Words),
            MAX_NAME,
            |person: &mut Self, name| person.name = name,
        )
        .written(|person, _| person.name.as_str().into()),
        Column::text(
            Head::new(Role::JobTitle, JOB_TITLE, Looks::Words).sign(),
            MAX_WORD,
            |person: &mut Self, role| person.role = role,
        )
        .written(|person, _| person.role.as_str().into()),
        Column::read(
            Head::new(Role::Mobile, MOBILE, Looks::Anything),
            |_, column| phone(column),
        ),
        Column::read(
            Head::new(Role::Phone, PHONE, Looks::Anything),
            |_, column| phone(column),
        )
        .written(|person, _| person.phone.as_str().into()),
        Column::read(
            Head::new(Role::Email, EMAIL, Looks::Mostly(is_address)),
            |_, column| {
                text(column, MAX_NAME, address, |person: &mut Self, email| {
                    person.email = email
                })
            },
        )
        .written(|person, _| person.email.as_str().into()),
        Column::read(
            Head::new(Role::Birthday, BIRTHDAY, Looks::Anything)
                .unless(birthday::says_lunar)
                .sign(),
            |reading, column| values(birthdays(reading, column, Calendar::Solar), set_birthday),
        )
        .with(Write::Text(|person, _| {
            person
                .birthday
                .map_or(String::new(), |birthday| birthday.to_string())
        })),
        // Whoever notes a birthday by the lunar calendar too keeps it by that one.
        Column::read(
            Head::new(Role::LunarBirthday, LUNAR_BIRTHDAY, Looks::Anything)
                .unless(says_no_lunar)
                .sign(),
            |reading, column| values(birthdays(reading, column, Calendar::Lunar), set_birthday),
        ),
        Column::read(
            Head::new(Role::Calendar, CALENDAR, Looks::Only(is_calendar)),
            |_, column| values(words(column, calendar), set_calendar),
        )
        .written(
            |person, words| match person.birthday.map(|birthday| birthday.calendar) {
                None => Cell::Empty,
                Some(Calendar::Solar) => words.solar.into(),
                Some(Calendar::Lunar) => words.lunar.into(),
            },
        ),
        Column::read(
            Head::new(Role::Left, LEFT, Looks::Only(says_who_left)).sign(),
            |_, column| {
                values(words(column, has_left), |person: &mut Self, left| {
                    person.left = left
                })
            },
        )
        .written(|person, words| if person.left { words.yes } else { words.no }.into()),
        Column::text(
            Head::new(Role::Notes, &[], Looks::Anything),
            MAX_NOTE,
            |person: &mut Self, note| person.note = note,
        )
        .written(|person, _| person.note.as_str().into()),
    ];

    const NEEDS: &'static [&'static [Role]] =
        &[&[Role::PersonName, Role::LastName, Role::FirstName]];

    fn blank(customer: CustomerId, _choices: &Choices) -> Self {
        Self {
            customer,
            name: String::new(),
            role: String::new(),
            phone: String::new(),
            email: String::new(),
            birthday: None,
            note: String::new(),
            left: false,
        }
    }

    fn of(self, customer: CustomerId) -> Self {
        Self { customer, ..self }
    }

    /// Whoever has the same name at the same customer is the same, whatever else is known by now.
    fn identity(&self) -> Self {
        Self {
            name: self.name.clone(),
            ..Self::blank(self.customer, &Choices::default())
        }
    }
}

const NAME: &[&str] = &[
    "contactname",
    "personname",
    "fullname",
    "name",
    "contactperson",
    "contact",
    "person",
    "联系人姓名",
    "联系人名称",
    "姓名",
    "联系人",
    "客户联系人",
    "对方联系人",
    "名字",
];

const FIRST_NAME: &[&str] = &["firstname", "givenname", "forename", "first", "名"];

const LAST_NAME: &[&str] = &["lastname", "surname", "familyname", "last", "姓", "姓氏"];

const JOB_TITLE: &[&str] = &[
    "jobtitle", "title", "role", "jobrole", "position", "function", "job", "职务", "职位", "岗位",
    "头衔", "角色",
];

const MOBILE: &[&str] = &[
    "mobile",
    "mobilephone",
    "mobilenumber",
    "cell",
    "cellphone",
    "手机",
    "手机号",
    "手机号码",
    "移动电话",
];

const PHONE: &[&str] = &[
    "phone",
    "phonenumber",
    "telephone",
    "tel",
    "officephone",
    "workphone",
    "businessphone",
    "电话",
    "电话号码",
    "联系电话",
    "座机",
    "固定电话",
    "固话",
    "办公电话",
    "联系方式",
];

const EMAIL: &[&str] = &[
    "email",
    "emailaddress",
    "mail",
    "邮箱",
    "电子邮箱",
    "邮箱地址",
    "电子邮件",
    "邮件",
    "邮件地址",
];

const BIRTHDAY: &[&str] = &[
    "birthday",
    "dateofbirth",
    "birthdate",
    "dob",
    "born",
    "生日",
    "出生日期",
    "出生年月日",
    "公历生日",
    "阳历生日",
    "新历生日",
];

const LUNAR_BIRTHDAY: &[&str] = &[
    "lunarbirthday",
    "birthday",
    "农历生日",
    "阴历生日",
    "旧历生日",
    "生日",
    "生日农历",
    "生日阴历",
];

const CALENDAR: &[&str] = &["calendar", "birthdaycalendar", "历法", "生日历法"];

const LEFT: &[&str] = &[
    "left",
    "hasleft",
    "workstherenomore",
    "离职",
    "已离职",
    "是否离职",
    "是否已离职",
];

fn says_no_lunar(header: &str) -> bool {
    !birthday::says_lunar(header)
}

fn is_calendar(cell: &str) -> bool {
    calendar(cell).is_some()
}

fn says_who_left(cell: &str) -> bool {
    has_left(cell).is_some()
}

fn set_birthday(person: &mut Person, birthday: Birthday) {
    person.birthday = Some(birthday);
}

fn set_calendar(person: &mut Person, calendar: Calendar) {
    if let Some(birthday) = &mut person.birthday {
        birthday.calendar = calendar;
    }
}

/// A first and a last name as one: `Li Wang`, but `王力`.
fn full_name(first: &str, last: &str) -> String {
    let is_chinese = |text: &str| {
        text.chars()
            .all(|char| ('\u{3400}'..='\u{9fff}').contains(&char))
    };
    match first.is_empty() {
        true => last.to_owned(),
        false if is_chinese(first) && is_chinese(last) => format!("{last}{first}"),
        false => format!("{first} {last}"),
    }
}

/// Telephone numbers, one behind the other where a row has several.
fn phone(column: &StagedColumn) -> Put<'_, Person> {
    text(
        column,
        MAX_WORD,
        all_digits,
        |person: &mut Person, phone| {
            let phone = String::from_utf8_lossy(code(phone.as_bytes()));
            if person.phone.is_empty() {
                person.phone = phone.into_owned();
            } else if person.phone != phone {
                person.phone = format!("{} / {phone}", person.phone);
            }
        },
    )
}

/// Spreadsheets write long numbers as `1.38E+10`: then their last digits are gone.
fn all_digits(phone: &str) -> Result<(), Reason> {
    let is_short = phone.contains(['e', 'E']) && phone.parse::<f64>().is_ok();
    if is_short {
        Err(Reason::DigitsLost)
    } else {
        Ok(())
    }
}

fn address(email: &str) -> Result<(), Reason> {
    if is_address(email) {
        Ok(())
    } else {
        Err(Reason::NotAnAddress)
    }
}

/// Reads every text of a column as a birthday; what a cell says of its calendar goes before that of the column.
fn birthdays(
    reading: &mut Reading<'_>,
    column: &StagedColumn,
    calendar: Calendar,
) -> Vec<Value<Birthday>> {
    let days = reading.days(column);
    let today = reading.choices.today;
    let read = |(id, day): (u32, Value<Day>)| {
        let text = column.texts.text(id);
        let birthday = match day {
            Ok(day) => {
                let (year, month, day) = day.civil();
                Birthday {
                    calendar,
                    month: month as u8,
                    day: day as u8,
                    year: Some(year as i16),
                }
            }
            // 3.1 may be the first of March or the tenth.
            Err(_) if column.texts.form(id) != Form::Text => return Err(Reason::NotABirthday),
            Err(reason) => birthday::parse(&text, calendar).ok_or(match reason {
                Reason::Missing | Reason::OtherDateFormat => reason,
                _ => Reason::NotABirthday,
            })?,
        };
        let is_to_come = birthday.year.zip(today).is_some_and(|(year, today)| {
            (i32::from(year), birthday.month.into(), birthday.day.into()) > today.civil()
        });
        if is_to_come {
            Err(Reason::NotABirthday)
        } else {
            Ok(birthday)
        }
    };
    (0..).zip(days).map(read).collect()
}
