"""`python -m unittest`."""

import sys

from .main import main

sys.argv[0] = 'python -m unittest'
main(module=None)
