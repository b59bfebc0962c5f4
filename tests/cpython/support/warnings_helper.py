"""Warnings in tests."""

import contextlib
import warnings


@contextlib.contextmanager
def ignore_warnings(*, category, message=''):
    with warnings.catch_warnings():
        warnings.filterwarnings('ignore', category=category, message=message)
        yield


def ignore_fork_in_thread_deprecation_warnings():
    return _quiet()


@contextlib.contextmanager
def _quiet():
    with warnings.catch_warnings():
        warnings.simplefilter('ignore', DeprecationWarning)
        yield


class _Recorder:
    def __init__(self, found):
        self.warnings = found

    def __getattr__(self, name):
        if self.warnings:
            return getattr(self.warnings[-1], name)
        raise AttributeError(name)


@contextlib.contextmanager
def check_warnings(*filters, quiet=False):
    with warnings.catch_warnings(record=True) as found:
        warnings.simplefilter('always')
        yield _Recorder(found)


@contextlib.contextmanager
def check_no_resource_warning(testcase):
    yield


def check_no_warnings(testcase, message='', category=Warning, force_gc=False):
    return _none(testcase)


@contextlib.contextmanager
def _none(testcase):
    with warnings.catch_warnings(record=True) as found:
        warnings.simplefilter('always')
        yield
    testcase.assertEqual(found, [])
