"""There is no `strace`."""

import unittest


def requires_strace():
    return unittest.skip('needs strace')
