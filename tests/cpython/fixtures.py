"""Stands in for CPython's `test.test_importlib.metadata.fixtures`, of which one decorator is used elsewhere."""

import functools


def parameterize(*cases):
    def decorate(test):
        @functools.wraps(test)
        def wrapper(self):
            for case in cases:
                with self.subTest(**case):
                    test(self, **case)
        return wrapper
    return decorate
