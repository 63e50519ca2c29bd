"""A progress bar with a total on a terminal; plain lines where standard error is a file."""

from types import TracebackType

from sfa_desktop.actions.central import CentralProgress
from sfa_desktop.actions.central.place import STAGES
from sfa_desktop.cli.output import Output
from sfa_desktop.entities.exchange import Progress

_WIDTH = 30
_SYNC = {"ask": "Asking the office", "push": "Sending", "pull": "Receiving", "verify": "Comparing", "index": "Indexing",
         "files": "Sending files"}  # fmt: skip


class Bar:
    """Shows how far something is, on standard error; with JSON output it is silent on a file."""

    def __init__(self, output: Output) -> None:
        self._output = output
        self._live = output.err.isatty()
        self._last = ""
        self._shown = 0

    def __enter__(self) -> "Bar":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._live and self._shown:
            print(file=self._output.err)

    def show(self, what: str, done: int, total: int | None) -> None:
        """`done` of `total` of `what`."""
        if not self._live:
            if what != self._last and not self._output.as_json:
                self._output.say(f"{what} …")
            self._last = what
            return
        share = min(done / total, 1.0) if total else 0.0
        filled = round(share * _WIDTH)
        number = f"{share:4.0%}" if total else f"{done}"
        line = f"[{'#' * filled}{'.' * (_WIDTH - filled)}] {number}  {what}"
        print(f"\r{line.ljust(self._shown)}", end="", file=self._output.err, flush=True)
        self._shown = len(line)

    def clear(self) -> None:
        """Take the bar off the line, for something that is to stay."""
        if self._live and self._shown:
            print(f"\r{' ' * self._shown}\r", end="", file=self._output.err, flush=True)
            self._shown = 0

    def show_central(self, progress: CentralProgress) -> None:
        """How far the making of the demo company is."""
        self.show(STAGES.get(progress.stage, progress.stage), progress.done, progress.total)

    def show_sync(self, progress: Progress) -> None:
        """How far a round is."""
        what = _SYNC.get(progress.stage, progress.stage)
        self.show(f"{what}: {progress.kind}" if progress.kind else what, progress.done, progress.total)
