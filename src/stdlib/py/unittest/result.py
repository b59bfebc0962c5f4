"""`TestResult`: what came out of the tests, with the texts of failures."""

import io
import sys
import traceback
from functools import wraps

import _traceback
from .util import strclass

_HERE = '/usr/lib/python3.15/unittest/'  # in tracebacks


def failfast(method):
    """Decorator: ends the run after this report, if the result says so."""
    @wraps(method)
    def inner(self, *args, **kw):
        if getattr(self, 'failfast', False):
            self.stop()
        return method(self, *args, **kw)
    return inner


def _trimmed(exc, tb, failure):
    """The traceback without the frames of this package: those that led to the test, and those of an assert method."""
    ours = [filename.startswith(_HERE) and 'mock' not in filename for filename, *_ in _traceback._entries(tb)]
    start = next((at for at, our in enumerate(ours) if not our), len(ours))
    stop = len(ours)
    if type(exc) is failure:
        stop = next((at for at in range(start, len(ours)) if ours[at]), stop)
    return _traceback._cut(tb, start, stop)


class TestResult:
    """Collects reports: failures, errors, skipped… are lists of (test, text)."""

    _previousTestClass = None
    _testRunEntered = False
    _moduleSetUpFailed = False

    def __init__(self, stream=None, descriptions=None, verbosity=None):
        self.failfast = False
        self.failures = []
        self.errors = []
        self.testsRun = 0
        self.skipped = []
        self.expectedFailures = []
        self.unexpectedSuccesses = []
        self.collectedDurations = []
        self.shouldStop = False
        self.buffer = False
        self.tb_locals = False
        self._stdout_buffer = None
        self._stderr_buffer = None
        self._original_stdout = sys.stdout
        self._original_stderr = sys.stderr
        self._mirrorOutput = False

    def printErrors(self):
        pass

    def startTest(self, test):
        self.testsRun += 1
        self._mirrorOutput = False
        self._setupStdout()

    def startTestRun(self):
        pass

    def stopTest(self, test):
        self._restoreStdout()
        self._mirrorOutput = False

    def stopTestRun(self):
        pass

    def _setupStdout(self):
        if self.buffer:
            if self._stderr_buffer is None:
                self._stdout_buffer = io.StringIO()
                self._stderr_buffer = io.StringIO()
            sys.stdout = self._stdout_buffer
            sys.stderr = self._stderr_buffer

    def _buffered(self):
        """What was printed, under its headings."""
        pairs = (('Stdout', sys.stdout), ('Stderr', sys.stderr)) if self.buffer else ()
        for name, stream in pairs:
            text = stream.getvalue()
            if text and not text.endswith('\n'):
                text += '\n'
            yield f'\n{name}:\n{text}' if text else ''

    def _restoreStdout(self):
        if not self.buffer:
            return
        if self._mirrorOutput:
            out, err = self._buffered()
            if out:
                self._original_stdout.write(out)
            if err:
                self._original_stderr.write(err)
        sys.stdout = self._original_stdout
        sys.stderr = self._original_stderr
        for stream in (self._stdout_buffer, self._stderr_buffer):
            stream.seek(0)
            stream.truncate()

    @failfast
    def addError(self, test, err):
        self.errors.append((test, self._exc_info_to_string(err, test)))
        self._mirrorOutput = True

    @failfast
    def addFailure(self, test, err):
        self.failures.append((test, self._exc_info_to_string(err, test)))
        self._mirrorOutput = True

    def addSubTest(self, test, subtest, err):
        """A subtest is over; err is None if it went well."""
        if err is None:
            return
        if getattr(self, 'failfast', False):
            self.stop()
        found = self.failures if issubclass(err[0], test.failureException) else self.errors
        found.append((subtest, self._exc_info_to_string(err, test)))
        self._mirrorOutput = True

    def addSuccess(self, test):
        pass

    def addSkip(self, test, reason):
        self.skipped.append((test, reason))

    def addExpectedFailure(self, test, err):
        self.expectedFailures.append((test, self._exc_info_to_string(err, test)))

    @failfast
    def addUnexpectedSuccess(self, test):
        self.unexpectedSuccesses.append(test)

    def addDuration(self, test, elapsed):
        """A test is over; its time in seconds, cleanups included."""
        self.collectedDurations.append((str(test), elapsed))

    def wasSuccessful(self):
        return not (self.failures or self.errors or self.unexpectedSuccesses)

    def stop(self):
        """Run no more tests after the current one."""
        self.shouldStop = True

    def _exc_info_to_string(self, err, test):
        _, exc, tb = err
        before = exc.__traceback__
        exc.__traceback__ = _trimmed(exc, tb, test.failureException)
        # What it came from is shown without our frames, too.
        seen, waiting = {id(exc)}, [exc.__cause__, exc.__context__]
        while waiting:
            each = waiting.pop()
            if each is not None and id(each) not in seen:
                seen.add(id(each))
                each.__traceback__ = _trimmed(each, each.__traceback__, test.failureException)
                waiting += [each.__cause__, each.__context__]
        text = ''.join(traceback.format_exception(exc))
        exc.__traceback__ = before
        return text + ''.join(self._buffered())

    def __repr__(self):
        return (f'<{strclass(self.__class__)} run={self.testsRun} errors={len(self.errors)} '
                f'failures={len(self.failures)}>')
