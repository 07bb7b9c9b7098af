#!/bin/sh
# EbookLib 0.20 gives every chapter of a book that it has read the language of the whole book.
#
# A book in two languages says in its package which is the first (`dc:language`), and each chapter says its own on its
# element `html`: a reading system takes voice, hyphenation and letter forms from there.
# The book below is read with `read_epub` and written with `write_epub`, with nothing done in between, as a tool does
# that adds a cover. Its package says English; one chapter is English, one Chinese, one German.
# Expected: each chapter keeps its language.
# Seen: all three are English, in `lang` and in `xml:lang`. The words are Chinese and German still, which an English voice
# reads now. `item.lang` is empty after `read_epub`, and what is empty is written as the book's
# language. Of an element within the text the language stays. Setting `item.lang` before the book is written helps.
#
# Ends with 0 as long as this is so.
set -eu

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT INT TERM
python3 -m venv "$work/python"
"$work/python/bin/pip" --quiet --disable-pip-version-check install EbookLib==0.20 lxml==6.1.3
cd "$work"
"$work/python/bin/python" - <<'PYTHON'
import re
import sys
import zipfile
from importlib.metadata import version

import ebooklib
from ebooklib import epub

CHAPTERS = {"en": "The state goes on.", "zh": "状态继续传递。", "de": "Der Zustand geht weiter."}

CONTAINER = """<?xml version="1.0"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>"""

PACKAGE = """<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">urn:uuid:00000000-0000-4000-8000-000000000001</dc:identifier>
<dc:title>States</dc:title><dc:language>en</dc:language>
<meta property="dcterms:modified">2026-01-01T00:00:00Z</meta></metadata>
<manifest><item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>%s</manifest>
<spine>%s</spine></package>"""

PAGE = """<?xml version="1.0" encoding="UTF-8"?>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="%s" xml:lang="%s">
<head><title>%s</title></head><body>%s</body></html>"""


def write(path):
    with zipfile.ZipFile(path, "w") as book:
        book.writestr("mimetype", "application/epub+zip")
        book.writestr("META-INF/container.xml", CONTAINER)
        item = '<item id="%s" href="%s.xhtml" media-type="application/xhtml+xml"/>'
        book.writestr("package.opf", PACKAGE % (
            "".join(item % (lang, lang) for lang in CHAPTERS),
            "".join(f'<itemref idref="{lang}"/>' for lang in CHAPTERS)))
        links = "".join(f'<li><a href="{lang}.xhtml">{lang}</a></li>' for lang in CHAPTERS)
        book.writestr("nav.xhtml", PAGE % (
            "en", "en", "Contents", f'<nav epub:type="toc"><h1>Contents</h1><ol>{links}</ol></nav>'))
        for lang, text in CHAPTERS.items():
            quote = '<p><span lang="fr" xml:lang="fr">Fin.</span></p>'
            book.writestr(lang + ".xhtml", PAGE % (lang, lang, lang, f"<h1>{lang}</h1><p>{text}</p>{quote}"))


def languages(path):
    """Of each chapter: `lang` and `xml:lang` of its root, and `lang` of the element within."""
    found = {}
    with zipfile.ZipFile(path) as book:
        for name in book.namelist():
            chapter = re.search(r"\b(en|zh|de)\.xhtml$", name)
            if chapter:
                text = book.read(name).decode()
                root = re.search(r"<html[^>]*>", text)[0]
                found[chapter[1]] = (re.search(r'[^:]lang="(\w+)"', root)[1], re.search(r'xml:lang="(\w+)"', root)[1],
                                     re.search(r'<span[^>]*?[^:]lang="(\w+)"', text)[1])
    return found


write("book.epub")
print("EbookLib", version("EbookLib"))
before = languages("book.epub")
print("before", before)
book = epub.read_epub("book.epub")
read = {item.get_name(): item.lang for item in book.get_items_of_type(ebooklib.ITEM_DOCUMENT)
        if item.get_name() != "nav.xhtml"}
print("lang of what was read", read)
epub.write_epub("again.epub", book)
after = languages("again.epub")
print("after ", after)
for item in book.get_items_of_type(ebooklib.ITEM_DOCUMENT):
    if item.get_name() != "nav.xhtml":
        item.lang = item.get_name()[:2]
epub.write_epub("mended.epub", book)
mended = languages("mended.epub")
print("mended", mended)
told = {lang: (lang, lang, "fr") for lang in CHAPTERS}
sys.exit(0 if before == told and not any(read.values()) and after == {lang: ("en", "en", "fr") for lang in CHAPTERS}
         and mended == told else 1)
PYTHON
