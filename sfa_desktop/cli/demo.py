"""demo: the demo company, and the window on it; without a display, a round played and checked."""

import os
import secrets
import sys
from pathlib import Path
from typing import Any

import platformdirs

from sfa_desktop.actions import central
from sfa_desktop.actions.add_endpoint import add_endpoint
from sfa_desktop.actions.central.place import Place, private
from sfa_desktop.actions.central.server import serving
from sfa_desktop.actions.demo_endpoint import demo_endpoint
from sfa_desktop.actions.demo_round import Finding, play_round
from sfa_desktop.base.errors import EXIT_DONE, EXIT_FAULT, HomeReadOnly, SfaError
from sfa_desktop.base.paths import HOME_VARIABLE, Home
from sfa_desktop.base.secrets import keyring_usable
from sfa_desktop.cli.progress import Bar
from sfa_desktop.cli.session import Session, passphrase
from sfa_desktop.profile import Profile


def demo(session: Session) -> int:
    """Make the company, set up Lucía Ferreyra's profile, open the window; or play the round headless."""
    options = session.options
    home = session.home
    if not options.home and not os.environ.get(HOME_VARIABLE):
        home = Home(Path(platformdirs.user_data_path("sfa-desktop-demo", appauthor=False)))
    words = _passphrase(home, passphrase(options))
    running = serving(Place.of(home)) is not None
    with Bar(session.output) as bar:
        endpoint, secret = demo_endpoint(home, accounts=options.accounts, progress=bar.show_central)
    try:
        profile = Profile.open(home, passphrase=words)
        try:
            add_endpoint(profile, endpoint, secret)
            if options.headless or options.doors.window is None or not has_display():
                return _play(session, profile)
        finally:
            profile.close()
        session.output.say(f"The demo company is ready; its profile is in {home.root}.")
        return int(options.doors.window(home, words))
    finally:
        if not running:
            central.stop(home)


def has_display() -> bool:
    """Whether a window could be shown."""
    return sys.platform != "linux" or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


def _passphrase(home: Home, given: str | None) -> str | None:
    """The one given, or, for want of a keyring, one of the demo's own, kept beside its data: it guards nothing real."""
    if given:
        return given
    kept = home.root / "demo-passphrase"
    if kept.is_file():
        return kept.read_text("utf-8").strip()
    if keyring_usable() and not home.wrapped_key.exists():
        return None
    try:
        home.root.mkdir(parents=True, exist_ok=True, mode=0o700)
        private(kept, secrets.token_urlsafe(24))
    except OSError as error:
        raise HomeReadOnly(path=home.root) from error
    return kept.read_text("utf-8").strip()


def _play(session: Session, profile: Profile) -> int:
    output = session.output
    with Bar(output) as bar:

        def tell(finding: Finding) -> None:
            bar.clear()
            if not output.as_json:
                output.say(f"{'ok  ' if finding.passed else 'FAIL'} {finding.name}: {finding.detail}")

        findings = play_round(profile, tell, bar.show_sync)
    pictures, trouble = _pictures(session, profile)
    passed = all(finding.passed for finding in findings) and not trouble
    document: dict[str, Any] = {
        "passed": passed,
        "home": str(profile.home.root),
        "steps": [{"name": f.name, "passed": f.passed, "detail": f.detail} for f in findings],
        "pictures": [str(path) for path in pictures],
        "trouble": trouble or None,
    }
    lines = [f"The profile is in {profile.home.root}."]
    if pictures:
        lines.append(f"{len(pictures)} pictures of the window are in {pictures[0].parent}.")
    if trouble:
        lines.append(f"The pictures could not be drawn: {trouble}")
    lines.append("All of it worked." if passed else "Not all of it worked; the lines marked FAIL say what.")
    output.answer(document, *lines)
    return EXIT_DONE if passed else EXIT_FAULT


def _pictures(session: Session, profile: Profile) -> tuple[list[Path], str]:
    """The pages as pictures, through the window's own code; what kept them from being drawn."""
    draw = session.options.doors.pictures
    if draw is None:
        return [], ""
    folder = profile.home.root / "screenshots"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return list(draw(profile, folder)), ""
    except (ImportError, OSError, SfaError) as error:
        return [], str(error)
