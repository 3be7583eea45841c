"""``python -m govcheck``: the same as the command ``govcheck``."""

import sys

from govcheck.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
