"""config export, apply, show, follow, rollback: a company's settings as one signed file."""

import logging
from pathlib import Path

from sfa_desktop.actions.configuration.apply import apply_configuration, read_package, rollback_configuration
from sfa_desktop.actions.configuration.follow import follow as keep_following
from sfa_desktop.actions.configuration.follow import newer, source_of
from sfa_desktop.actions.configuration.package import read
from sfa_desktop.actions.configuration.publish import export_configuration
from sfa_desktop.base import signing
from sfa_desktop.base.errors import EXIT_DONE, EXIT_PERSON, SfaError
from sfa_desktop.cli.session import Session, stdin_line
from sfa_desktop.connectors.route import Route, ca_file

_log = logging.getLogger(__name__)


def export(session: Session) -> int:
    """Write the next version."""
    options, profile = session.options, session.profile
    made = export_configuration(profile, Path(options.file), profile.clock, address=options.address)
    document = {"number": made.number, "fingerprint": made.fingerprint, "file": options.file}
    session.output.answer(document, f"Version {made.number} is in {options.file}, signed by {made.fingerprint}.")
    return EXIT_DONE


def apply(session: Session) -> int:
    """Take a package; without a person where user and password are given or known."""
    options, profile = session.options, session.profile
    secret = stdin_line("the password") if options.secret_stdin else ""
    text = read_package(options.source, Route(ca_file=ca_file(options.ca)))
    steps: list[str] = []

    def say(step: str) -> None:
        steps.append(step)
        _log.info("config apply: %s", step)
        session.output.say(step)

    done = apply_configuration(
        profile, text, user=options.user, secret=secret, fingerprint=options.fingerprint, say=say
    )
    document = {
        "number": done.number, "fingerprint": done.fingerprint, "changed": done.changed, "ready": done.ready,
        "changes": list(done.changes), "missing": list(done.missing), "steps": steps,
    }  # fmt: skip
    state = "ready" if done.ready else "a person is still needed"
    session.output.answer(document, f"Version {done.number} is in use; {state}.")
    return EXIT_DONE if done.ready else EXIT_PERSON


def show(session: Session) -> int:
    """What is in use here, or what a file holds."""
    if session.options.source:
        package, signed = read(read_package(session.options.source))
        endpoints = [(e.name, e.crm, e.url) for e in package.endpoints]
        number, key, address = package.number, signed.key, package.address
    else:
        settings = session.profile.settings
        endpoints = [(e.name, e.crm, e.url) for e in settings.endpoints]
        kept = settings.configuration
        number, key, address = int(kept.get("number", 0)), str(kept.get("key", "")), source_of(settings)
    document = {
        "number": number,
        "fingerprint": signing.fingerprint(key) if key else "",
        "address": address,
        "endpoints": [{"name": name, "crm": crm, "url": url} for name, crm, url in endpoints],
    }
    lines = [
        f"Version {number}, signed by {document['fingerprint']}" if number else "No configuration package is used."
    ]
    lines += [f"Fetched from {address}"] if address else []
    session.output.answer(document, *lines, *(f"{name}: {crm}, {url}" for name, crm, url in endpoints))
    return EXIT_DONE


def follow(session: Session) -> int:
    """Choose where newer ones are looked for, or tell where that is and whether there is one."""
    options, profile = session.options, session.profile
    if options.source or options.off:
        keep_following(profile, "" if options.off else options.source)
    source = source_of(profile.settings)
    problem, waiting = "", False
    try:
        waiting = newer(profile.settings, profile.route() if profile.settings.endpoints else None) is not None
    except SfaError as error:
        problem = str(error)
    document = {"source": source, "newer": waiting, "problem": problem or None}
    told = f"Newer configurations are looked for at {source}." if source else "Nothing is followed."
    state = problem or ("There is a newer one; the next sync takes it." if waiting else "There is none newer now.")
    session.output.answer(document, told, *([state] if source else []))
    return EXIT_DONE


def rollback(session: Session) -> int:
    """Go back to the settings before the latest package."""
    number = rollback_configuration(session.profile)
    before = f"version {number}" if number else "the settings before the first package"
    session.output.answer({"number": number}, f"Back to {before}. The data on this laptop was not touched.")
    return EXIT_DONE
