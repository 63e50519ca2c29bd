"""Between the HTML that CRMs keep prose in and the plain text of the app."""

import html
import re
from html.parser import HTMLParser

_BLOCKS = frozenset(
    {"p", "div", "br", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "blockquote"}
)
_SILENT = frozenset({"script", "style", "head"})


def to_text(markup: str) -> str:
    """The words of a piece of HTML, a line for each block; plain text stays as it is."""
    if "<" not in markup and "&" not in markup:
        return markup
    reader = _Words()
    reader.feed(markup)
    reader.close()
    lines = [re.sub(r"[^\S\n]+", " ", line).strip() for line in "".join(reader.parts).split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def to_markup(text: str) -> str:
    """Plain text as HTML: a paragraph for each line, nothing in it taken for markup; empty stays empty."""
    if not text.strip():
        return ""
    return "".join(f"<p>{html.escape(line, quote=False) or '<br>'}</p>" for line in text.splitlines())


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag in _SILENT:
            self._silent += 1
        elif tag in _BLOCKS and self.parts and not self.parts[-1].endswith("\n"):
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag in _BLOCKS and self.parts and not self.parts[-1].endswith("\n"):
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.parts.append(re.sub(r"\s+", " ", data))
