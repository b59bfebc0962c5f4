"""What machine this is: a simulated Linux on x86-64."""

import collections
import os
import sys

uname_result = collections.namedtuple('uname_result', 'system node release version machine processor')


def uname():
    return uname_result('Linux', 'gilscope', '6.12.0', '#1 SMP', 'x86_64', 'x86_64')


def system():
    return 'Linux'


def node():
    return 'gilscope'


def release():
    return '6.12.0'


def version():
    return '#1 SMP'


def machine():
    return 'x86_64'


def processor():
    return 'x86_64'


def platform(aliased=False, terse=False):
    return 'Linux-6.12.0-x86_64-with-glibc2.41'


def architecture(executable=None, bits='', linkage=''):
    return (bits or '64bit', linkage or 'ELF')


def libc_ver(executable=None, lib='', version='', chunksize=16384):
    return ('glibc', '2.41')


def python_implementation():
    return 'CPython'


def python_version():
    return '%d.%d.%d' % tuple(sys.version_info)[:3]


def python_version_tuple():
    return tuple(python_version().split('.'))


def python_branch():
    return ''


python_revision = python_branch


def python_compiler():
    return 'GCC 14.2.0'


def python_build():
    return ('main', 'Jan  1 2026 00:00:00')
