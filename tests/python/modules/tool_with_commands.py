import argparse, sys, pathlib, enum, textwrap, getpass, shlex, os
def parser():
    p = argparse.ArgumentParser(prog='tool', description='Process some files concurrently.', epilog='See also: nothing.', formatter_class=argparse.ArgumentDefaultsHelpFormatter)
    p.add_argument('paths', nargs='*', type=pathlib.Path, help='input files'); p.add_argument('-w', '--workers', type=int, default=4, metavar='N', help='number of workers'); p.add_argument('-v', '--verbose', action='count', default=0, help='more output'); p.add_argument('--mode', choices=['thread', 'process', 'async'], default='thread', help='how to run'); p.add_argument('--dry-run', action='store_true', help='do nothing'); p.add_argument('--version', action='version', version='%(prog)s 1.2'); p.add_argument('--color', action=argparse.BooleanOptionalAction, default=True, help='color'); p.add_argument('-D', action='append', metavar='K=V', dest='defs', help='define')
    g = p.add_mutually_exclusive_group(); g.add_argument('--fast', action='store_const', const='fast', dest='speed'); g.add_argument('--slow', action='store_const', const='slow', dest='speed', default='normal')
    lg = p.add_argument_group('logging', 'log options'); lg.add_argument('--log-level', default='INFO', type=str.upper, help='level')
    return p
p = parser(); p.print_help(); p.print_usage()
for a in (['a.txt', '-w', '8', '-vv', '--mode=async'], ['--no-color', '-Da=1', '-D', 'b=2', '--fast'], ['-w3', 'x', '--', '-y'], []): print(p.parse_args(a))
for bad in (['-w', 'x'], ['--mode', 'zzz'], ['--fast', '--slow'], ['--nope'], ['-w'], ['--version'], ['--wor', '2', '--lo']):
    try: print(p.parse_args(bad))
    except SystemExit as e: print('exit', e.code)
print(p.parse_known_args(['--x', '1', 'f']))
sub = argparse.ArgumentParser(prog='git'); sub.add_argument('--dir'); sp = sub.add_subparsers(dest='cmd', required=True, title='commands', metavar='CMD')
c = sp.add_parser('clone', help='clone a repo', aliases=['cl']); c.add_argument('url'); c.add_argument('--depth', type=int); c.set_defaults(func=lambda a: print('cloning', a.url, a.depth)); s = sp.add_parser('status', help='show'); s.set_defaults(func=lambda a: print('status', a.dir))
sub.print_help(); c.print_help()
for a in (['clone', 'http://x', '--depth', '3'], ['--dir', 'd', 'status']): ns = sub.parse_args(a); ns.func(ns)
for bad in ([], ['push'], ['clone']):
    try: sub.parse_args(bad)
    except SystemExit as e: print('exit', e.code)
class Color(enum.Enum): RED = 'r'; BLUE = 'b'
q = argparse.ArgumentParser(prog='q', add_help=False, usage='%(prog)s [x]', fromfile_prefix_chars='@'); q.add_argument('c', type=Color, nargs='?', default=Color.RED); q.add_argument('rest', nargs=argparse.REMAINDER); print(q.parse_args(['b', '--z', '1']), q.format_help())
def positive(s):
    n = int(s)
    if n <= 0: raise argparse.ArgumentTypeError(f'{s} is not positive')
    return n
r = argparse.ArgumentParser(prog='r', exit_on_error=False); r.add_argument('n', type=positive, nargs='+'); r.add_argument('--req', required=True)
for a in (['1', '2', '--req', 'x'], ['0', '--req', 'x']):
    try: print(vars(r.parse_args(a)))
    except argparse.ArgumentError as e: print('AE', e, e.argument_name)
try: r.parse_args(['1'])
except (SystemExit, argparse.ArgumentError) as e: print(repr(e))
print(shlex.split('a "b c" d\\ e'), shlex.join(['a b', 'c']), shlex.quote("it's"), argparse.Namespace(a=1, b='x'), argparse.Namespace(a=1) == argparse.Namespace(a=1), 'a' in argparse.Namespace(a=1))
