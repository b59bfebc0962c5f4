"""How this Python was built."""

import sys


def get_config_vars(*names):
    free = 0 if sys._is_gil_enabled() else 1
    known = {'Py_GIL_DISABLED': free, 'prefix': '/usr', 'exec_prefix': '/usr', 'py_version': '3.15.2',
             'py_version_short': '3.15', 'py_version_nodot': '315', 'SOABI': f"cpython-315{'t' * free}-x86_64-linux-gnu",
             'EXT_SUFFIX': f".cpython-315{'t' * free}-x86_64-linux-gnu.so", 'abiflags': 't' * free}
    return [known.get(name) for name in names] if names else known


def get_config_var(name):
    return get_config_vars(name)[0]


def get_platform():
    return 'linux-x86_64'


def get_python_version():
    return '3.15'


def is_python_build():
    return False
