"""One safeguard taken away, as data: where, what becomes of it, and which tests have to notice."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PATH = Path(__file__).with_name("mutants.toml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutant:
    """A patch of one file."""

    name: str
    why: str
    file: str
    before: str
    after: str
    tests: tuple[str, ...]

    def applied(self, text: str) -> str:
        """The file's text without the safeguard."""
        return text.replace(self.before, self.after, 1)

    def problem(self, root: Path = ROOT) -> str:
        """Why it does not apply to the tree, empty if it does."""
        text = (root / self.file).read_text("utf-8")
        count = text.count(self.before)
        if count != 1:
            return f"what it takes away stands {count} times in {self.file}"
        for test in self.tests:
            path, _, function = test.partition("::")
            if not (root / path).is_file():
                return f"there is no {path}"
            if function and not re.search(rf"^def {function}\(", (root / path).read_text("utf-8"), re.MULTILINE):
                return f"there is no test {function} in {path}"
        return ""


def load() -> list[Mutant]:
    """All mutants, in the order of their file."""
    entries = tomllib.loads(PATH.read_text("utf-8"))
    return [Mutant(name=name, **{**entry, "tests": tuple(entry["tests"])}) for name, entry in entries.items()]
