//! A person as they are typed.

use keepgold_core::book::{Birthday, Calendar, CustomerId, Field, Person, Refusal};

/// The form as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    pub name: String,
    pub role: String,
    pub phone: String,
    pub email: String,
    pub birthday: String,
    pub calendar: Calendar,
    pub note: String,
    pub left: bool,
}

impl Draft {
    /// A person there is.
    pub fn of(person: &Person) -> Draft {
        let birthday = person.birthday;
        Draft {
            name: person.name.clone(),
            role: person.role.clone(),
            phone: person.phone.clone(),
            email: person.email.clone(),
            birthday: birthday.map_or_else(String::new, |day| day.to_string()),
            calendar: birthday.map(|day| day.calendar).unwrap_or_default(),
            note: person.note.clone(),
            left: person.left,
        }
    }

    /// The person.
    ///
    /// # Errors
    /// [`Refusal`] where the birthday cannot be read; what else is wrong is for the book to say.
    pub fn person(&self, customer: CustomerId) -> Result<Person, Refusal> {
        let trimmed = |text: &str| text.trim().to_owned();
        let birthday = match self.birthday.trim() {
            "" => None,
            typed => Some(typed.parse().map_err(|()| Refusal::OutOfRange {
                field: Field::Birthday,
            })?),
        };
        Ok(Person {
            customer,
            name: trimmed(&self.name),
            role: trimmed(&self.role),
            phone: trimmed(&self.phone),
            email: trimmed(&self.email),
            birthday: birthday.map(|day: Birthday| Birthday {
                calendar: self.calendar,
                ..day
            }),
            note: trimmed(&self.note),
            left: self.left,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_reads_back_from_the_form() {
        let customer = CustomerId::from_index(3);
        let draft = Draft {
            name: " 王芳 ".into(),
            email: "wang@example.com".into(),
            birthday: "8月15日".into(),
            calendar: Calendar::Lunar,
            left: true,
            ..Draft::default()
        };
        let person = draft.person(customer).unwrap();
        assert_eq!(person.name, "王芳");
        let birthday = person.birthday.unwrap();
        assert_eq!((birthday.month, birthday.day, birthday.year), (8, 15, None));
        assert_eq!(birthday.calendar, Calendar::Lunar);
        assert_eq!(Draft::of(&person).person(customer), Ok(person));
        for wrong in ["soon", "1980", "1980-03", "03-15-1980"] {
            let draft = Draft {
                birthday: wrong.into(),
                ..draft.clone()
            };
            let field = Field::Birthday;
            assert_eq!(
                draft.person(customer),
                Err(Refusal::OutOfRange { field }),
                "{wrong}"
            );
        }
    }
}
