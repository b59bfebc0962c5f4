"""Runs Python as another program of the simulated machine, and says what came of it."""

import collections
import os
import subprocess
import sys

Result = collections.namedtuple('Result', ('rc', 'out', 'err'))


def interpreter_requires_environment():
    return False


def run_python_until_end(*args, **env_vars):
    env_vars.pop('__isolated', None)
    env = {} if env_vars.pop('__cleanenv', False) else os.environ.copy()
    cwd = env_vars.pop('__cwd', None)
    env.update(env_vars)
    command = [sys.executable, *args]
    child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=env,
                             cwd=cwd)
    with child:
        out, err = child.communicate()
    return Result(child.returncode, out, err), command


def _expect(success, args, env_vars):
    result, command = run_python_until_end(*args, **env_vars)
    if (result.rc == 0) != success:
        raise AssertionError(f'{command!r} ended with {result.rc}\n{result.out.decode()}\n{result.err.decode()}')
    return result


def assert_python_ok(*args, **env_vars):
    return _expect(True, args, env_vars)


def assert_python_failure(*args, **env_vars):
    return _expect(False, args, env_vars)


def spawn_python(*args, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, **kw):
    return subprocess.Popen([sys.executable, *args], stdin=subprocess.PIPE, stdout=stdout, stderr=stderr, **kw)


def kill_python(child):
    child.stdin.close()
    data = child.stdout.read()
    child.stdout.close()
    child.wait()
    return data


def make_script(script_dir, script_basename, source, omit_suffix=False):
    path = os.path.join(script_dir, script_basename if omit_suffix else script_basename + '.py')
    with open(path, 'w', encoding='utf-8') as file:
        file.write(source)
    return path
