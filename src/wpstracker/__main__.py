"""Where the program begins: `wpstracker` and `python -m wpstracker`."""

import sys

from wpstracker.cli import main

if __name__ == "__main__":
    sys.exit(main())
