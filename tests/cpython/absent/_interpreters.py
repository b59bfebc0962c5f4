"""What CPython's tests of pools ask of the C module below `concurrent.interpreters`."""

from concurrent.interpreters import NotShareableError, get_current as _current


def get_current():
    return _current().id, 0
