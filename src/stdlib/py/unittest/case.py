"""`TestCase`: one test, with what prepares it and cleans up. Start reading at `TestCase.run`.

What a test can assert is in `_asserts`. Frames of this package are left out of the tracebacks of failures.
"""

import sys
import time
import types
import warnings
from _gilscope import doc as _doc
from functools import partial, wraps

from . import result as _result
from ._asserts import Asserts
from .util import strclass

_no_message = object()


class SkipTest(Exception):
    """Raised in a test to skip it."""


class _ShouldStop(Exception):
    """Leaves a test that goes on no further after a failed subtest."""


class _Outcome:
    """What came out of the parts of one test so far."""

    def __init__(self, result=None):
        self.expecting_failure = False
        self.result = result
        self.result_supports_subtests = hasattr(result, "addSubTest")
        self.success = True
        self.expectedFailure = None

    def part(self, test_case, function, /, *args, **kwargs):
        """Run one part; what it raises is reported. Whether it went well is in `success`, whatever was before."""
        before, self.success = self.success, True
        try:
            function(*args, **kwargs)
        except BaseException as exc:
            self.report(exc, test_case)
        finally:
            self.success = self.success and before

    def report(self, exc, test_case, subtest=None):
        """Deal with what ended a part of a test."""
        if isinstance(exc, KeyboardInterrupt):
            raise exc
        if isinstance(exc, SkipTest):
            self.success = False
            _add_skip(self.result, subtest or test_case, str(exc))
        elif isinstance(exc, _ShouldStop):
            pass
        elif self.expecting_failure:
            self.expectedFailure = type(exc), exc, exc.__traceback__
        else:
            self.success = False
            details = type(exc), exc, exc.__traceback__
            if subtest is not None:
                self.result.addSubTest(test_case, subtest, details)
            elif self.result is not None:
                failed = issubclass(details[0], test_case.failureException)
                (self.result.addFailure if failed else self.result.addError)(test_case, details)


def _add_skip(result, test_case, reason):
    if hasattr(result, 'addSkip'):
        result.addSkip(test_case, reason)
    else:
        warnings.warn('TestResult has no addSkip method, skips not reported', RuntimeWarning, 2)
        result.addSuccess(test_case)


def _enter_context(cm, add_cleanup):
    cls = type(cm)
    try:
        enter, exit = cls.__enter__, cls.__exit__
    except AttributeError:
        text = f"'{cls.__module__}.{cls.__qualname__}' object does not support the context manager protocol"
        if hasattr(cls, '__aenter__') and hasattr(cls, '__aexit__'):
            text += (' but it supports the asynchronous context manager protocol. '
                     'Did you mean to use enterAsyncContext()?')
        raise TypeError(text) from None
    value = enter(cm)
    add_cleanup(exit, cm, None, None, None)
    return value


_module_cleanups = []


def addModuleCleanup(function, /, *args, **kwargs):
    """Have a function called after tearDownModule, even if setUpModule fails."""
    _module_cleanups.append((function, args, kwargs))


def enterModuleContext(cm):
    """Enter a context manager that is left after tearDownModule."""
    return _enter_context(cm, addModuleCleanup)


def doModuleCleanups():
    """Call what addModuleCleanup has collected, the latest first."""
    exceptions = []
    while _module_cleanups:
        function, args, kwargs = _module_cleanups.pop()
        try:
            function(*args, **kwargs)
        except Exception as exc:
            exceptions.append(exc)
    if exceptions:
        raise ExceptionGroup('module cleanup failed', exceptions)


def skip(reason):
    """Decorator: this test, or this class of tests, is not run."""
    def decorate(test_item):
        if not isinstance(test_item, type):
            @wraps(test_item)
            def skip_wrapper(*args, **kwargs):
                raise SkipTest(reason)
            test_item = skip_wrapper
        test_item.__unittest_skip__ = True
        test_item.__unittest_skip_why__ = reason
        return test_item

    if isinstance(reason, types.FunctionType):
        test_item, reason = reason, ''
        return decorate(test_item)
    return decorate


def skipIf(condition, reason):
    """Skip if the condition holds."""
    return skip(reason) if condition else _same


def skipUnless(condition, reason):
    """Skip if the condition does not hold."""
    return _same if condition else skip(reason)


def _same(test_item):
    return test_item


def expectedFailure(test_item):
    """Decorator: this test is right if it fails."""
    test_item.__unittest_expecting_failure__ = True
    return test_item


class _SubTestContext:
    """What subTest() returns: failures inside are reported, and the test goes on."""

    def __init__(self, test_case, message, params):
        self.test_case = test_case
        self.message = message
        self.params = params

    def __enter__(self):
        test_case = self.test_case
        self.outcome = outcome = test_case._outcome
        if outcome is None or not outcome.result_supports_subtests:
            self.outcome = None
            return
        self.parent = test_case._subtest
        above = {} if self.parent is None else self.parent.params
        params = self.params | {name: value for name, value in above.items() if name not in self.params}
        self.subtest = test_case._subtest = _SubTest(test_case, self.message, params)
        self.before, outcome.success = outcome.success, True

    def __exit__(self, exc_type, exc, tb):
        outcome = self.outcome
        if outcome is None:
            return False
        subtest, test_case = self.subtest, self.test_case
        try:
            if exc is not None:
                outcome.report(exc, test_case, subtest)
            elif outcome.success:
                outcome.result.addSubTest(test_case, subtest, None)
            outcome.success = outcome.success and self.before
            if not outcome.success:
                if outcome.result is not None and outcome.result.failfast:
                    raise _ShouldStop
            elif outcome.expectedFailure:
                raise _ShouldStop
        finally:
            outcome.success = outcome.success and self.before
            test_case._subtest = self.parent
        return True

    def __call__(self, function):
        @wraps(function)
        def inner(*args, **kwargs):
            with _SubTestContext(self.test_case, self.message, self.params):
                return function(*args, **kwargs)
        return inner


class TestCase(Asserts):
    """A test is a method whose name begins with "test" in a class derived from this one.

    Each gets an object of its own, so that tests share nothing: setUp, the method, tearDown and the cleanups run one
    after the other. The class attributes longMessage, maxDiff and failureException say how failures are told.
    """

    def __init_subclass__(cls, *args, **kwargs):
        cls._classSetupFailed = False
        cls._class_cleanups = []
        super().__init_subclass__(*args, **kwargs)

    def __init__(self, methodName='runTest'):
        self._testMethodName = methodName
        self._outcome = None
        self._testMethodDoc = 'No test'
        try:
            method = getattr(self, methodName)
        except AttributeError:
            if methodName != 'runTest':
                raise ValueError(f'no such test method in {self.__class__}: {methodName}')
        else:
            # The first line of what CPython says of a partial.
            partly = 'Create a new function with partial application of the given arguments'
            self._testMethodDoc = partly if isinstance(method, partial) else _doc(method)
        self._cleanups = []
        self._subtest = None

    def addCleanup(self, function, /, *args, **kwargs):
        """Have a function called after tearDown, the latest first, even if setUp fails."""
        self._cleanups.append((function, args, kwargs))

    def enterContext(self, cm):
        """Enter a context manager that is left among the cleanups."""
        return _enter_context(cm, self.addCleanup)

    @classmethod
    def addClassCleanup(cls, function, /, *args, **kwargs):
        """Have a function called after tearDownClass, even if setUpClass fails."""
        cls._class_cleanups.append((function, args, kwargs))

    @classmethod
    def enterClassContext(cls, cm):
        """Enter a context manager that is left after tearDownClass."""
        return _enter_context(cm, cls.addClassCleanup)

    def setUp(self):
        """Called before each test."""

    def tearDown(self):
        """Called after each test whose setUp went well."""

    @classmethod
    def setUpClass(cls):
        """Called before the first test of the class."""

    @classmethod
    def tearDownClass(cls):
        """Called after the last test of the class."""

    def countTestCases(self):
        return 1

    def defaultTestResult(self):
        return _result.TestResult()

    def shortDescription(self):
        """The first line of the test's docstring, or None."""
        doc = self._testMethodDoc
        return doc.strip().split("\n")[0].strip() if doc else None

    def id(self):
        return f'{strclass(self.__class__)}.{self._testMethodName}'

    def __eq__(self, other):
        if type(self) is not type(other):
            return NotImplemented
        return self._testMethodName == other._testMethodName

    def __hash__(self):
        return hash((type(self), self._testMethodName))

    def __str__(self):
        return f'{self._testMethodName} ({self.id()})'

    def __repr__(self):
        return f'<{strclass(self.__class__)} testMethod={self._testMethodName}>'

    def subTest(self, msg=_no_message, **params):
        """A with block whose failure is reported under its parameters and does not end the test."""
        return _SubTestContext(self, msg, params)

    def _callSetUp(self):
        self.setUp()

    def _callTestMethod(self, method):
        value = method()
        if value is not None:
            text = (f'It is deprecated to return a value that is not None from a test case '
                    f'({method} returned {type(value).__name__!r})')
            if isinstance(value, types.CoroutineType):
                text += '. Maybe you forgot to use IsolatedAsyncioTestCase as the base class?'
            warnings.warn(text, DeprecationWarning, stacklevel=4)

    def _callTearDown(self):
        self.tearDown()

    def _callCleanup(self, function, /, *args, **kwargs):
        function(*args, **kwargs)

    def _skip_reason(self, method):
        """Why the class or the test is skipped; None if it is not."""
        if getattr(self.__class__, '__unittest_skip__', False) or getattr(method, '__unittest_skip__', False):
            return (getattr(self.__class__, '__unittest_skip_why__', '')
                    or getattr(method, '__unittest_skip_why__', ''))
        return None

    def run(self, result=None):
        """Run the test and tell the result; a result of its own if none is given."""
        stop_run = None
        if result is None:
            result = self.defaultTestResult()
            start_run = getattr(result, 'startTestRun', None)
            stop_run = getattr(result, 'stopTestRun', None)
            if start_run is not None:
                start_run()
        result.startTest(self)
        try:
            method = getattr(self, self._testMethodName)
            reason = self._skip_reason(method)
            if reason is not None:
                _add_skip(result, self, reason)
                return result
            expecting = (getattr(self, '__unittest_expecting_failure__', False)
                         or getattr(method, '__unittest_expecting_failure__', False))
            self._outcome = outcome = _Outcome(result)
            started = time.perf_counter()
            try:
                outcome.part(self, self._callSetUp)
                if outcome.success:
                    outcome.expecting_failure = expecting
                    outcome.part(self, self._callTestMethod, method)
                    outcome.expecting_failure = False
                    outcome.part(self, self._callTearDown)
                self.doCleanups()
                self._add_duration(result, time.perf_counter() - started)
                if outcome.success:
                    if not expecting:
                        result.addSuccess(self)
                    elif outcome.expectedFailure:
                        self._add_expected_failure(result, outcome.expectedFailure)
                    else:
                        self._add_unexpected_success(result)
                return result
            finally:
                outcome.expectedFailure = None  # it holds frames that hold the outcome
                outcome = self._outcome = None
        finally:
            result.stopTest(self)
            if stop_run is not None:
                stop_run()

    def _add_duration(self, result, elapsed):
        if hasattr(result, 'addDuration'):
            result.addDuration(self, elapsed)
        else:
            warnings.warn('TestResult has no addDuration method', RuntimeWarning)

    def _add_expected_failure(self, result, exc_info):
        if hasattr(result, 'addExpectedFailure'):
            result.addExpectedFailure(self, exc_info)
        else:
            warnings.warn('TestResult has no addExpectedFailure method, reporting as passes', RuntimeWarning)
            result.addSuccess(self)

    def _add_unexpected_success(self, result):
        if hasattr(result, 'addUnexpectedSuccess'):
            result.addUnexpectedSuccess(self)
            return
        warnings.warn('TestResult has no addUnexpectedSuccess method, reporting as failure', RuntimeWarning)
        try:
            raise _UnexpectedSuccess from None
        except _UnexpectedSuccess:
            result.addFailure(self, sys.exc_info())

    def doCleanups(self):
        """Call what addCleanup has collected, the latest first."""
        outcome = self._outcome or _Outcome()
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            outcome.part(self, self._callCleanup, function, *args, **kwargs)
        return outcome.success

    @classmethod
    def doClassCleanups(cls):
        """Call what addClassCleanup has collected; what they raise is left in tearDown_exceptions."""
        cls.tearDown_exceptions = []
        while cls._class_cleanups:
            function, args, kwargs = cls._class_cleanups.pop()
            try:
                function(*args, **kwargs)
            except Exception:
                cls.tearDown_exceptions.append(sys.exc_info())

    def __call__(self, *args, **kwds):
        return self.run(*args, **kwds)

    def debug(self):
        """Run the test; what it raises is raised here."""
        method = getattr(self, self._testMethodName)
        reason = self._skip_reason(method)
        if reason is not None:
            raise SkipTest(reason)
        self._callSetUp()
        self._callTestMethod(method)
        self._callTearDown()
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            self._callCleanup(function, *args, **kwargs)

    def skipTest(self, reason):
        """Skip the rest of this test."""
        raise SkipTest(reason)


class _UnexpectedSuccess(Exception):
    """Stands for the failure of a test that was expected to fail."""


class FunctionTestCase(TestCase):
    """A function as a test."""

    def __init__(self, testFunc, setUp=None, tearDown=None, description=None):
        super().__init__()
        self._setUpFunc = setUp
        self._tearDownFunc = tearDown
        self._testFunc = testFunc
        self._description = description

    def setUp(self):
        if self._setUpFunc is not None:
            self._setUpFunc()

    def tearDown(self):
        if self._tearDownFunc is not None:
            self._tearDownFunc()

    def runTest(self):
        self._testFunc()

    def id(self):
        return self._testFunc.__name__

    def _parts(self):
        return self._setUpFunc, self._tearDownFunc, self._testFunc, self._description

    def __eq__(self, other):
        if not isinstance(other, self.__class__):
            return NotImplemented
        return self._parts() == other._parts()

    def __hash__(self):
        return hash((type(self), self._parts()))

    def __str__(self):
        return f'{strclass(self.__class__)} ({self._testFunc.__name__})'

    def __repr__(self):
        return f'<{strclass(self.__class__)} tec={self._testFunc}>'

    def shortDescription(self):
        if self._description is not None:
            return self._description
        doc = _doc(self._testFunc)
        return doc and doc.split("\n")[0].strip() or None


class _SubTest(TestCase):
    """One with block of subTest(), as results hear of it."""

    def __init__(self, test_case, message, params):
        super().__init__()
        self._message = message
        self.test_case = test_case
        self.params = params
        self.failureException = test_case.failureException

    def runTest(self):
        raise NotImplementedError("subtests cannot be run directly")

    def _subDescription(self):
        parts = [] if self._message is _no_message else [f'[{self._message}]']
        if self.params:
            parts.append('({})'.format(', '.join(f'{name}={value!r}' for name, value in self.params.items())))
        return " ".join(parts) or '(<subtest>)'

    def id(self):
        return f'{self.test_case.id()} {self._subDescription()}'

    def shortDescription(self):
        return self.test_case.shortDescription()

    def __str__(self):
        return f'{self.test_case} {self._subDescription()}'
