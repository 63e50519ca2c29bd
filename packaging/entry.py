"""Where the frozen build starts: the same door as `sfa-desktop`."""

import os
import sys

from sfa_desktop.__main__ import main


def give_back_environment() -> None:
    """What the app starts (the engine's process, a browser, the Python that has Tryton) sees the person's environment.

    PyInstaller's starter points LD_LIBRARY_PATH at the bundle; the loader has read it by now, so nothing of ours
    needs it any longer, and another program would load our libraries instead of its own.
    https://pyinstaller.org/en/stable/runtime-information.html#ld-library-path-libpath-considerations
    """
    before = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
    if before is not None:
        os.environ["LD_LIBRARY_PATH"] = before
    else:
        os.environ.pop("LD_LIBRARY_PATH", None)
    os.environ["PYINSTALLER_RESET_ENVIRONMENT"] = "1"  # the engine's process sets itself up like a first one


if __name__ == "__main__":
    if sys.platform == "linux":
        give_back_environment()
    sys.exit(main())
