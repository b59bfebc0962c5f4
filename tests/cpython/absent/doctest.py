"""Not in gilscope: tests in docstrings."""

import unittest


def DocTestSuite(*args, **kwargs):
    return unittest.TestSuite()
