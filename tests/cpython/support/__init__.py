"""Stands in for CPython's `test.support`: what its tests of threads, pools and asyncio ask of it.

The simulated machine has fork, threads, sockets and a few programs; it has no C API, no sanitizers, no real time.
"""

import contextlib
import functools
import gc
import os
import sys
import time
import unittest

verbose = False
Py_GIL_DISABLED = not sys._is_gil_enabled()
MS_WINDOWS = is_android = is_emscripten = is_wasi = is_apple_mobile = False
HAVE_ASAN_FORK_BUG = False
has_fork_support = has_socket_support = True
has_subprocess_support = True
PGO = False
LOOPBACK_TIMEOUT = 10.0
INTERNET_TIMEOUT = 60.0
SHORT_TIMEOUT = 30.0
LONG_TIMEOUT = 300.0
PIPE_MAX_SIZE = 4 * 1024 * 1024 + 1
SOCK_MAX_SIZE = 16 * 1024 * 1024 + 1
STDLIB_DIR = TEST_HOME_DIR = '/usr/lib/python3.15'

# Tests ask whether they are there, and asking for what gilscope lacks ends a run.
os.sendfile = os.waitid = os.openpty = os.mkfifo = os.abort = os.setpgid = os.getpgid = os.getsid = os.umask = os.getgid = os.getuid = os.setreuid = os.setregid = os.setgroups = None


class TestFailed(Exception):
    pass


def _same(test):
    return test


def _needs(what):
    return unittest.skip(f'needs {what}')


def requires_subprocess():
    return _same


def requires_fork():
    return _same


def requires_working_socket(*, module=False):
    return None if module else _same


def requires_resource(resource):
    return _same


def requires_gil_enabled(msg='needs the GIL enabled'):
    return unittest.skipIf(Py_GIL_DISABLED, msg)


def requires_mac_ver(*version):
    return _same


def requires_specialization(test):
    return _needs('the specializing interpreter')(test)


def cpython_only(test):
    return test


def no_tracing(test):
    return test


def refcount_test(test):
    return _needs('exact reference counts')(test)


def check_sanitizer(**kinds):
    return False


def skip_if_sanitizer(reason=None, **kinds):
    return _same


def skip_if_broken_multiprocessing_synchronize():
    pass


def bigmemtest(size, memuse, dry_run=True):
    """Runs the test with a small size."""
    def decorate(test):
        @functools.wraps(test)
        def wrapper(self):
            return test(self, 5147)
        return wrapper
    return decorate


def subTests(names, values, /, *, _do_cleanups=False):
    """Runs a test once for each of the values, as a subtest."""
    names = names.replace(',', ' ').split() if isinstance(names, str) else names
    values = [(each,) if len(names) == 1 else each for each in values]

    def decorate(test):
        @functools.wraps(test)
        def wrapper(self, /, *args, **kwargs):
            for each in values:
                given = dict(zip(names, each))
                with self.subTest(**given):
                    test(self, *args, **kwargs, **given)
                if _do_cleanups:
                    self.doCleanups()
        return wrapper
    return decorate


def gc_collect():
    gc.collect()


@contextlib.contextmanager
def disable_gc():
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


@contextlib.contextmanager
def captured_output(name):
    import io
    before = getattr(sys, name)
    setattr(sys, name, io.StringIO())
    try:
        yield getattr(sys, name)
    finally:
        setattr(sys, name, before)


def captured_stdout():
    return captured_output('stdout')


def captured_stderr():
    return captured_output('stderr')


_missing = object()


@contextlib.contextmanager
def swap_attr(obj, name, value):
    before = getattr(obj, name, _missing)
    setattr(obj, name, value)
    try:
        yield None if before is _missing else before
    finally:
        if before is _missing:
            delattr(obj, name)
        else:
            setattr(obj, name, before)


@contextlib.contextmanager
def swap_item(obj, key, value):
    before = obj.get(key, _missing)
    obj[key] = value
    try:
        yield None if before is _missing else before
    finally:
        if before is _missing:
            del obj[key]
        else:
            obj[key] = before


def setswitchinterval(interval):
    sys.setswitchinterval(interval)


def busy_retry(timeout, err_msg=None, /, *, error=True):
    """Yields until the time is over, and then fails."""
    if timeout <= 0:
        raise ValueError('timeout must be greater than zero')
    start = time.monotonic()
    while True:
        yield
        if time.monotonic() > start + timeout:
            break
    if error:
        raise AssertionError(f'timeout ({time.monotonic() - start:.1f} seconds)' + (f': {err_msg}' if err_msg else ''))


def sleeping_retry(timeout, err_msg=None, /, *, init_delay=0.010, max_delay=1.0, error=True):
    """The same with pauses, each twice as long as the one before."""
    delay = init_delay
    for _ in busy_retry(timeout, err_msg, error=error):
        yield
        time.sleep(delay)
        delay = min(2 * delay, max_delay)


def wait_process(pid, *, exitcode, timeout=None):
    _, status = os.waitpid(pid, 0)
    code = os.waitstatus_to_exitcode(status)
    if code != exitcode:
        raise AssertionError(f'process {pid} exited with code {code}, but exit code {exitcode} is expected')


def reap_children():
    pass


def print_warning(msg):
    print('Warning --', msg, file=sys.stderr)


environment_altered = False


def check__all__(test_case, module, name_of_module=None, extra=(), not_exported=()):
    """`__all__` must name all that is public and of this module."""
    owners = (module.__name__,) if name_of_module is None else name_of_module
    owners = (owners,) if isinstance(owners, str) else owners
    expected = set(extra)
    for name in dir(module):
        if name.startswith('_') or name in not_exported:
            continue
        obj = getattr(module, name)
        if getattr(obj, '__module__', None) in owners or (
                not hasattr(obj, '__module__') and type(obj).__name__ != 'module'):
            expected.add(name)
    test_case.assertCountEqual(module.__all__, expected)


def run_in_subinterp(code):
    raise unittest.SkipTest('needs the C API')


run_in_subinterp_with_config = run_in_subinterp


def calcobjsize(fmt):
    raise unittest.SkipTest('needs sizes of C structures')


check_sizeof = calcvobjsize = calcobjsize


def force_not_colorized(test):
    return test


force_not_colorized_test_class = force_not_colorized


class SuppressCrashReport:
    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        pass


def maybe_get_event_loop_policy():
    import asyncio
    return asyncio.events._event_loop_policy


def load_package_tests(pkg_dir, loader, standard_tests, pattern):
    return standard_tests


class _Ordered:
    """Equal to everything, above or below everything."""

    def __init__(self, equal, above):
        self.equal, self.above = equal, above

    def __eq__(self, other):
        return self.equal or isinstance(other, _Ordered) and self.above is other.above

    def __hash__(self):
        return id(self)

    def __lt__(self, other):
        return not self.above and not self == other

    def __gt__(self, other):
        return self.above and not self == other

    def __le__(self, other):
        return not self.above or self == other

    def __ge__(self, other):
        return self.above or self == other


ALWAYS_EQ = _Ordered(True, False)
LARGEST = _Ordered(False, True)
SMALLEST = _Ordered(False, False)


# === Other programs ===

unix_shell = '/bin/sh'
skip_on_low_desktop_heap_memory_subprocess = _same


def findfile(filename, subdir=None):
    return os.path.join('/home/user/test', subdir or '', filename)


def get_pagesize():
    return 4096


def make_clean_env():
    return {name: value for name, value in os.environ.items() if not name.startswith('PYTHON')}
