//! Many short texts searched in one pass. Pure.

use keepgold_core::sorting::sort_by;

/// How well an item fits what was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// A word is missing.
    No,
    /// All words are in it.
    Within,
    /// One of its texts begins with it.
    Start,
    /// One of its texts is it.
    Whole,
}

/// Texts side by side, without regard to case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Haystack {
    text: String,
    ends: Vec<u32>,
}

impl Haystack {
    /// Adds the texts of one item; a word is never found across two of them.
    pub fn push<'a>(&mut self, texts: impl IntoIterator<Item = &'a str>) {
        for text in texts {
            if text.is_ascii() {
                self.text.push_str(text);
                let from = self.text.len() - text.len();
                self.text[from..].make_ascii_lowercase();
            } else {
                self.text.push_str(&text.to_lowercase());
            }
            self.text.push('\n');
        }
        self.ends.push(self.text.len() as u32);
    }

    /// The texts of an item in small letters, each with a line end behind it.
    pub fn of(&self, item: usize) -> &str {
        &self.text[self.start(item)..self.ends[item] as usize]
    }

    /// Which items hold every word of the query, in any order, and how well; none when there is no word.
    pub fn search(&self, query: &str) -> Option<Vec<Fit>> {
        let query = query.trim().to_lowercase();
        let mut words: Vec<&str> = query.split_whitespace().collect();
        sort_by(&mut words, |a, b| b.len().cmp(&a.len()));
        let (&longest, others) = words.split_first()?;
        let (last, _) = longest.char_indices().next_back()?;
        let (head, last) = longest.split_at(last);
        let last = last.chars().next()?;
        let mut found = vec![Fit::No; self.ends.len()];
        // One pass over all texts: a search per item would set itself up a hundred thousand times.
        let mut at = 0;
        // A single sign is found several times faster than a word, so its last one leads to it.
        for (end, _) in self.text.match_indices(last) {
            let before = &self.text[..end];
            if !before.ends_with(head) {
                continue;
            }
            let start = end - head.len();
            while self.ends.get(at).is_some_and(|&end| end as usize <= start) {
                at += 1;
            }
            if let Some(best) = found.get_mut(at) {
                let fit = if others.is_empty() {
                    self.fit(start, longest.len())
                } else if *best == Fit::No && others.iter().all(|word| self.of(at).contains(word)) {
                    let place = self.of(at).find(query.as_str());
                    place.map_or(Fit::Within, |place| {
                        self.fit(self.start(at) + place, query.len())
                    })
                } else {
                    Fit::No
                };
                *best = fit.max(*best);
            }
        }
        Some(found)
    }

    /// How a hit of so many bytes lies in its text.
    fn fit(&self, start: usize, length: usize) -> Fit {
        let text = self.text.as_bytes();
        let is_end = |place: usize| text.get(place).is_none_or(|&byte| byte == b'\n');
        match (start == 0 || is_end(start - 1), is_end(start + length)) {
            (true, true) => Fit::Whole,
            (true, false) => Fit::Start,
            (false, _) => Fit::Within,
        }
    }

    fn start(&self, item: usize) -> usize {
        let before = item.checked_sub(1).and_then(|before| self.ends.get(before));
        before.map_or(0, |&end| end as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_wholly_is_better_than_what_begins_with_it() {
        let mut haystack = Haystack::default();
        let items = [
            ["Acme Ltd", "K1"],
            ["K1 Trading", "Z"],
            ["Ack1", "Y"],
            ["Nobody", "X"],
            ["Acme Ltd East", "W"],
        ];
        for item in items {
            haystack.push(item);
        }
        let fits = |query| haystack.search(query).unwrap_or_default();
        assert_eq!(
            fits("k1"),
            [Fit::Whole, Fit::Start, Fit::Within, Fit::No, Fit::No]
        );
        assert_eq!(
            fits(" ACME ltd "),
            [Fit::Whole, Fit::No, Fit::No, Fit::No, Fit::Start]
        );
        assert_eq!(
            fits("ltd acme"),
            [Fit::Within, Fit::No, Fit::No, Fit::No, Fit::Within]
        );
        assert_eq!(haystack.search(" "), None);
    }
}
