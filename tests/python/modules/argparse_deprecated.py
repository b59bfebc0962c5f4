"""Deprecated arguments, and types by name."""
import argparse

parser = argparse.ArgumentParser(prog='mill')
parser.register('type', 'hexadecimal', lambda text: int(text, 16))
parser.add_argument('--speed', type=int, default=1, deprecated=True)
parser.add_argument('-q', '--quiet', action='count', default=0, deprecated=True)
parser.add_argument('grain', nargs='?', deprecated=True)
parser.add_argument('--mask', type='hexadecimal')
print(parser.parse_args([]))
print(parser.parse_args(['--speed', '2', '-qq', '--quiet', '--speed=3', 'rye', '--mask', 'ff']))
tool = argparse.ArgumentParser(prog='tool')
commands = tool.add_subparsers(dest='command')
commands.add_parser('grind')
commands.add_parser('sift', deprecated=True, aliases=['s'])
for words in (['grind'], ['sift'], ['s']):
    print(tool.parse_args(words))
try:
    parser.parse_args(['--mask', 'xyz'])
except SystemExit as end:
    print('status', end.code)
