"""Where the frozen build starts: the same door as `sfa-desktop`."""

import sys

from sfa_desktop.__main__ import main

if __name__ == "__main__":
    sys.exit(main())
