//! A drawing of the page as an SVG picture: the very letters, lines and shapes of its PDF at their places, on white paper.

use std::fmt::Write;

use pelvicoach::report::{Drawing, Ink, Mark, Part};

/// The drawing as an SVG document. Where the fonts of the PDF are not there, other letters are set as wide as these.
pub fn svg(drawing: &Drawing, title: &str) -> String {
    let [wide, high] = drawing.size;
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {wide} {high}\" width=\"{wide}\" height=\"{high}\" \
         role=\"img\" font-family=\"Helvetica, Arial, 'Liberation Sans', sans-serif\">\n\
         <title>{}</title>\n<rect width=\"{wide}\" height=\"{high}\" fill=\"#fff\"/>\n",
        escaped(title)
    );
    for part in &drawing.parts {
        put(part, high, &mut out);
    }
    out.push_str("</svg>\n");
    out
}

fn put(part: &Part, high: f32, out: &mut String) {
    for mark in &part.marks {
        match mark {
            Mark::Text(text) => {
                let weight = if text.bold { " font-weight=\"bold\"" } else { "" };
                let [x, y] = text.at;
                writeln!(
                    out,
                    "<text x=\"{x:.1}\" y=\"{:.1}\" font-size=\"{}\" fill=\"{}\"{weight} textLength=\"{:.1}\" \
                     lengthAdjust=\"spacingAndGlyphs\" xml:space=\"preserve\">{}</text>",
                    high - y,
                    text.size,
                    color(text.ink),
                    text.drawn_width(),
                    escaped(&text.words)
                )
                .unwrap();
            }
            Mark::Shape(corners, ink) => {
                writeln!(out, "<polygon points=\"{}\" fill=\"{}\"/>", points(corners, high), color(*ink)).unwrap();
            }
            Mark::Line(line) => {
                let dashes = if line.dashed { " stroke-dasharray=\"2 2\"" } else { "" };
                writeln!(
                    out,
                    "<polyline points=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"{}\"{dashes}/>",
                    points(&line.points, high),
                    color(line.ink),
                    line.wide
                )
                .unwrap();
            }
        }
    }
    for part in &part.parts {
        put(part, high, out);
    }
}

fn points(points: &[[f32; 2]], high: f32) -> String {
    points.iter().map(|[x, y]| format!("{x:.1},{:.1}", high - y)).collect::<Vec<_>>().join(" ")
}

fn color(ink: Ink) -> String {
    let [r, g, b] = ink.rgb().map(|part| part * 255.0);
    format!("rgb({r:.0},{g:.0},{b:.0})")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
