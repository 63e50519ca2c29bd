"""Between the HTML that CRMs keep prose in and the plain text of the app."""

import html
import re

_UNSEEN = re.compile(r"<!--.*?-->|<(script|style|head)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
_BLOCK = re.compile(
    r"\s*</?(?:p|div|br|li|tr|h[1-6]|ul|ol|table|blockquote|section|article|header|footer)\b[^>]*>\s*", re.IGNORECASE
)
_TAG = re.compile(r"</?[a-zA-Z][^>]*>")
_SPACES = re.compile(r"[^\S\n]+")
_GAPS = re.compile(r"\n[ \n]*")


def to_text(markup: str) -> str:
    """The words of a piece of HTML, a line for each block; plain text stays as it is."""
    if "<" not in markup:
        return html.unescape(markup) if "&" in markup else markup
    inner = markup[3:-4]
    bare = "<" not in inner and "&" not in inner and "  " not in inner and inner.isprintable()
    if bare and markup[:3] == "<p>" and markup[-4:] == "</p>":
        return inner.strip()  # one paragraph: what most notes are
    if "<!--" in markup or "<s" in markup or "<S" in markup or "<h" in markup:
        markup = _UNSEEN.sub("", markup)
    # Lines of the source are no lines of the text; those of its blocks are.
    text = _TAG.sub("", _BLOCK.sub("\n", markup.replace("\n", " ")))
    if "&" in text:
        text = html.unescape(text).replace("\xa0", " ")
    return _GAPS.sub("\n", _SPACES.sub(" ", text)).strip()


def to_markup(text: str) -> str:
    """Plain text as HTML: a paragraph for each line, nothing in it taken for markup; empty stays empty."""
    if not text.strip():
        return ""
    return "".join(f"<p>{html.escape(line, quote=False) or '<br>'}</p>" for line in text.splitlines())
