"""The table that `make bench` prints: each figure beside its floor and its limit."""

from collections.abc import Iterator, Mapping

_WIDTHS = (34, 12, 12, 10, 10, 10)
_RATIOS = {"first_sync_100k": 1.5, "changes_100": 2.0, "save_order": 3.0, "push_1000": 3.0, "idle_sync": 1.2}
_PLAIN = {
    "first_sync_100k": (("peak_rss_mb", 150, "MB"),),
    "idle_sync": (("peak_rss_mb_1000000", 150, "MB"),),
    "search_200k": (("p95_ms", 16, "ms"), ("worst_ms", 50, "ms"), ("p95_cpu_ms", 16, "ms")),
    "typing": (("p99_ms", 16, "ms"), ("worst_wait_ms", 150, "ms")),
}
"""By work: figures that have a limit of their own, without a floor."""


def _row(*cells: str) -> str:
    first, *others = (cell.ljust(wide) if n == 0 else cell.rjust(wide) for n, (cell, wide) in _paired(cells))
    return f"{first}{''.join(others)}"


def _paired(cells: tuple[str, ...]) -> Iterator[tuple[int, tuple[str, int]]]:
    yield from enumerate(zip(cells, (*_WIDTHS, 10), strict=True))


HEAD = _row("work", "floor", "ours", "CPU", "wall", "limit", "reached")


def line(name: str, figures: Mapping[str, float]) -> Iterator[str]:
    """The lines of one piece of work: its ratio to the floor, then what is limited by itself."""
    if name in _RATIOS:
        ratio, limit = figures["ratio_cpu"], _RATIOS[name]
        wall = f"{figures['ratio_wall']:.2f}" if "ratio_wall" in figures else ""
        yield _row(
            name,
            _time(figures["floor_cpu_s"]),
            _time(figures["ours_cpu_s"]),
            f"{ratio:.2f}",
            wall,
            f"{limit:.1f}",
            _word(ratio <= limit),
        )
    for figure, most, unit in _PLAIN.get(name, ()):
        value = figures[figure]
        yield _row(f"{name}: {figure}", "", f"{value:.1f} {unit}", "", "", f"{most} {unit}", _word(value <= most))


def _time(seconds: float) -> str:
    return f"{seconds:.2f} s" if seconds >= 1 else f"{seconds * 1000:.2f} ms"


def _word(reached: bool) -> str:
    return "yes" if reached else "no"
