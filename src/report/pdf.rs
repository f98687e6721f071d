//! The page as a PDF of one sheet: what `drawing` holds, in the fonts that every reader has. It carries a title, a
//! language, what each part is and what each chart shows, and nothing about who made it or when.

use pdf_writer::types::{StructRole, TableHeaderScope};
use pdf_writer::{Content, Finish, Name, Pdf, Rect, Ref, Str, TextStr};

use super::drawing::{Drawing, Line, Mark, Part, Role, Text};
use super::fit::fitted;
use super::letters;
use super::place::place;
use super::sheet::Sheet;
use crate::insight::Page;
use crate::words::{say, tell};

const PLAIN: Name<'static> = Name(b"F1");
const BOLD: Name<'static> = Name(b"F2");

/// The places of the objects in the file.
const CATALOG: Ref = Ref::new(1);
const PAGES: Ref = Ref::new(2);
const PAGE: Ref = Ref::new(3);
const CONTENT: Ref = Ref::new(4);
const FONTS: [Ref; 2] = [Ref::new(5), Ref::new(6)];
const INFO: Ref = Ref::new(7);
const TREE: Ref = Ref::new(8);
const DOCUMENT: Ref = Ref::new(9);
const PARENTS: Ref = Ref::new(10);
const FIRST_PART: i32 = 11;

/// The most words that a refusal names, and how much of each.
const NAMED: usize = 3;
const OF_A_WORD: usize = 20;

/// The page as it is drawn on a sheet.
#[must_use]
pub fn drawing(page: &Page) -> Drawing {
    place(&fitted(Sheet::of(page)))
}

/// The page as the bytes of a PDF.
///
/// # Errors
/// One line that names the words whose letters the fonts do not have.
pub fn pdf(page: &Page) -> Result<Vec<u8>, String> {
    let drawing = drawing(page);
    let unknown = drawing.without_letters();
    if !unknown.is_empty() {
        return Err(refused(&unknown));
    }
    let mut file = File { pdf: Pdf::new(), content: Content::new(), owners: Vec::new(), next: FIRST_PART };
    let parts: Vec<Ref> = drawing.parts.iter().filter_map(|part| file.part(part, DOCUMENT)).collect();
    Ok(file.finish(&drawing, &parts))
}

fn refused(unknown: &[&str]) -> String {
    let cut = |word: &&str| {
        let start: String = word.chars().take(OF_A_WORD).collect();
        if start.len() < word.len() { format!("{start}…") } else { start }
    };
    let named: Vec<String> = unknown.iter().take(NAMED).map(cut).collect();
    let rest = unknown.len() - named.len();
    tell("page-pdf-letters", &[("words", named.join(", ").into()), ("rest", rest.into())])
}

/// The file as it grows.
struct File {
    pdf: Pdf,
    content: Content,
    /// The part that each piece of the content belongs to, in order.
    owners: Vec<Ref>,
    /// The number of the next part.
    next: i32,
}

impl File {
    /// Draws a part and what is in it; returns its place in the tree, and none where it is for the eye alone.
    fn part(&mut self, part: &Part, parent: Ref) -> Option<Ref> {
        let Some(role) = role_of(part.role) else {
            self.content.begin_marked_content(Name(b"Artifact"));
            self.marks(&part.marks);
            self.content.end_marked_content();
            return None;
        };
        let own = Ref::new(self.next);
        self.next += 1;
        let piece = (!part.marks.is_empty()).then(|| {
            let number = i32::try_from(self.owners.len()).unwrap_or_default();
            self.owners.push(own);
            let tag = role.to_name();
            self.content.begin_marked_content_with_properties(tag).properties().identify(number);
            self.marks(&part.marks);
            self.content.end_marked_content();
            number
        });
        let parts: Vec<Ref> = part.parts.iter().filter_map(|part| self.part(part, own)).collect();
        let mut element = self.pdf.struct_element(own);
        element.kind(role).parent(parent).page(PAGE);
        if let Some(words) = &part.words {
            element.alt(TextStr(words));
        }
        let scope = match part.role {
            Role::ColumnHead => Some(TableHeaderScope::Column),
            Role::RowHead => Some(TableHeaderScope::Row),
            _ => None,
        };
        if let Some(scope) = scope {
            element.attributes().push().table().scope(scope);
        }
        let mut kids = element.children();
        if let Some(piece) = piece {
            kids.marked_content_id(piece);
        }
        for part in parts {
            kids.struct_element(part);
        }
        kids.finish();
        element.finish();
        Some(own)
    }

    fn marks(&mut self, marks: &[Mark]) {
        for mark in marks {
            match mark {
                Mark::Text(text) => self.text(text),
                Mark::Shape(corners, ink) => {
                    let [r, g, b] = ink.rgb();
                    self.content.set_fill_rgb(r, g, b);
                    self.path(corners);
                    self.content.close_path().fill_nonzero();
                }
                Mark::Line(line) => self.line(line),
            }
        }
    }

    fn text(&mut self, text: &Text) {
        // What has no byte was refused before.
        let bytes = letters::bytes(&text.words).unwrap_or_default();
        let ([r, g, b], font) = (text.ink.rgb(), if text.bold { BOLD } else { PLAIN });
        self.content.begin_text();
        self.content.set_fill_rgb(r, g, b).set_font(font, text.size).set_horizontal_scaling(100.0 * text.squeeze);
        self.content.next_line(text.at[0], text.at[1]).show(Str(&bytes)).end_text();
    }

    fn line(&mut self, line: &Line) {
        let [r, g, b] = line.ink.rgb();
        let dashes: &[f32] = if line.dashed { &[2.0, 2.0] } else { &[] };
        self.content.set_stroke_rgb(r, g, b).set_line_width(line.wide);
        self.content.set_dash_pattern(dashes.iter().copied(), 0.0);
        self.path(&line.points);
        self.content.stroke();
    }

    fn path(&mut self, points: &[[f32; 2]]) {
        for (n, [x, y]) in points.iter().enumerate() {
            if n == 0 {
                self.content.move_to(*x, *y)
            } else {
                self.content.line_to(*x, *y)
            };
        }
    }

    /// What stands around the content: the one page, its fonts, its title, and the tree of its parts.
    fn finish(mut self, drawing: &Drawing, parts: &[Ref]) -> Vec<u8> {
        let pdf = &mut self.pdf;
        let mut catalog = pdf.catalog(CATALOG);
        catalog.pages(PAGES).lang(TextStr(&say("page-language")));
        catalog.viewer_preferences().display_doc_title(true);
        catalog.mark_info().marked(true);
        catalog.pair(Name(b"StructTreeRoot"), TREE);
        catalog.finish();
        pdf.pages(PAGES).kids([PAGE]).count(1);
        let mut sheet = pdf.page(PAGE);
        let [wide, high] = drawing.size;
        sheet.parent(PAGES).media_box(Rect::new(0.0, 0.0, wide, high)).contents(CONTENT).struct_parents(0);
        sheet.resources().fonts().pair(PLAIN, FONTS[0]).pair(BOLD, FONTS[1]);
        sheet.finish();
        pdf.stream(CONTENT, &self.content.finish());
        for (font, name) in FONTS.into_iter().zip([&b"Helvetica"[..], b"Helvetica-Bold"]) {
            pdf.type1_font(font).base_font(Name(name)).encoding_predefined(Name(b"WinAnsiEncoding"));
        }
        pdf.document_info(INFO).title(TextStr(&drawing.title));
        pdf.indirect(TREE)
            .dict()
            .pair(Name(b"Type"), Name(b"StructTreeRoot"))
            .pair(Name(b"K"), DOCUMENT)
            .pair(Name(b"ParentTree"), PARENTS);
        let mut document = pdf.struct_element(DOCUMENT);
        document.kind(StructRole::Document).parent(TREE);
        let mut kids = document.children();
        for part in parts {
            kids.struct_element(*part);
        }
        kids.finish();
        document.finish();
        let mut parents = pdf.indirect(PARENTS).dict();
        let mut nums = parents.insert(Name(b"Nums")).array();
        nums.item(0).push().array().items(self.owners.iter().copied());
        nums.finish();
        parents.finish();
        self.pdf.finish()
    }
}

const fn role_of(role: Role) -> Option<StructRole> {
    Some(match role {
        Role::Title => StructRole::H1,
        Role::Heading => StructRole::H2,
        Role::Paragraph => StructRole::P,
        Role::Table => StructRole::Table,
        Role::Row => StructRole::TR,
        Role::ColumnHead | Role::RowHead => StructRole::TH,
        Role::Cell => StructRole::TD,
        Role::Figure => StructRole::Figure,
        Role::Rule => return None,
    })
}
