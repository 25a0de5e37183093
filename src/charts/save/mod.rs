//! A chart as a file of its own, with its title and its sentence: SVG to work on with, PNG to paste.

mod png;
mod svg;

use super::drawing::{Drawing, Ink};
use super::text_width::text_width;
use leptos::prelude::window;
use web_sys::{CssStyleDeclaration, Element};

pub use png::png;
pub use svg::svg;

/// Font size of the title in CSS pixels.
const TITLE_PX: f64 = 16.0;
/// Font size of everything else, as in the chart.
const TEXT_PX: f64 = super::sheet::TEXT_PX;
/// From line to line.
const LINE_PX: f64 = 18.0;
/// Space around everything.
const MARGIN: f64 = 16.0;

/// How an ink looks at this moment: the theme's colours written out.
#[derive(Clone, Debug, Default, PartialEq)]
struct Look {
    fill: String,
    stroke: String,
    width: String,
    dash: String,
    opacity: String,
}

/// A chart with what makes it complete on its own.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet<'a> {
    drawing: &'a Drawing,
    title: String,
    lines: Vec<String>,
    /// By the number of the ink.
    looks: Vec<Look>,
    paper: String,
    ink: String,
    font: String,
}

impl<'a> Sheet<'a> {
    /// Reads the present colours from the chart as it is shown; none where the browser does not give them.
    pub fn of(shown: &Element, drawing: &'a Drawing, title: String, summary: &str) -> Option<Self> {
        let style = |element: &Element| window().get_computed_style(element).ok().flatten();
        let root = window().document()?.document_element()?; // The ground is painted on it.
        let page = style(&root)?;
        let look = |ink: Ink| {
            let selector = format!(".{}", ink.class().replace(' ', "."));
            let found = shown.query_selector(&selector).ok().flatten();
            found.and_then(|shape| style(&shape)).map(|css| look(&css))
        };
        Some(Sheet {
            drawing,
            title,
            lines: wrapped(summary, f64::from(drawing.width)),
            looks: Ink::ALL.map(|ink| look(ink).unwrap_or_default()).into(),
            paper: value(&page, "background-color"),
            ink: value(&page, "color"),
            font: value(&page, "font-family"),
        })
    }

    fn look(&self, ink: Ink) -> &Look {
        &self.looks[ink as usize]
    }

    /// Where the drawing begins.
    fn top(&self) -> f64 {
        MARGIN + TITLE_PX + 8.0 + LINE_PX * self.lines.len() as f64 + 8.0
    }

    fn size(&self) -> (f64, f64) {
        let height = self.top() + f64::from(self.drawing.height) + MARGIN;
        (f64::from(self.drawing.width) + 2.0 * MARGIN, height)
    }

    /// The lines above the drawing: baseline, size, text.
    fn heading(&self) -> impl Iterator<Item = (f64, f64, &str)> {
        let first = MARGIN + TITLE_PX;
        let lines = (1..).zip(&self.lines);
        let lines = lines
            .map(move |(n, line)| (first + 4.0 + LINE_PX * f64::from(n), TEXT_PX, line.as_str()));
        std::iter::once((first, TITLE_PX, self.title.as_str())).chain(lines)
    }
}

fn look(css: &CssStyleDeclaration) -> Look {
    Look {
        fill: value(css, "fill"),
        stroke: value(css, "stroke"),
        width: value(css, "stroke-width"),
        dash: value(css, "stroke-dasharray"),
        opacity: value(css, "fill-opacity"),
    }
}

fn value(css: &CssStyleDeclaration, name: &str) -> String {
    css.get_property_value(name).unwrap_or_default()
}

/// A text in lines no wider than so many pixels, broken between words, or between signs where a word alone is wider.
fn wrapped(text: &str, width: f64) -> Vec<String> {
    let fits = |line: &str| text_width(line, TEXT_PX) <= width;
    let mut lines = vec![String::new()];
    for word in text.split_inclusive(' ') {
        let line = lines.last_mut();
        if let Some(line) = line.filter(|line| fits(&format!("{line}{}", word.trim_end()))) {
            line.push_str(word);
            continue;
        }
        lines.push(String::new());
        for sign in word.chars() {
            if !lines
                .last()
                .is_some_and(|line| fits(&format!("{line}{sign}")))
            {
                lines.push(String::new());
            }
            if let Some(line) = lines.last_mut() {
                line.push(sign);
            }
        }
    }
    lines.retain(|line| !line.trim().is_empty());
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_fit_in_either_script_and_nothing_is_lost() {
        for text in [
            "Half of the customers stand at 45.6 points or more. 294 are within one point of a cut.",
            "半数客户在45.6分及以上，其中二百九十四位与某条界线相差不到一分，需要留意。",
        ] {
            let lines = wrapped(text, 200.0);
            assert!(lines.len() > 1);
            assert!(
                lines
                    .iter()
                    .all(|line| text_width(line.trim_end(), TEXT_PX) <= 200.0)
            );
            assert_eq!(lines.concat(), text);
        }
        assert!(wrapped("", 200.0).is_empty());
    }
}
