"""Actors with mailboxes: abstract classes, weak references, patterns, hooks; a warning and an error at the end."""
# status: 1

import abc
import contextlib
import queue
import threading
import traceback
import warnings
import weakref
from typing import (
    Annotated,
    Final,
    Generic,
    Literal,
    Protocol,
    TypedDict,
    TypeVar,
    get_type_hints,
    runtime_checkable,
)

M = TypeVar('M')
STOP: Final = object()


class Stats(TypedDict, total=False):
    handled: int
    failed: int


@runtime_checkable
class Greets(Protocol):
    def greet(self, who: str) -> str: ...


class ActorRef(Generic[M]):
    __slots__ = ('_actor', '__weakref__')

    def __init__(self, actor):
        self._actor = weakref.ref(actor, lambda r: print('actor gone'))

    def tell(self, msg: M) -> None:
        a = self._actor()
        if a is None:
            raise ReferenceError('dead letter: %r' % (msg,))
        a.mailbox.put(msg)

    def __repr__(self):
        return f'<ref {self._actor() and self._actor().name}>'


class Actor(abc.ABC):
    instances = weakref.WeakValueDictionary()

    def __init_subclass__(cls, /, restart: Literal['always', 'never'] = 'never', **kw):
        super().__init_subclass__(**kw)
        cls.restart = restart

    def __init__(self, name):
        self.name = name
        self.mailbox = queue.SimpleQueue()
        self.stats: Stats = {}
        self.instances[name] = self
        self.thread = threading.Thread(target=self._loop, name=f'actor-{name}')
        self.thread.start()

    @abc.abstractmethod
    def receive(self, msg):
        """handle one"""

    @property
    @abc.abstractmethod
    def kind(self): ...
    def _loop(self):
        while (msg := self.mailbox.get()) is not STOP:
            try:
                self.receive(msg)
                self.stats['handled'] = self.stats.get('handled', 0) + 1
            except Exception as e:
                self.stats['failed'] = self.stats.get('failed', 0) + 1
                print(
                    ''.join(traceback.format_exception_only(e)).strip(),
                    '|',
                    traceback.extract_tb(e.__traceback__)[-1].name,
                )
                if self.restart == 'never':
                    raise

    def stop(self):
        self.mailbox.put(STOP)
        self.thread.join()


class Printer(Actor, restart='always'):
    kind = 'printer'

    def receive(self, msg):
        match msg:
            case {'type': 'say', 'text': str(text), **rest} if rest:
                print('say+', text, rest)
            case {'type': 'say', 'text': str(text)}:
                print('say', text)
            case [x, y, *_] | (x, y):
                print('pair', x, y)
            case int() | float() as num if num > 10:
                print('big', num)
            case _:
                raise LookupError(f'cannot handle {msg!r}')

    def greet(self, who):
        return 'hi ' + who


class Fragile(Actor):
    @property
    def kind(self):
        return 'fragile'

    def receive(self, msg):
        return 1 / msg


print(Actor.__abstractmethods__ == frozenset({'receive', 'kind'}), Printer.restart, Fragile.restart)
try:
    Actor('x')
except TypeError as e:
    print(e)
try:

    class Bad(Actor, restrt='x'):
        pass
except TypeError as e:
    print(e)
p = Printer('p')
ref: ActorRef[dict] = ActorRef(p)
for m in (
    {'type': 'say', 'text': 'hello'},
    {'type': 'say', 'text': 'x', 'n': 1},
    [1, 2, 3],
    11.5,
    3,
    {'type': 'say', 'text': 5},
):
    ref.tell(m)
p.stop()
print(p.stats, ref, isinstance(p, Greets), sorted(Actor.instances), p.greet('bob'))
f = Fragile('f')
print(isinstance(f, Greets), f.kind)
hooked = []


def hook(args, /):
    hooked.append((args.exc_type.__name__, str(args.exc_value), args.thread.name))
    threading.__excepthook__(args)


threading.excepthook = hook
f.mailbox.put(2)
f.mailbox.put(0)
f.thread.join()
print(hooked, f.stats, f.thread.is_alive())
del p
try:
    ref.tell({})
except ReferenceError as e:
    print('ReferenceError', e)
print(
    sorted(Actor.instances),
    get_type_hints(ActorRef.tell),
    Stats.__total__,
    Stats.__optional_keys__ == {'handled', 'failed'},
    ActorRef[int],
    Annotated[int, 'meta'].__metadata__,
)


@contextlib.contextmanager
def quiet(*exc):
    try:
        yield exc
    except exc as e:
        print('quiet:', e)


with quiet(KeyError, ZeroDivisionError) as q:
    print(q)
    {}['missing']
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter('always')
    warnings.warn('old', DeprecationWarning)
    warnings.warn_explicit('x', UserWarning, 'f.py', 3)
    print([(str(i.message), i.category.__name__) for i in w])
warnings.warn('final warning')
f.receive(0)
