"""A command with subcommands: types, actions, errors and help."""
import argparse
import concurrent.futures
import enum
import sys
import time
import textwrap
import os
import logging
from functools import partial


class Mode(enum.Enum):
    THREAD = 'thread'
    PROCESS = 'process'
    SERIAL = 'serial'

    def __str__(self):
        return self.value

    @classmethod
    def parse(cls, s):
        try:
            return cls(s.lower())
        except ValueError:
            raise argparse.ArgumentTypeError(f'invalid mode {s!r} (choose from {", ".join(map(str, cls))})')


def positive(s):
    n = int(s)
    if n <= 0:
        raise argparse.ArgumentTypeError(f'{n} is not positive')
    return n


class KeyValue(argparse.Action):
    def __call__(self, parser, ns, values, option_string=None):
        d = getattr(ns, self.dest) or {}
        for kv in values:
            k, sep, v = kv.partition('=')
            if not sep:
                parser.error(f'{option_string} expects key=value, got {kv!r}')
            d[k] = v
        setattr(ns, self.dest, d)


def build():
    p = argparse.ArgumentParser('work', description=textwrap.dedent('''\
        Run jobs.
          Twice if asked.'''), formatter_class=argparse.RawTextHelpFormatter, allow_abbrev=False, fromfile_prefix_chars='@')
    p.add_argument('--version', action='version', version='%(prog)s 1.2')
    p.add_argument('-q', '--quiet', action='store_true')
    p.add_argument('--level', type=str.upper, choices=['DEBUG', 'INFO'], default='INFO')
    sub = p.add_subparsers(dest='cmd', required=True, title='commands', metavar='CMD')
    run = sub.add_parser('run', help='run jobs', aliases=['r'], formatter_class=argparse.ArgumentDefaultsHelpFormatter)
    run.add_argument('jobs', nargs='+', type=int, help='job numbers')
    run.add_argument('-w', '--workers', type=positive, default=2, help='how many workers')
    run.add_argument('-m', '--mode', type=Mode.parse, default=Mode.THREAD, help='where they run')
    run.add_argument('-D', '--define', nargs='*', action=KeyValue, default=None, help='settings')
    run.add_argument('--color', action=argparse.BooleanOptionalAction, default=True, help='colour')
    run.set_defaults(func=cmd_run)
    lst = sub.add_parser('list', help='list jobs')
    lst.add_argument('--tag', action='append', default=[], help=argparse.SUPPRESS)
    lst.add_argument('pattern', nargs='?', const='c', default='*')
    lst.set_defaults(func=lambda a: print('listing', a.pattern, a.tag) or 0)
    return p


def job(n, scale=1):
    time.sleep(0.001 * n)
    return n * scale


def cmd_run(a):
    f = partial(job, scale=int((a.define or {}).get('scale', 1)))
    if a.mode is Mode.SERIAL:
        res = map(f, a.jobs)
    else:
        with concurrent.futures.ThreadPoolExecutor(a.workers) as ex:
            res = list(ex.map(f, a.jobs))
    print(a.mode, list(res), vars(a)['color'])
    return len(a.jobs) % 2


def main(argv):
    a = build().parse_args(argv)
    return a.func(a)


for argv in (['run', '3', '1', '--workers', '3'], ['r', '5', '-m', 'SERIAL', '-D', 'scale=10', 'x=y', '--no-color'], ['list', 'a*', '--tag', 'x', '--tag=y'],
             ['list'], ['--version'], ['run'], ['run', 'x'], ['run', '1', '-w', '-3'], ['run', '1', '-m', 'gpu'], ['run', '1', '-D', 'oops'], ['--level', 'debug', 'list'],
             ['--lev', 'debug', 'list'], [], ['nope'], ['run', '-h'], ['-h'], ['run', '1', '--', '2']):
    print('$', *argv, flush=True)
    try:
        print('->', main(argv))
    except SystemExit as e:
        print('exit', e.code)
    sys.stdout.flush()
known, rest = build().parse_known_args(['list', 'p', '--huh', '1'])
print(known.pattern, rest)
