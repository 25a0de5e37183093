//! The sheet as SVG text with every colour written out. Must not touch the browser.

use super::super::drawing::{Anchor, Ink, Shape};
use super::{Look, MARGIN, Sheet, TEXT_PX};
use std::fmt::Write as _;

/// An SVG document that needs nothing but itself.
pub fn svg(sheet: &Sheet<'_>) -> String {
    let (width, height) = sheet.size();
    let (paper, ink, font) = (plain(&sheet.paper), plain(&sheet.ink), plain(&sheet.font));
    let mut out = format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" font-family="{font}" font-size="{TEXT_PX}">
<title>{}</title>
<rect width="{width}" height="{height}" fill="{paper}"/>
"#,
        plain(&sheet.title)
    );
    for (y, size, text) in sheet.heading() {
        let text = plain(text);
        let _ = writeln!(
            out,
            r#"<text x="{MARGIN}" y="{y}" font-size="{size}" fill="{ink}">{text}</text>"#
        );
    }
    let _ = writeln!(
        out,
        r#"<g transform="translate({MARGIN} {})">"#,
        sheet.top()
    );
    for shape in &sheet.drawing.shapes {
        let _ = writeln!(out, "{}", element(shape, sheet));
    }
    out.push_str("</g>\n</svg>\n");
    out
}

fn element(shape: &Shape, sheet: &Sheet<'_>) -> String {
    let filled = |ink: &Ink| {
        let Look { fill, opacity, .. } = sheet.look(*ink);
        format!(
            r#"fill="{}" fill-opacity="{}""#,
            plain(fill),
            plain(opacity)
        )
    };
    let points = |points: &[(i32, i32)]| -> String {
        let points: Vec<String> = points.iter().map(|(x, y)| format!("{x},{y}")).collect();
        points.join(" ")
    };
    match shape {
        Shape::Line(through, ink) => {
            let look = sheet.look(*ink);
            format!(
                r#"<polyline points="{}" fill="none" stroke="{}" stroke-width="{}" stroke-dasharray="{}"/>"#,
                points(through),
                plain(&look.stroke),
                plain(&look.width),
                plain(&look.dash)
            )
        }
        Shape::Rect((x, y), width, height, ink) => format!(
            r#"<rect x="{x}" y="{y}" width="{width}" height="{height}" {}/>"#,
            filled(ink)
        ),
        Shape::Polygon(corners, ink) => {
            format!(r#"<polygon points="{}" {}/>"#, points(corners), filled(ink))
        }
        Shape::Circle((x, y), radius, true, ink) => {
            format!(
                r#"<circle cx="{x}" cy="{y}" r="{radius}" {}/>"#,
                filled(ink)
            )
        }
        Shape::Circle((x, y), radius, false, ink) => {
            let look = sheet.look(*ink);
            let (stroke, width) = (plain(&look.stroke), plain(&look.width));
            format!(
                r#"<circle cx="{x}" cy="{y}" r="{radius}" fill="none" stroke="{stroke}" stroke-width="{width}"/>"#
            )
        }
        Shape::Text((x, y), anchor, text, ink) => {
            let anchor = match anchor {
                Anchor::Start => "start",
                Anchor::Middle => "middle",
                Anchor::End => "end",
            };
            format!(
                r#"<text x="{x}" y="{y}" text-anchor="{anchor}" dominant-baseline="central" {}>{}</text>"#,
                filled(ink),
                plain(text)
            )
        }
    }
}

/// Text that means nothing but itself in XML.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            sign if sign.is_control() => {}
            sign => out.push(sign),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charts::drawing::Drawing;

    #[test]
    fn hostile_names_are_text_and_colours_are_written_out() {
        let drawing = Drawing {
            width: 300,
            height: 100,
            shapes: vec![
                Shape::Text(
                    (1, 2),
                    Anchor::End,
                    "<script>\"&\u{1}".to_owned(),
                    Ink::Label,
                ),
                Shape::Rect((0, 0), 10, 20, Ink::Bar),
            ],
            marks: Vec::new(),
        };
        let mut looks = vec![Look::default(); Ink::ALL.len()];
        looks[Ink::Bar as usize].fill = "rgb(1, 2, 3)".to_owned();
        let sheet = Sheet {
            drawing: &drawing,
            title: "A & B".to_owned(),
            lines: vec!["One sentence.".to_owned()],
            looks,
            paper: "#fff".to_owned(),
            ink: "#000".to_owned(),
            font: "\"A\", serif".to_owned(),
        };
        let text = svg(&sheet);
        assert!(text.contains("&lt;script&gt;&quot;&amp;</text>") && !text.contains("<script"));
        assert!(text.contains(r#"width="10" height="20" fill="rgb(1, 2, 3)""#));
        assert!(text.contains("<title>A &amp; B</title>") && text.contains("One sentence."));
        assert!(!text.contains("class="));
    }
}
