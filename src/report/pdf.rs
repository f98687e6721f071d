//! The page as a PDF of one sheet: the same lines as the text, in Helvetica, with bars drawn instead of set. It carries a
//! title, a language and the order of reading, and nothing about who made it or when.

use pdf_writer::types::StructRole;
use pdf_writer::{Content, Finish, Name, Pdf, Rect, Ref, Str, TextStr};

use super::fit::fitted;
use super::letters;
use super::sheet::Sheet;
use super::text::{COLUMNS, Piece, Row, RowKind, What, rows};
use crate::insight::Page;
use crate::words::{say, tell};

/// A4, in points. What is drawn is low enough for US Letter too.
const SHEET: [f32; 2] = [595.0, 842.0];
/// One column and one line, in points.
const COLUMN: f32 = 6.3;
const LINE: f32 = 11.4;
/// Where the first line stands.
const TOP: f32 = 768.0;
/// The sizes of letters.
const SIZE: f32 = 9.3;
const TITLE: f32 = 13.0;
const FOOT: f32 = 7.6;
/// Half a bar's width, and how high a bar of ten is.
const BAR: [f32; 2] = [14.0, 9.6];

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
const FIRST_LINE: i32 = 11;

/// The page as the bytes of a PDF.
///
/// # Errors
/// One line when a name or a note holds letters that the fonts do not have.
pub fn pdf(page: &Page) -> Result<Vec<u8>, String> {
    let sheet = fitted(Sheet::of(page));
    let rows = rows(&sheet);
    let mut drawing = Drawing { content: Content::new(), unknown: String::new(), lines: Vec::new() };
    for (n, row) in rows.iter().enumerate() {
        drawing.row(n, row);
    }
    if !drawing.unknown.is_empty() {
        return Err(tell("page-pdf-letters", &[("letters", drawing.unknown.into())]));
    }
    Ok(file(&sheet.title, &drawing.content.finish(), &drawing.lines))
}

/// What is drawn so far.
struct Drawing {
    content: Content,
    /// Letters that the fonts do not have.
    unknown: String,
    /// The kind of each line that is read aloud, in order.
    lines: Vec<StructRole>,
}

impl Drawing {
    fn row(&mut self, n: usize, row: &Row) {
        if row.pieces.is_empty() {
            return;
        }
        #[expect(clippy::cast_precision_loss, reason = "sixty lines")]
        let y = TOP - n as f32 * LINE;
        let role = if row.kind == RowKind::Title { StructRole::H1 } else { StructRole::P };
        let number = i32::try_from(self.lines.len()).unwrap_or_default();
        let tag = if row.kind == RowKind::Title { Name(b"H1") } else { Name(b"P") };
        self.content.begin_marked_content_with_properties(tag).properties().identify(number);
        for piece in &row.pieces {
            match &piece.what {
                What::Text(text) => self.text(piece, text, row.kind, y),
                What::Label(text) => self.text(piece, text, RowKind::Head, y),
                What::Bar(value) => self.bar(piece, *value, y),
                What::Dot => self.dot(piece, y),
            }
        }
        self.content.end_marked_content();
        self.lines.push(role);
        if row.kind == RowKind::Head {
            self.rule(row, y - 2.6);
        }
    }

    fn text(&mut self, piece: &Piece, text: &str, kind: RowKind, y: f32) {
        let bytes = match letters::bytes(text) {
            Ok(bytes) => bytes,
            Err(unknown) => {
                let new: Vec<char> = unknown.chars().filter(|c| !self.unknown.contains(*c)).take(5).collect();
                self.unknown.extend(new);
                return;
            }
        };
        let (font, size, gray) = match kind {
            RowKind::Title => (BOLD, TITLE, 0.1),
            RowKind::Head => (BOLD, SIZE, 0.25),
            RowKind::Foot => (PLAIN, FOOT, 0.35),
            RowKind::Plain => (PLAIN, SIZE, 0.1),
        };
        // Bold letters are a little wider than the widths that are known here.
        let wide = letters::width(&bytes, size) * if font == BOLD { 1.08 } else { 1.0 };
        let room = columns(piece.width);
        let squeezed = (room / wide.max(0.1)).min(1.0);
        let x = if piece.right { left(piece.at + piece.width) - wide * squeezed } else { left(piece.at) };
        self.content.begin_text();
        self.content.set_fill_gray(gray).set_font(font, size).set_horizontal_scaling(100.0 * squeezed);
        self.content.next_line(x, y).show(Str(&bytes)).end_text();
    }

    /// A bar from the line upwards. Its figure stands in the line beneath.
    fn bar(&mut self, piece: &Piece, value: f64, y: f32) {
        #[expect(clippy::cast_possible_truncation, reason = "a figure from 0 to 10")]
        let height = (value.clamp(0.0, 10.0) / 10.0) as f32 * BAR[1] + 0.4;
        self.content.set_fill_rgb(0.13, 0.42, 0.45);
        self.content.rect(left(piece.at), y - 1.5, BAR[0], height).fill_nonzero();
    }

    /// A practice: a small diamond.
    fn dot(&mut self, piece: &Piece, y: f32) {
        let (x, y, r) = (left(piece.at) + BAR[0] / 2.0, y + 3.0, 2.6);
        self.content.set_fill_rgb(0.13, 0.42, 0.45);
        self.content
            .move_to(x - r, y)
            .line_to(x, y + r)
            .line_to(x + r, y)
            .line_to(x, y - r)
            .close_path()
            .fill_nonzero();
    }

    /// The line beneath the head of a table.
    fn rule(&mut self, row: &Row, y: f32) {
        let at = row.pieces.first().map_or(0, |piece| piece.at);
        self.content.set_stroke_gray(0.7).set_line_width(0.5);
        self.content.move_to(left(at), y).line_to(left(COLUMNS), y).stroke();
    }
}

fn columns(count: usize) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "eighty columns")]
    let count = count as f32;
    count * COLUMN
}

/// Where a column begins on the sheet.
fn left(column: usize) -> f32 {
    (SHEET[0] - columns(COLUMNS)) / 2.0 + columns(column)
}

/// The file around what is drawn.
fn file(title: &str, content: &[u8], lines: &[StructRole]) -> Vec<u8> {
    let line = |n: usize| Ref::new(FIRST_LINE + i32::try_from(n).unwrap_or_default());
    let mut pdf = Pdf::new();
    let mut catalog = pdf.catalog(CATALOG);
    catalog.pages(PAGES).lang(TextStr(&say("page-language")));
    catalog.viewer_preferences().display_doc_title(true);
    catalog.mark_info().marked(true);
    catalog.pair(Name(b"StructTreeRoot"), TREE);
    catalog.finish();
    pdf.pages(PAGES).kids([PAGE]).count(1);
    let mut sheet = pdf.page(PAGE);
    sheet.parent(PAGES).media_box(Rect::new(0.0, 0.0, SHEET[0], SHEET[1])).contents(CONTENT).struct_parents(0);
    sheet.resources().fonts().pair(PLAIN, FONTS[0]).pair(BOLD, FONTS[1]);
    sheet.finish();
    pdf.stream(CONTENT, content);
    for (font, name) in FONTS.into_iter().zip([&b"Helvetica"[..], b"Helvetica-Bold"]) {
        pdf.type1_font(font).base_font(Name(name)).encoding_predefined(Name(b"WinAnsiEncoding"));
    }
    pdf.document_info(INFO).title(TextStr(title));
    pdf.indirect(TREE)
        .dict()
        .pair(Name(b"Type"), Name(b"StructTreeRoot"))
        .pair(Name(b"K"), DOCUMENT)
        .pair(Name(b"ParentTree"), PARENTS);
    let mut document = pdf.struct_element(DOCUMENT);
    document.kind(StructRole::Document).parent(TREE);
    document.children().items((0..lines.len()).map(line));
    document.finish();
    let mut parents = pdf.indirect(PARENTS).dict();
    let mut nums = parents.insert(Name(b"Nums")).array();
    nums.item(0).push().array().items((0..lines.len()).map(line));
    nums.finish();
    parents.finish();
    for (n, role) in lines.iter().enumerate() {
        let mut element = pdf.struct_element(line(n));
        element.kind(*role).parent(DOCUMENT).page(PAGE);
        element.marked_content_child().page(PAGE).marked_content_id(i32::try_from(n).unwrap_or_default());
    }
    pdf.finish()
}
