"""`TestLoader`: finds the tests of a class, a module, a name or a folder."""

import os
import re
import sys
import traceback
import types
from fnmatch import fnmatch, fnmatchcase
from functools import cmp_to_key

from . import case, suite, util

_MODULE_FILE = re.compile(r'[_a-z]\w*\.py$', re.IGNORECASE)


class _FailedTest(case.TestCase):
    """Stands for a test that could not be found: running it raises why."""

    _testMethodName = None

    def __init__(self, method_name, exception):
        self._exception = exception
        super().__init__(method_name)

    def __getattr__(self, name):
        if name != self._testMethodName:
            raise AttributeError(f'{type(self).__name__!r} object has no attribute {name!r}', name=name, obj=self)

        def testFailure():
            raise self._exception
        return testFailure


def _is_abstract(cls):
    return bool(getattr(cls, '__abstractmethods__', None))


class TestLoader:
    testMethodPrefix = 'test'
    sortTestMethodsUsing = staticmethod(util.three_way_cmp)
    testNamePatterns = None
    suiteClass = suite.TestSuite
    _top_level_dir = None

    def __init__(self):
        self.errors = []
        self._loading_packages = set()

    def _failed(self, name, exception, message):
        self.errors.append(message)
        return self.suiteClass((_FailedTest(name, exception),))

    def _failed_import(self, name):
        message = f'Failed to import test module: {name}\n{traceback.format_exc()}'
        return self._failed(name, ImportError(message), message)

    def loadTestsFromTestCase(self, testCaseClass):
        """All tests of a class."""
        if issubclass(testCaseClass, suite.TestSuite):
            raise TypeError('Test cases should not be derived from TestSuite. '
                            'Maybe you meant to derive from TestCase?')
        names = []
        if testCaseClass not in (case.TestCase, case.FunctionTestCase) and not _is_abstract(testCaseClass):
            names = self.getTestCaseNames(testCaseClass)
            if not names and hasattr(testCaseClass, 'runTest'):
                names = ['runTest']
        return self.suiteClass(map(testCaseClass, names))

    def getTestCaseNames(self, testCaseClass):
        """Names of the methods that are tests, in order."""
        def wanted(name):
            if not name.startswith(self.testMethodPrefix) or not callable(getattr(testCaseClass, name)):
                return False
            full = f'{testCaseClass.__module__}.{testCaseClass.__qualname__}.{name}'
            patterns = self.testNamePatterns
            return patterns is None or any(fnmatchcase(full, pattern) for pattern in patterns)
        names = [name for name in dir(testCaseClass) if wanted(name)]
        if self.sortTestMethodsUsing:
            names.sort(key=cmp_to_key(self.sortTestMethodsUsing))
        return names

    def loadTestsFromModule(self, module, *, pattern=None):
        """All tests of a module, or what its load_tests() makes of them."""
        tests = self.suiteClass([self.loadTestsFromTestCase(obj)
                                 for obj in [getattr(module, name) for name in dir(module)]
                                 if isinstance(obj, type) and issubclass(obj, case.TestCase)
                                 and obj not in (case.TestCase, case.FunctionTestCase) and not _is_abstract(obj)])
        load_tests = getattr(module, 'load_tests', None)
        if load_tests is None:
            return tests
        try:
            return load_tests(self, tests, pattern)
        except Exception as exc:
            return self._failed(module.__name__, exc, f'Failed to call load_tests:\n{traceback.format_exc()}')

    def loadTestsFromName(self, name, module=None):
        """The tests of a module, a class, a method or what a callable returns, from its dotted name."""
        parts = name.split('.')
        failed = None
        if module is None:
            for end in range(len(parts), 0, -1):
                try:
                    module = __import__('.'.join(parts[:end]))
                    break
                except ImportError:
                    failed = self._failed_import(parts[end - 1])
                    error = self.errors.pop()
            else:
                self.errors.append(error)
                return failed
            parts = parts[1:]
        parent, obj = None, module
        for part in parts:
            try:
                parent, obj = obj, getattr(obj, part)
            except AttributeError as exc:
                if getattr(obj, '__path__', None) is not None and failed is not None:
                    self.errors.append(error)
                    return failed
                return self._failed(part, exc, f'Failed to access attribute:\n{traceback.format_exc()}')
        if isinstance(obj, types.ModuleType):
            return self.loadTestsFromModule(obj)
        if isinstance(obj, type) and issubclass(obj, case.TestCase):
            if obj not in (case.TestCase, case.FunctionTestCase):
                return self.loadTestsFromTestCase(obj)
        elif isinstance(obj, types.FunctionType) and isinstance(parent, type) and issubclass(parent, case.TestCase):
            if _is_abstract(parent):
                raise TypeError(f'Cannot instantiate abstract test case {parent.__name__}')
            test = parent(parts[-1])
            if not isinstance(getattr(test, parts[-1]), types.FunctionType):  # a static method may make tests
                return self.suiteClass([test])
        elif isinstance(obj, suite.TestSuite):
            return obj
        if not callable(obj):
            raise TypeError(f"don't know how to make test from: {obj}")
        test = obj()
        if isinstance(test, suite.TestSuite):
            return test
        if isinstance(test, case.TestCase):
            return self.suiteClass([test])
        raise TypeError(f'calling {obj} returned {test}, not a test')

    def loadTestsFromNames(self, names, module=None):
        return self.suiteClass([self.loadTestsFromName(name, module) for name in names])

    def discover(self, start_dir, pattern='test*.py', top_level_dir=None):
        """The tests in the files of a folder whose names fit, and in the packages below it."""
        before = self._top_level_dir
        top = os.path.abspath(top_level_dir or before or start_dir)
        if top not in sys.path:
            sys.path.insert(0, top)
        self._top_level_dir = top
        start = os.path.abspath(start_dir)
        if not os.path.isdir(start):
            raise NotImplementedError('gilscope does not support discover() with the name of a module yet')
        if start != top and not os.path.isfile(os.path.join(start, '__init__.py')):
            raise ImportError(f'Start directory is not importable: {start!r}')
        tests = list(self._find_tests(start, pattern))
        self._top_level_dir = before
        return self.suiteClass(tests)

    def _name_of(self, path):
        return os.path.relpath(os.path.splitext(path)[0], self._top_level_dir).replace(os.sep, '.')

    def _find_tests(self, folder, pattern):
        for name in sorted(os.listdir(folder)):
            path = os.path.join(folder, name)
            package = os.path.isdir(path)
            if package:
                wanted = os.path.isfile(os.path.join(path, '__init__.py'))
            else:
                wanted = _MODULE_FILE.match(name) and fnmatch(name, pattern)
            if not wanted:
                continue
            module_name = self._name_of(path)
            try:
                __import__(module_name)
            except case.SkipTest as exc:
                test = case.skip(str(exc))(lambda self: None)
                skipped = type('ModuleSkipped', (case.TestCase,), {module_name: test})
                yield self.suiteClass((skipped(module_name),))
                continue
            except BaseException:
                yield self._failed_import(module_name)
                continue
            module = sys.modules[module_name]
            yield self.loadTestsFromModule(module, pattern=pattern)
            if package and not hasattr(module, 'load_tests'):
                yield from self._find_tests(path, pattern)


defaultTestLoader = TestLoader()
