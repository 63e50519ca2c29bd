"""Sets up everything a clean clone needs (virtual environment, system libraries) and runs the asked-for step.

Standard library only, because it is what runs first. `make` calls it on Linux and macOS; on Windows it is called
by hand: `py packaging\\bootstrap.py demo` and `py packaging\\bootstrap.py test`.
"""

import contextlib
import ctypes.util
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import BinaryIO

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
STAMP = VENV / "set-up"

# what is looked for -> the Debian package that brings it
LIBRARIES = {
    "GL": "libgl1",
    "EGL": "libegl1",
    "xkbcommon": "libxkbcommon0",
    "dbus-1": "libdbus-1-3",
    "fontconfig": "libfontconfig1",
    "glib-2.0": "libglib2.0-0",
}
WINDOW_LIBRARIES = {
    "xcb-cursor": "libxcb-cursor0",
    "xcb-icccm": "libxcb-icccm4",
    "xcb-keysyms": "libxcb-keysyms1",
    "xcb-shape": "libxcb-shape0",
    "xcb-xkb": "libxcb-xkb1",
    "xkbcommon-x11": "libxkbcommon-x11-0",
}
TEST_PROGRAMS = {
    "Xvfb": "xvfb",
    "xdotool": "xdotool",
    "openbox": "openbox",
    "dbus-run-session": "dbus",
    "gnome-keyring-daemon": "gnome-keyring",
    "pdftoppm": "poppler-utils",
}
PACKAGING_PROGRAMS = {"dpkg-shlibdeps": "dpkg-dev", "debootstrap": "debootstrap"}
POSTGRESQL = "postgresql"


def missing_packages(*, tests: bool, packaging: bool = False) -> list[str]:
    """The Debian packages that bring what is not on this machine."""
    if not sys.platform.startswith("linux"):
        return []
    wanted = {**LIBRARIES, **WINDOW_LIBRARIES}
    packages = [package for name, package in wanted.items() if not ctypes.util.find_library(name)]
    if tests:
        packages += [package for program, package in TEST_PROGRAMS.items() if not shutil.which(program)]
        if not any(Path("/usr/lib/postgresql").glob("*/bin/initdb")):
            packages.append(POSTGRESQL)
        if not Path("/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf").exists():
            packages.append("fonts-noto-color-emoji")
    if packaging:
        packages += [package for program, package in PACKAGING_PROGRAMS.items() if not shutil.which(program)]
    return packages


def install_packages(packages: list[str]) -> None:
    """Install them where that is allowed; else say the exact command and stop."""
    if not packages:
        return
    command = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    prefix: list[str] | None = None
    if shutil.which("apt-get"):
        if os.geteuid() == 0:
            prefix = []
        elif (
            shutil.which("sudo")
            and subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode == 0
        ):
            prefix = ["sudo"]
    if prefix is None:
        sys.exit(
            "Some system libraries are missing. Install them with the line below, or their like on this system, "
            f"then run this again:\n\n    sudo apt-get update && sudo {' '.join(command)}\n"
        )
    print(f"Installing system packages: {' '.join(packages)}", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    quiet = {"env": environment, "stdout": subprocess.DEVNULL}
    subprocess.run([*prefix, "apt-get", "update", "-qq"], check=True, **quiet)
    subprocess.run([*prefix, *command], check=True, **quiet)


def make_environment(*, tests: bool) -> None:
    """Create .venv and install the app, the add-on and the tools, unless nothing changed since the last time."""
    sources = [ROOT / "pyproject.toml", ROOT / "addons" / "tryton" / "pyproject.toml"]
    state = hashlib.sha256(b"".join(path.read_bytes() for path in sources) + sys.version.encode()).hexdigest()
    state += " dev" if tests else ""
    if STAMP.exists() and PYTHON.exists() and STAMP.read_text() in {state, f"{state} dev"}:
        return
    if sys.version_info < (3, 11):  # noqa: UP036 - this file is what an older interpreter is told by
        sys.exit(f"Python 3.11 or later is needed; this is {sys.version.split()[0]}.")
    print("Setting up the virtual environment (one to two minutes the first time) …", flush=True)
    if not PYTHON.exists():
        ready = (
            subprocess.run([sys.executable, "-m", "venv", str(VENV)], capture_output=True, check=False).returncode == 0
        )
        if not ready:  # Debian keeps venv's half in a package of its own
            shutil.rmtree(VENV, ignore_errors=True)
            install_packages([f"python{sys.version_info.major}.{sys.version_info.minor}-venv"])
            subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=True)
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "--upgrade", "pip>=25.1"], check=True)
    addon = str(ROOT / "addons" / "tryton")
    wanted = ["-e", str(ROOT), "-e", f"{addon}[postgresql]" if tests else addon]
    if tests:
        wanted += ["--group", f"{ROOT / 'pyproject.toml'}:dev"]
    subprocess.run([*pip, *wanted], check=True)
    STAMP.write_text(state)


def run_tests(arguments: list[str]) -> int:
    """The whole suite, inside a session bus with an unlocked keyring where the system has one.

    The add-on is a distribution of its own with tests of its own, so it gets a run of its own. Both go at the same
    time; the app's output follows the add-on's, and pytest's last line closes it.
    """
    environment = {**os.environ}
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    keyring: list[str] = []
    if shutil.which("dbus-run-session") and shutil.which("gnome-keyring-daemon"):
        keyring = ["dbus-run-session", "--", "bash", str(ROOT / "packaging" / "with_keyring.sh")]

    def command(what: list[str]) -> list[str]:
        return [*keyring, str(PYTHON), "-m", "pytest", *what]

    if arguments:
        return subprocess.run(command(arguments), cwd=ROOT, env=environment, check=False).returncode
    log = ROOT / "build" / "tests.log"
    log.parent.mkdir(exist_ok=True)
    with log.open("wb") as output, log.open("rb") as said:
        app = subprocess.Popen(command(["tests"]), cwd=ROOT, env=environment, stdout=output, stderr=subprocess.STDOUT)
        addon = subprocess.run(command(["addons/tryton/tests"]), cwd=ROOT, env=environment, check=False).returncode
        follow(app, said)
    return max(addon, abs(app.returncode))


def follow(process: "subprocess.Popen[bytes]", said: BinaryIO) -> None:
    """Print what a process has written to a file, and what it goes on to write, until it ends."""
    while True:
        ended = process.poll() is not None
        words = said.read()
        if words:
            sys.stdout.buffer.write(words)
            sys.stdout.flush()
        elif ended:
            return
        else:
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(1)


def main(arguments: list[str]) -> int:
    """`setup`, `demo [options]`, `test [pytest options]` or `deb [--untried]`."""
    step, rest = (arguments[0], arguments[1:]) if arguments else ("setup", [])
    if step not in {"setup", "demo", "test", "deb"}:
        print(main.__doc__, file=sys.stderr)
        return 2
    tests = step != "demo"
    install_packages(missing_packages(tests=tests, packaging=step == "deb"))
    make_environment(tests=tests)
    if step == "demo":
        return subprocess.run([str(PYTHON), "-m", "sfa_desktop", "demo", *rest], cwd=ROOT, check=False).returncode
    if step == "test":
        return run_tests(rest)
    if step == "deb":
        return subprocess.run(["bash", "packaging/debian/build.sh", *rest], cwd=ROOT, check=False).returncode
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
