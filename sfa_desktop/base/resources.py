"""Where fonts, icons, mappings and translations lie: in a checkout, in an installed wheel, in a frozen build."""

from pathlib import Path

import sfa_desktop

_PACKAGE = Path(sfa_desktop.__file__).resolve().parent


def root() -> Path:
    """The resources folder: shipped inside the package, or beside it in a checkout."""
    inside = _PACKAGE / "resources"
    return inside if inside.is_dir() else _PACKAGE.parent / "resources"


def path(*parts: str) -> Path:
    """The file or folder of that name below the resources folder."""
    return root().joinpath(*parts)
