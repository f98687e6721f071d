#!/usr/bin/env python3
"""Checks the formats of the page with readers that are not of this program.

    cargo build && python3 tests/check_formats.py

Each format of the twelve weeks in tests/fixtures/twelve-weeks is written by the built program and read with what stands
on this machine: Python's own readers of JSON, CSV and HTML, `pdftotext` for the PDF, and `html5lib` and `fhir.resources`
where they are installed. What is not there is said and left out. The figures are those of expected.json, and
work_out.py has to come to the same ones.
"""

import csv
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
    found = json.loads(export(program, home, page, "json"))
    if found["short"] != page["page"]["short"] or found["figures"] != page["page"]["figures"]:
        trouble.append(f"json of {name} differs")
    rows = list(csv.DictReader(io.StringIO(export(program, home, page, "csv").decode(), newline=""), strict=True))
    for field, sums in page["records"].items():
        values = [float(row[field]) for row in rows if row.get(field)]
        if len(values) != sums["count"] or abs(sum(values) - sums["sum"]) > 1e-6:
            trouble.append(f"csv of {name}: {field} {len(values)} {sum(values)}")
    written = export(program, home, page, "html").decode()
    reader = Strict()
    reader.feed(written)
    reader.close()
    if reader.open:
        trouble.append(f"html of {name}: {reader.open} is not closed")
    has(f"html of {name}", " ".join(reader.words), page)
    try:
        import html5lib
        html5lib.HTMLParser(strict=True).parse(written)
    except ImportError:
        left_out.add("html5lib")
    except Exception as error:  # whatever a strict parser has to say
        trouble.append(f"html of {name}: {error!r}")
    bundle = export(program, home, page, "fhir").decode()
    try:
        from fhir.resources.R4B.bundle import Bundle
        Bundle.parse_raw(bundle)
    except ImportError:
        left_out.add("fhir.resources")
        json.loads(bundle)
    except Exception as error:  # the same
        trouble.append(f"fhir of {name}: {error}")
    if shutil.which("pdftotext"):
        read = subprocess.run(["pdftotext", "-layout", "-", "-"], input=export(program, home, page, "pdf"),
                              capture_output=True)
        if read.returncode or read.stderr:
            trouble.append(f"pdf of {name}: {read.stderr.decode()}")
        text = read.stdout.decode()
        if text.count("\f") != 1:
            trouble.append(f"pdf of {name}: not one page")
        # Labels at the left stand within a sentence that goes on in the next line; the words have to be there.
        has(f"pdf of {name}", re.sub(r"^(In short|Practice) ", "", text, flags=re.M), page)
    else:
        left_out.add("pdftotext")


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
