"""Runs tests of one module on gilscope: `driver.py MODULE list`, `driver.py MODULE run Class.test...`.

What comes out is told in lines that begin with @@, so that what the tests print does not matter.
"""

import sys
import traceback
import unittest


def flat(suite):
    for test in suite:
        if isinstance(test, unittest.BaseTestSuite):
            yield from flat(test)
        else:
            yield test


def name_of(test):
    return f'{type(test).__name__}.{test._testMethodName}'


class Result(unittest.TestResult):
    def __init__(self):
        super().__init__()
        self.outcome = None

    def startTest(self, test):
        super().startTest(test)
        self.outcome = 'passed', ''
        print('@@ start', name_of(test), flush=True)

    def stopTest(self, test):
        super().stopTest(test)
        print('@@ done', name_of(test), *self.outcome, flush=True)

    def bad(self, test, err):
        text = ''.join(traceback.format_exception(err[1]))
        for line in text.splitlines():
            print('@@ trace', line)
        last = traceback.format_exception_only(err[1])[0].strip().splitlines()[0][:150]
        if self.outcome is None or not hasattr(test, '_testMethodName'):
            print('@@ fixture', test, last)  # of a class or module: its tests do not run
        else:
            self.outcome = 'failed', last

    def addError(self, test, err):
        self.bad(test, err)

    addFailure = addError

    def addSubTest(self, test, subtest, err):
        if err is not None:
            self.bad(test, err)

    def addSkip(self, test, reason):
        self.outcome = 'skipped', reason

    def addUnexpectedSuccess(self, test):
        self.outcome = 'failed', 'unexpected success'


def twins():
    """CPython has these twice, in Python and in C; gilscope once."""
    from asyncio import events
    for name in ('_get_running_loop', '_set_running_loop', 'get_running_loop', 'get_event_loop'):
        for twin in ('_py_', '_c_'):
            setattr(events, twin + name, getattr(events, name))


def main(module, command, *names):
    if module == 'test.test_asyncio.test_events':
        twins()
    loaded = __import__(module, fromlist=['x'])
    tests = list(flat(unittest.defaultTestLoader.loadTestsFromModule(loaded)))
    if command == 'list':
        for test in tests:
            print('@@ test', name_of(test))
    else:
        wanted = {name_of(test): test for test in tests}
        unittest.TestSuite([wanted[name] for name in names]).run(Result())
    print('@@ end', flush=True)


if __name__ == '__main__':
    main(*sys.argv[1:])
