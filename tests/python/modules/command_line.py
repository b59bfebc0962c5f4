"""argparse as tools use it: subcommands, types, choices, groups, defaults, actions, errors and the help texts."""
import argparse
import sys
from pathlib import Path


def positive(text):
    value = int(text)
    if value <= 0:
        raise argparse.ArgumentTypeError(f'{text} is not positive')
    return value


def build():
    parser = argparse.ArgumentParser(prog='fetch', description='Fetches pages, many at once.', epilog='Be polite.')
    parser.add_argument('--version', action='version', version='%(prog)s 2.1')
    parser.add_argument('-v', '--verbose', action='count', default=0, help='say more (repeat for more)')
    commands = parser.add_subparsers(dest='command', required=True, metavar='COMMAND', title='commands')
    get = commands.add_parser('get', help='get some pages')
    get.add_argument('urls', nargs='+', metavar='URL', help='where from')
    get.add_argument('-n', '--workers', type=positive, default=4, help='how many at once (default: %(default)s)')
    get.add_argument('-m', '--mode', choices=['threads', 'processes', 'asyncio'], default='threads')
    get.add_argument('-H', '--header', action='append', type=lambda s: tuple(s.split(':', 1)), default=[])
    get.add_argument('--output', type=Path, default=Path('out'))
    either = get.add_mutually_exclusive_group()
    either.add_argument('--quiet', action='store_true')
    either.add_argument('--progress', action=argparse.BooleanOptionalAction, default=True)
    bench = commands.add_parser('bench', aliases=['b'], help='measure',
                                formatter_class=argparse.ArgumentDefaultsHelpFormatter)
    bench.add_argument('--seconds', type=float, default=1.5, help='how long')
    bench.add_argument('--level', type=int, nargs='?', const=9, help='how hard')
    bench.set_defaults(run=lambda args: print('bench for', args.seconds, 'level', args.level))
    return parser


parser = build()


def attempt(line):
    print('$ fetch', line)
    sys.stdout.flush()
    try:
        args = parser.parse_args(line.split())
    except SystemExit as end:
        print('  exit', end.code)
        return
    run = vars(args).pop('run', None)
    print(' ', args)
    if run:
        run(args)


sys.stderr = sys.stdout
attempt('get http://a http://b -n 8 --mode asyncio -vv')
attempt('-vvv get http://a -H a:b -H c:d:e --no-progress --output=x/y.txt')
attempt('bench --level --seconds .5')
attempt('b --level 3')
attempt('get')
attempt('get u -n zero')
attempt('get u -n -3')
attempt('get u --mode fibers')
attempt('get u --quiet --progress')
attempt('fly')
attempt('')
attempt('get u --colour')
attempt('--version')
attempt('--help')
attempt('get --help')
attempt('bench -h')
known, rest = parser.parse_known_args(['bench', '--extra', '1'])
print(known.seconds, rest, vars(known).keys() >= {'verbose', 'command'})
