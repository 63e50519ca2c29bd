"""A home is made once, however many processes find it empty at the same moment."""

import subprocess
import sys
from pathlib import Path

from tests.support.cli import ROOT

OPENS = """
import sys
from pathlib import Path
from sfa_desktop.base.paths import Home
from sfa_desktop.profile import Profile
print("ready", flush=True)
sys.stdin.readline()
profile = Profile.open(Home(Path(sys.argv[1])), passphrase="correct horse")
print(profile.device_id, profile.secrets.replica_key.hex())
profile.close()
"""


def test_processes_that_find_an_empty_home_at_once_make_one_profile(tmp_path: Path) -> None:
    command = [sys.executable, "-c", OPENS, str(tmp_path / "home")]
    processes = [
        subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for _ in range(3)
    ]
    for process in processes:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("\n")
        process.stdin.flush()
    said = {process.communicate(timeout=60)[0] for process in processes}
    assert [process.returncode for process in processes] == [0, 0, 0]
    assert len(said) == 1
