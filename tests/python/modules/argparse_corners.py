"""Arguments of every kind, groups that exclude each other, commands, and their errors."""
import argparse, sys


def build():
    p = argparse.ArgumentParser(prog='job', description='Runs jobs.\nIn parallel.', formatter_class=argparse.RawDescriptionHelpFormatter, epilog='bye')
    p.add_argument('--version', action='version', version='%(prog)s 1.2')
    p.add_argument('-n', '--num-workers', type=int, default=2, choices=range(1, 9), metavar='N')
    p.add_argument('-q', action='store_true', dest='quiet', help='be quiet')
    p.add_argument('--level', type=str.upper, choices=['LOW', 'HIGH'], default='LOW')
    p.add_argument('--pair', nargs=2, type=float, metavar=('X', 'Y'))
    p.add_argument('--opt', nargs='?', const='C', default='D')
    p.add_argument('--many', nargs='+', default=[])
    p.add_argument('--set', action='append', type=lambda s: tuple(s.split('=')), metavar='K=V')
    p.add_argument('--hidden', help=argparse.SUPPRESS)
    g = p.add_argument_group('io', 'input and output')
    g.add_argument('infile', help='what to read')
    g.add_argument('outfile', nargs='?', default='-')
    e = p.add_mutually_exclusive_group(required=True)
    e.add_argument('--threads', action='store_true')
    e.add_argument('--procs', action='store_true')
    return p


p = build()
CASES_1 = [
    'in.txt --threads',
    '--procs a b -n 4 -q --level high',
    'x --threads --pair 1 2.5 --opt --many a b c --set k=v --set q=r',
    'x --threads --opt=z -n4',
    '-- --threads',
    'x',
    'x --threads --procs',
    'x --threads -n 99',
    'x --threads --level mid',
    'x --threads --pair 1',
    '--threads',
    'x y z --threads',
    'x --threads --num 3',
    'x --thr --bogus',
    '--version',
]
for argv in CASES_1:
    try:
        print(vars(p.parse_args(argv.split())))
    except SystemExit as e:
        print('exit', e.code, 'for', argv)
p.print_help()
print(p.format_usage())
ns = argparse.Namespace(a=1)
p2 = argparse.ArgumentParser(add_help=False, parents=[], argument_default=argparse.SUPPRESS)
p2.add_argument('--b')
print(p2.parse_args(['--b', '2'], ns), ns == argparse.Namespace(a=1, b='2'), 'a' in ns, p2.parse_args([]))
try:
    p2.error('custom')
except SystemExit as e:
    print(e.code)


class Up(argparse.Action):

    def __call__(self, parser, ns, values, option_string=None):
        setattr(ns, self.dest, f'{option_string}:{values.upper()}')


p3 = argparse.ArgumentParser(prog='p3', exit_on_error=False)
p3.add_argument('--up', action=Up)
p3.add_argument('--i', type=int)
print(p3.parse_args(['--up', 'x']))
try:
    p3.parse_args(['--i', 'z'])
except argparse.ArgumentError as e:
    print(e)
s = argparse.ArgumentParser(prog='s')
sp = s.add_subparsers(title='commands', dest='c', metavar='CMD')
a = sp.add_parser('add', help='adds')
a.add_argument('x', type=int, nargs='+')
a.set_defaults(f=lambda n: sum(n.x))
r = sp.add_parser('rm', aliases=['del'])
r.add_argument('--force', '-f', action='count')
n = s.parse_args(['add', '1', '2'])
print(n.f(n), s.parse_args(['del', '-ff']), s.parse_args([]))
s.print_help()
try:
    s.parse_args(['zap'])
except SystemExit:
    pass
