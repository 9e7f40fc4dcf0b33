"""``python -m netritual``."""

import sys

from netritual.main import main

sys.exit(main())
