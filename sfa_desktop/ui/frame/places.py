"""Which pages there are here: some are for administrators, some are about a kind of which the office keeps nothing."""

from collections.abc import Sequence

from sfa_desktop.ui.page import PageSpec, Place


class Places:
    """The registry of pages as this person has it."""

    def __init__(self, pages: Sequence[PageSpec]) -> None:
        self.specs = {spec.name: spec for spec in pages}
        self.admin = False
        self.absent: frozenset[str] = frozenset()
        """Kinds of which the office keeps nothing."""

    @property
    def first(self) -> str:
        """The page one begins with."""
        return next(iter(self.specs))

    def offers(self, name: str) -> bool:
        """Whether the office keeps what a page is about; of anything that is no page, yes."""
        return name not in self.specs or self.specs[name].needs not in self.absent

    def has(self, name: str) -> bool:
        """Whether there is a page of this name for this person."""
        return name in self.specs and (self.admin or not self.specs[name].admin)

    def shown(self) -> list[PageSpec]:
        """The places on the rail."""
        return [spec for spec in self._placed() if self.has(spec.name) and self.offers(spec.name)]

    def keys(self) -> dict[str, str]:
        """By name: the key of a place, the same whichever others are shown."""
        ordered = sorted(self._placed(), key=lambda spec: spec.place is Place.FOOT)
        return {spec.name: f"Ctrl {number % 10}" for number, spec in enumerate(ordered[:10], 1)}

    def _placed(self) -> list[PageSpec]:
        return [spec for spec in self.specs.values() if spec.place is not Place.NONE]
