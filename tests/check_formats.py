#!/usr/bin/env python3
"""Checks the formats of the page with readers that are not of this program.

    cargo build && python3 tests/check_formats.py

Each format of the twelve weeks in tests/fixtures/twelve-weeks is written by the built program and read with what stands
on this machine: Python's own readers of JSON, CSV and HTML, `pdftotext` for the PDF, and where they are installed
`jsonschema` (the JSON against assets/schema), `html5lib` (strict), `weasyprint` (the HTML on one sheet of A4 and of Letter),
`pypdf` (what the PDF says of itself) and `fhir.resources` (the bundle as FHIR R4B, which holds all of R4 that stands in it).
What is not there is said and left out. The figures are those of expected.json, and work_out.py has to come to the same ones.
"""

import base64
import csv
import hashlib
import html.parser
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
FIXTURE = HERE / "fixtures" / "twelve-weeks"
VOID = {"meta", "link", "br", "hr", "img", "input"}
trouble, left_out = [], set()


def squeezed(text):
    return " ".join(text.split())


def reader_of(module, names):
    """What an installed library offers; None, and said, where it is not there."""
    try:
        found = __import__(module, fromlist=names)
    except ImportError:
        left_out.add(module.split(".")[0] if not module.startswith("fhir") else "fhir.resources")
        return None
    return found


def export(program, home, page, form):
    days = ["--from", page["page"]["from"], "--to", page["page"]["to"]]
    command = [program, "export", "range", *days, "--format", form, "--output", "-"]
    world = {"HOME": home, "TZ": "Europe/Berlin", "PELVICOACH_DRIVE_AT": "2026-11-23T14:05:00+01:00"}
    return subprocess.run(command, env=world, check=True, capture_output=True).stdout


class Strict(html.parser.HTMLParser):
    """Every tag is closed by the one that belongs to it; the text of each row of a table is kept."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open, self.rows, self.words = [], [], []

    def handle_starttag(self, tag, _):
        if tag not in VOID:
            self.open.append(tag)
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            trouble.append(f"html: </{tag}> closes what it did not open")

    def handle_data(self, data):
        if "style" in self.open:
            return
        self.words.append(data)
        if self.open[-1:] in (["td"], ["th"]):
            self.rows[-1][-1] += data


def has(what, text, page, cells=True):
    """Every sentence, and every row that the page has room for, stands in the text."""
    text = squeezed(text)
    for sentence in page["sentences"]:
        if sentence not in text:
            trouble.append(f"{what}: {sentence!r} is missing")
    shown = sum(squeezed(" ".join(row)) in text for row in page["figures"])
    if cells and shown < min(5, len(page["figures"])):
        trouble.append(f"{what}: {shown} rows of figures")


def check(program, home, page):
    name = page["page"]["from"]
    written = export(program, home, page, "json")
    check_json(name, json.loads(written), page)
    rows = list(csv.DictReader(io.StringIO(export(program, home, page, "csv").decode(), newline=""), strict=True))
    for field, sums in page["records"].items():
        values = [float(row[field]) for row in rows if row.get(field)]
        if len(values) != sums["count"] or abs(sum(values) - sums["sum"]) > 1e-6:
            trouble.append(f"csv of {name}: {field} {len(values)} {sum(values)}")
    check_html(name, export(program, home, page, "html").decode(), page)
    check_fhir(name, export(program, home, page, "fhir").decode(), page)
    check_pdf(name, export(program, home, page, "pdf"), page)


def check_json(name, found, page):
    if found["short"] != page["page"]["short"] or found["figures"] != page["page"]["figures"]:
        trouble.append(f"json of {name} differs")
    jsonschema = reader_of("jsonschema", [])
    if jsonschema:
        schema = json.loads((HERE.parent / "assets" / "schema" / "page.json").read_text(encoding="utf-8"))
        wrong = list(jsonschema.Draft202012Validator(schema).iter_errors(found))
        trouble.extend(f"json of {name}: {error.message[:200]}" for error in wrong)


def check_html(name, written, page):
    reader = Strict()
    reader.feed(written)
    reader.close()
    if reader.open:
        trouble.append(f"html of {name}: {reader.open} is not closed")
    has(f"html of {name}", " ".join(reader.words), page)
    style = written.split("<style>")[1].split("</style>")[0]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    if f"'sha256-{digest}'" not in written or "unsafe-inline" in written:
        trouble.append(f"html of {name}: the policy does not name the style")
    html5lib = reader_of("html5lib", [])
    if html5lib:
        try:
            html5lib.HTMLParser(strict=True).parse(written)
        except Exception as error:  # whatever a strict parser has to say
            trouble.append(f"html of {name}: {error!r}")
    weasyprint = reader_of("weasyprint", [])
    for size in ("A4", "Letter") if weasyprint else ():
        sheet = weasyprint.CSS(string="@page{size:%s}" % size)
        if len(weasyprint.HTML(string=written).render(stylesheets=[sheet]).pages) != 1:
            trouble.append(f"html of {name}: more than one sheet of {size}")


def check_fhir(name, bundle, page):
    resources = [entry["resource"] for entry in json.loads(bundle)["entry"]]
    means = [it for it in resources if "effectivePeriod" in it]
    shown = [row for row in page["page"]["figures"] if row["now"] is not None]
    if [it["valueQuantity"]["value"] for it in means] != [row["now"] for row in shown]:
        trouble.append(f"fhir of {name}: the means differ")
    validator = reader_of("fhir.resources.R4B.bundle", ["Bundle"])
    if validator:
        try:
            validator.Bundle.model_validate_json(bundle)
        except Exception as error:  # the same
            trouble.append(f"fhir of {name}: {error}")


def check_pdf(name, written, page):
    if shutil.which("pdftotext"):
        read = subprocess.run(["pdftotext", "-layout", "-", "-"], input=written, capture_output=True)
        if read.returncode or read.stderr:
            trouble.append(f"pdf of {name}: {read.stderr.decode()}")
        text = read.stdout.decode()
        if text.count("\f") != 1:
            trouble.append(f"pdf of {name}: not one page")
        # Labels at the left stand within a sentence that goes on in the next line; the words have to be there.
        has(f"pdf of {name}", re.sub(r"^(In short|Practice) ", "", text, flags=re.M), page)
    else:
        left_out.add("pdftotext")
    pypdf = reader_of("pypdf", [])
    if pypdf:
        pdf = pypdf.PdfReader(io.BytesIO(written), strict=True)
        root = pdf.trailer["/Root"]
        parts = list(tree(root["/StructTreeRoot"]["/K"]))
        charts = [part for part in parts if part["/S"] == "/Figure"]
        told = all(part.get("/Alt") for part in charts)
        if len(pdf.pages) != 1 or root["/Lang"] != "en" or not pdf.metadata.title or not charts or not told:
            trouble.append(f"pdf of {name}: one page, a language, a title, charts with their words")


def tree(part):
    """A part of the PDF's tree and all that is in it."""
    part = part.get_object()
    yield part
    for kid in part.get("/K", []):
        if not isinstance(kid, int):
            yield from tree(kid)


def main():
    program = str(Path(sys.argv[1] if len(sys.argv) > 1 else HERE.parent / "target" / "debug" / "pelvicoach").resolve())
    worked_out = subprocess.run([sys.executable, FIXTURE / "work_out.py", "--check"], capture_output=True, text=True)
    if worked_out.returncode:
        trouble.append(worked_out.stdout.strip())
    pages = json.loads((FIXTURE / "expected.json").read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as home:
        data = os.path.join(home, ".local", "share", "pelvicoach")
        shutil.copytree(FIXTURE, data, ignore=shutil.ignore_patterns("*.py", "expected.json", "__pycache__"))
        for page in pages:
            check(program, home, page)
    for what in sorted(left_out):
        print(f"not here, left out: {what}")
    for line in trouble:
        print(line)
    print(f"{len(pages)} pages, {len(trouble)} differences")
    sys.exit(1 if trouble else 0)


if __name__ == "__main__":
    main()
