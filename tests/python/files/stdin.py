# input() and sys.stdin when nothing is typed.
import sys

for prompt in ('name? ', None):
    try:
        value = input(prompt) if prompt else input()
        print('got', value)
    except EOFError as e:
        print()
        print('EOFError', e)
print(repr(sys.stdin.readline()), repr(sys.stdin.read()), sys.stdin.readlines(), [line for line in sys.stdin])
print(sys.stdin.fileno(), sys.stdin.readable(), sys.stdout.fileno(), sys.stdout.writable(), sys.stderr.fileno())
try:
    sys.stdout.read()
except OSError as e:
    print(type(e), e)
import io
sys.stdin = io.StringIO('first\nsecond\n\nlast')
print(input(), input('prompt> '), repr(input()), input())
try:
    input()
except EOFError as e:
    print(e)
sys.stdin = sys.__stdin__
