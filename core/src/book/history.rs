//! A book with the steps that led to it: undo and redo by name.

use serde::{Deserialize, Serialize};

use super::Book;
use super::change::Change;
use super::command::{Command, Label};
use super::refusal::Refusal;
use super::tables::Epochs;

/// Steps that can be taken back; older ones are forgotten.
const MAX_STEPS: usize = 200;

/// A named step with the changes that reverse it. The data of an undone import lie here, those of
/// a made one in the book: never in both.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Step {
    /// Its name.
    pub label: Label,
    /// The changes that reverse it, in order.
    pub changes: Vec<Change>,
}

/// The book and what can be undone and redone.
#[derive(Debug, Clone, Default)]
pub struct History {
    book: Book,
    done: Vec<Step>,
    undone: Vec<Step>,
    epochs: Epochs,
}

/// Two are equal when their books and pasts are, however they came to be.
impl PartialEq for History {
    fn eq(&self, other: &Self) -> bool {
        (&self.book, &self.done, &self.undone) == (&other.book, &other.done, &other.undone)
    }
}

impl History {
    /// A book without a past.
    pub fn new(book: Book) -> Self {
        Self::from_parts(book, Vec::new(), Vec::new())
    }

    /// A book with a past that was stored; the newest step stands last in both lists.
    pub fn from_parts(book: Book, done: Vec<Step>, undone: Vec<Step>) -> Self {
        Self {
            book,
            done,
            undone,
            epochs: Epochs::default(),
        }
    }

    /// How often each table of the book was touched since this history was made or read. Never stored.
    pub const fn epochs(&self) -> &Epochs {
        &self.epochs
    }

    /// The book as it stands.
    pub const fn book(&self) -> &Book {
        &self.book
    }

    /// Steps that can be undone, the newest last.
    pub fn done(&self) -> &[Step] {
        &self.done
    }

    /// Steps that can be redone, the next one last.
    pub fn undone(&self) -> &[Step] {
        &self.undone
    }

    /// Carries out a command; what could be redone is forgotten.
    ///
    /// # Errors
    /// [`Refusal`]; nothing is changed then.
    pub fn apply(&mut self, command: Command) -> Result<(), Refusal> {
        let (label, changes) = command.plan(&self.book)?;
        let (opposites, touched) = Change::make_all(changes, &mut self.book)?;
        self.undone.clear();
        if self.done.len() == MAX_STEPS {
            self.done.remove(0);
        }
        self.done.push(Step {
            label,
            changes: opposites,
        });
        self.epochs.touch(touched);
        Ok(())
    }

    /// Takes the newest step back and returns its name.
    ///
    /// # Errors
    /// [`Refusal::NothingThere`] when there is none; nothing is changed then. Any other [`Refusal`] when a
    /// stored past does not fit the book: the book stays as it is, and nothing can be undone any more.
    pub fn undo(&mut self) -> Result<Label, Refusal> {
        let (label, step) = self.reverse(|history| &mut history.done)?;
        self.undone.push(step);
        Ok(label)
    }

    /// Makes the step undone last again and returns its name.
    ///
    /// # Errors
    /// [`Refusal::NothingThere`] when there is none; nothing is changed then. Any other [`Refusal`] when a
    /// stored past does not fit the book: the book stays as it is, and nothing can be redone any more.
    pub fn redo(&mut self) -> Result<Label, Refusal> {
        let (label, step) = self.reverse(|history| &mut history.undone)?;
        self.done.push(step);
        Ok(label)
    }

    /// Makes the changes of the newest of these steps; the result reverses them. A refused step (only possible when
    /// the stored past does not fit the book) is forgotten together with all before it, which cannot fit either.
    fn reverse(
        &mut self,
        steps: fn(&mut Self) -> &mut Vec<Step>,
    ) -> Result<(Label, Step), Refusal> {
        let Step { label, changes } = steps(self).pop().ok_or(Refusal::NothingThere)?;
        match Change::make_all(changes, &mut self.book) {
            Ok((changes, touched)) => {
                self.epochs.touch(touched);
                Ok((label.clone(), Step { label, changes }))
            }
            Err(refusal) => {
                steps(self).clear();
                Err(refusal)
            }
        }
    }
}
