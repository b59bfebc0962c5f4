"""State machines: by enum and table, by generator, by classes, by match; a vending machine, a parser, a traffic light."""
import enum
import itertools
import re
from collections import namedtuple
from typing import Callable, Iterator


class Light(enum.Enum):
    RED = ('red', 30)
    GREEN = ('green', 25)
    AMBER = ('amber', 5)

    def __init__(self, colour, seconds):
        self.colour, self.seconds = colour, seconds

    @property
    def next(self):
        members = list(type(self))
        return members[(members.index(self) + 1) % len(members)]


light = Light.RED
print(' -> '.join(f'{light.colour} {light.seconds}s' for _ in range(4) if (light := light.next)))

Transition = namedtuple('Transition', 'state event target action', defaults=[None])


class Machine:
    def __init__(self, start, *rows):
        self.state, self.table, self.log = start, {}, []
        for row in itertools.starmap(Transition, rows):
            self.table[row.state, row.event] = row

    def fire(self, event, **data):
        row = self.table.get((self.state, event)) or self.table.get(('*', event))
        if row is None:
            raise ValueError(f'no {event!r} in {self.state!r}')
        self.log.append(f'{self.state}--{event}-->{row.target}')
        self.state = row.target
        return row.action(**data) if row.action else None


coins = []
vending = Machine('idle', ('idle', 'coin', 'paid', lambda value: coins.append(value)),
                  ('paid', 'coin', 'paid', lambda value: coins.append(value)),
                  ('paid', 'choose', 'idle', lambda drink: f'{drink} for {sum(coins)}'),
                  ('*', 'kick', 'broken'))
vending.fire('coin', value=50)
vending.fire('coin', value=20)
print(vending.fire('choose', drink='tea'))
vending.fire('kick')
try:
    vending.fire('coin', value=10)
except ValueError as error:
    print(error, '|', *vending.log)


def parser() -> Iterator[str]:
    """A generator as a machine: quoted fields of a line."""
    fields, field = [], ''
    while True:
        c = yield
        if c == '"':
            while (c := (yield)) != '"':
                field += c
        elif c in (',', None):
            fields.append(field)
            field = ''
            if c is None:
                return fields
        else:
            field += c


def parse(line):
    machine = parser()
    next(machine)
    try:
        for c in itertools.chain(line, [None]):
            machine.send(c)
    except StopIteration as stop:
        return stop.value


print(parse('a,"b,c",,d"e f"'))
Token = namedtuple('Token', 'kind value position')
RULES = [('NUMBER', r'\d+(\.\d*)?'), ('NAME', r'[A-Za-z_]\w*'), ('OP', r'[-+*/()=]'), ('SKIP', r'\s+'), ('BAD', r'.')]
MASTER = re.compile('|'.join(f'(?P<{kind}>{rule})' for kind, rule in RULES))


def tokens(text):
    for m in MASTER.finditer(text):
        match m.lastgroup, m.group():
            case 'SKIP', _:
                continue
            case 'BAD', c:
                raise SyntaxError(f'unexpected {c!r} at {m.start()}')
            case kind, value:
                yield Token(kind, value, m.start())


def evaluate(text, names={}):
    stream = iter([*tokens(text), Token('END', '', len(text))])
    now = next(stream)

    def advance():
        nonlocal now
        old, now = now, next(stream, now)
        return old

    def atom():
        match advance():
            case Token('NUMBER', v):
                return float(v) if '.' in v else int(v)
            case Token('NAME', name) if name in names:
                return names[name]
            case Token('OP', '('):
                value = sums()
                assert advance().value == ')', 'missing )'
                return value
            case Token('OP', '-'):
                return -atom()
            case other:
                raise SyntaxError(f'unexpected {other}')

    def products():
        value = atom()
        while now.value in {'*', '/'}:
            value = value * atom() if advance().value == '*' else value / atom()
        return value

    def sums():
        value = products()
        while now.value in {'+', '-'}:
            value = value + products() if advance().value == '+' else value - products()
        return value
    return sums()


for text in '1 + 2 * 3', '(1 + 2) * -x / 4', '2 $ 3', '2 *', '(1', 'y':
    try:
        print(f'{text} = {evaluate(text, {"x": 6})}')
    except (SyntaxError, AssertionError) as error:
        print(f'{text}: {type(error).__name__}: {error}')
