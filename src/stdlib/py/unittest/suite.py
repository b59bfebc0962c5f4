"""Tests that run one after the other, with what classes and modules set up around them. Start at `TestSuite.run`."""

import sys

from . import case
from .util import strclass


class BaseTestSuite:
    """A list of tests, which may be suites themselves."""

    _cleanup = True

    def __init__(self, tests=()):
        self._tests = []
        self._removed_tests = 0
        self.addTests(tests)

    def __repr__(self):
        return f'<{strclass(self.__class__)} tests={list(self)}>'

    def __eq__(self, other):
        if not isinstance(other, self.__class__):
            return NotImplemented
        return list(self) == list(other)

    def __iter__(self):
        return iter(self._tests)

    def countTestCases(self):
        return self._removed_tests + sum(test.countTestCases() for test in self if test)

    def addTest(self, test):
        if not callable(test):
            raise TypeError(f'{test!r} is not callable')
        if isinstance(test, type) and issubclass(test, (case.TestCase, TestSuite)):
            raise TypeError('TestCases and TestSuites must be instantiated before passing them to addTest()')
        self._tests.append(test)

    def addTests(self, tests):
        if isinstance(tests, str):
            raise TypeError("tests must be an iterable of tests, not a string")
        for test in tests:
            self.addTest(test)

    def run(self, result):
        for index, test in enumerate(self):
            if result.shouldStop:
                break
            test(result)
            if self._cleanup:
                self._removeTestAtIndex(index)
        return result

    def _removeTestAtIndex(self, index):
        # A test that has run is let go, and what it holds with it.
        test = self._tests[index]
        if hasattr(test, 'countTestCases'):
            self._removed_tests += test.countTestCases()
        self._tests[index] = None

    def __call__(self, *args, **kwds):
        return self.run(*args, **kwds)

    def debug(self):
        """Run the tests; what they raise is raised here."""
        for test in self:
            test.debug()


class TestSuite(BaseTestSuite):
    """Calls setUpClass and setUpModule before the first test of a class and of a module, and tears down after."""

    def run(self, result, debug=False):
        outermost = not getattr(result, '_testRunEntered', False)
        if outermost:
            result._testRunEntered = True
        for index, test in enumerate(self):
            if result.shouldStop:
                break
            if not hasattr(test, '__iter__'):
                self._tearDownPreviousClass(test, result)
                self._handleModuleFixture(test, result)
                self._handleClassSetUp(test, result)
                result._previousTestClass = test.__class__
                if getattr(test.__class__, '_classSetupFailed', False) or result._moduleSetUpFailed:
                    continue
            if debug:
                test.debug()
            else:
                test(result)
            if self._cleanup:
                self._removeTestAtIndex(index)
        if outermost:
            self._tearDownPreviousClass(None, result)
            self._handleModuleTearDown(result)
            result._testRunEntered = False
        return result

    def debug(self):
        self.run(_DebugResult(), True)

    def _handleClassSetUp(self, test, result):
        cls = test.__class__
        if (cls == result._previousTestClass or result._moduleSetUpFailed
                or getattr(cls, '__unittest_skip__', False) or not hasattr(cls, 'setUpClass')):
            return
        cls._classSetupFailed = False
        with _Buffered(result):
            try:
                cls.setUpClass()
            except Exception as exc:
                if isinstance(result, _DebugResult):
                    raise
                cls._classSetupFailed = True
                self._report(result, exc, 'setUpClass', strclass(cls))
                if hasattr(cls, 'doClassCleanups'):
                    cls.doClassCleanups()
                    for _, exc, _ in cls.tearDown_exceptions:
                        self._report(result, exc, 'setUpClass', strclass(cls))

    def _tearDownPreviousClass(self, test, result):
        cls = result._previousTestClass
        if (cls is None or cls == test.__class__ or getattr(cls, '_classSetupFailed', False)
                or result._moduleSetUpFailed or getattr(cls, '__unittest_skip__', False)):
            return
        with _Buffered(result):
            if hasattr(cls, 'tearDownClass'):
                try:
                    cls.tearDownClass()
                except Exception as exc:
                    if isinstance(result, _DebugResult):
                        raise
                    self._report(result, exc, 'tearDownClass', strclass(cls))
            if hasattr(cls, 'doClassCleanups'):
                cls.doClassCleanups()
                for _, exc, _ in cls.tearDown_exceptions:
                    if isinstance(result, _DebugResult):
                        raise exc
                    self._report(result, exc, 'tearDownClass', strclass(cls))

    def _get_previous_module(self, result):
        cls = result._previousTestClass
        return None if cls is None else cls.__module__

    def _handleModuleFixture(self, test, result):
        name = test.__class__.__module__
        if name == self._get_previous_module(result):
            return
        self._handleModuleTearDown(result)
        result._moduleSetUpFailed = False
        module = sys.modules.get(name)
        set_up = getattr(module, 'setUpModule', None)
        if set_up is None:
            return
        with _Buffered(result):
            try:
                set_up()
            except Exception as exc:
                if isinstance(result, _DebugResult):
                    raise
                result._moduleSetUpFailed = True
                self._report(result, exc, 'setUpModule', name)
                self._module_cleanups(result, 'setUpModule', name)

    def _handleModuleTearDown(self, result):
        name = self._get_previous_module(result)
        if name is None or result._moduleSetUpFailed or name not in sys.modules:
            return
        with _Buffered(result):
            tear_down = getattr(sys.modules[name], 'tearDownModule', None)
            if tear_down is not None:
                try:
                    tear_down()
                except Exception as exc:
                    if isinstance(result, _DebugResult):
                        raise
                    self._report(result, exc, 'tearDownModule', name)
            self._module_cleanups(result, 'tearDownModule', name)

    def _module_cleanups(self, result, method, name):
        try:
            case.doModuleCleanups()
        except Exception as exc:
            if isinstance(result, _DebugResult):
                raise
            for each in exc.exceptions if isinstance(exc, ExceptionGroup) else [exc]:
                self._report(result, each, method, name)

    def _report(self, result, exc, method, parent):
        error = _ErrorHolder(f'{method} ({parent})')
        if isinstance(exc, case.SkipTest) and hasattr(result, 'addSkip'):
            result.addSkip(error, str(exc))
        else:
            result.addError(error, (type(exc), exc, exc.__traceback__))


class _Buffered:
    """What is printed inside goes where a result wants it."""

    def __init__(self, result):
        self.result = result

    def __enter__(self):
        getattr(self.result, '_setupStdout', _nothing)()

    def __exit__(self, *exc_info):
        getattr(self.result, '_restoreStdout', _nothing)()


def _nothing():
    pass


class _ErrorHolder:
    """Stands for a test where a class or module fails."""

    failureException = None

    def __init__(self, description):
        self.description = description

    def id(self):
        return self.description

    def shortDescription(self):
        return None

    def __repr__(self):
        return f'<ErrorHolder description={self.description!r}>'

    def __str__(self):
        return self.description

    def run(self, result):
        pass

    def __call__(self, result):
        return self.run(result)

    def countTestCases(self):
        return 0


class _DebugResult:
    _previousTestClass = None
    _moduleSetUpFailed = False
    shouldStop = False
