# inspect: kinds of objects, signatures and binding, sources, documentation, frames, states.
import asyncio
import functools
import inspect
from inspect import Parameter, Signature, signature


def show(text, f):
    try:
        print(text, '->', f())
    except Exception as e:
        print(text, '!', type(e).__name__, e)


def plain(a, b=2, /, c=3, *args, d, e='x', **kwargs):
    """A plain function.

        With an indented line.
    """
    return a


async def coro(x):
    await asyncio.sleep(0)


async def agen():
    yield 1


def gen(n):
    yield n


class Base:
    """Base doc."""

    def __init__(self, first, second=None):
        self.first = first

    def method(self, x, *, key=1):
        """Method doc."""

    @classmethod
    def make(cls, value):
        return cls(value)

    @staticmethod
    def helper(p, q=0):
        pass

    async def work(self):
        pass

    @property
    def size(self):
        return 1

    def __call__(self, one, two):
        pass


class Child(Base):
    def method(self, x, *, key=1):
        pass


class New:
    def __new__(cls, a, b):
        return super().__new__(cls)


def deco(f):
    @functools.wraps(f)
    async def wrapper(*args, **kwargs):
        return await f(*args, **kwargs)
    return wrapper


wrapped = deco(coro)
part = functools.partial(plain, 1, d=5)
for f in (plain, coro, agen, gen, len, Base, Base(1), Base(1).method, Base.make, Base.helper, part, wrapped, print, lambda x: x, Base(1).work, functools.partial(coro, 1)):
    name = getattr(f, '__name__', type(f).__name__)
    print(name, [check.__name__ for check in (inspect.isfunction, inspect.ismethod, inspect.isclass, inspect.isbuiltin, inspect.isroutine,
          inspect.iscoroutinefunction, inspect.isasyncgenfunction, inspect.isgeneratorfunction) if check(f)])
for f in (plain, coro, gen, Base, Base(1), Base(1).method, Base.method, Base.make, Base.helper, part, wrapped, New, Child, lambda *a, k=1: 0, functools.partial(plain, c=9)):
    show(getattr(f, '__name__', type(f).__name__), lambda: signature(f))
show('follow', lambda: signature(wrapped, follow_wrapped=False))
show('not callable', lambda: signature(5))
sig = signature(plain)
for p in sig.parameters.values():
    print(p, p.name, p.kind, p.kind.description, p.default is Parameter.empty, repr(p))
show('bind', lambda: sig.bind(1, d=4, z=5))
bound = sig.bind(1, 2, 3, 4, 5, d=6)
print(bound.args, bound.kwargs, bound.arguments)
bound = sig.bind(1, d=2)
bound.apply_defaults()
print(bound, bound.arguments)
for args, kwargs in (((), {}), ((1,), {}), ((1, 2, 3), {'c': 3, 'd': 1}), ((), {'a': 1, 'd': 2}), ((1,), {'d': 1, 'b': 3})):
    show(f'bind{args}{kwargs}', lambda: sig.bind(*args, **kwargs))
simple = signature(lambda x, y=1: 0)
show('many', lambda: simple.bind(1, 2, 3))
show('unexpected', lambda: simple.bind(1, z=2))
print(simple.bind_partial(), simple.replace(parameters=[Parameter('q', Parameter.KEYWORD_ONLY, default=1)], return_annotation='int'))
print(simple == signature(lambda x, y=1: 1), simple != sig, Signature([Parameter('a', Parameter.POSITIONAL_ONLY)]), Signature())
show('order', lambda: Signature([Parameter('a', Parameter.KEYWORD_ONLY), Parameter('b', Parameter.POSITIONAL_ONLY)]))
show('twice', lambda: Signature([Parameter('a', Parameter.KEYWORD_ONLY), Parameter('a', Parameter.KEYWORD_ONLY)]))
show('name', lambda: Parameter('1x', Parameter.KEYWORD_ONLY))
show('default', lambda: Parameter('args', Parameter.VAR_POSITIONAL, default=1))
print(sig.format(max_width=20))
print(inspect.getfullargspec(plain))
print(inspect.getcallargs(plain, 1, d=3))

print(inspect.getdoc(plain), '|', inspect.getdoc(Child.method), '|', inspect.getdoc(Child), '|', inspect.cleandoc('  a\n    b\n      c\n\n'))
print(inspect.getsource(plain))
print(inspect.getsource(Base.method), inspect.getsource(deco), inspect.getsource(New), end='')
lines, start = inspect.getsourcelines(wrapped)
print(start, lines)
print(inspect.getsourcelines(Base.helper))
print(inspect.getfile(plain).endswith('inspect_.py'), inspect.getmodule(plain).__name__, inspect.getmodule(inspect.signature).__name__)
show('builtin source', lambda: inspect.getsource(len))
print([name for name, _ in inspect.getmembers(Base, inspect.isfunction)], [name for name, _ in inspect.getmembers(Base(1), inspect.ismethod)])
print(inspect.getmro(Child), inspect.isabstract(Base), inspect.unwrap(wrapped) is coro)
print(type(inspect.getattr_static(Base, 'size')), type(inspect.getattr_static(Base(1), 'make')), inspect.getattr_static(Base(7), 'first'))


def where():
    frame = inspect.currentframe()
    caller = frame.f_back
    return frame.f_code.co_name, caller.f_code.co_name, inspect.stack()[0].function, inspect.stack()[1].function, inspect.stack()[1].code_context


def outer():
    return where()


print(outer())
g = gen(1)
print(inspect.getgeneratorstate(g), inspect.isgenerator(g))
next(g)
print(inspect.getgeneratorstate(g), inspect.getgeneratorlocals(g))
list(g)
print(inspect.getgeneratorstate(g))
c = coro(1)
print(inspect.getcoroutinestate(c), inspect.iscoroutine(c), inspect.isawaitable(c), inspect.isawaitable(5))
c.close()
print(inspect.getcoroutinestate(c))


@inspect.markcoroutinefunction
def marked():
    pass


print(inspect.iscoroutinefunction(marked), asyncio.iscoroutinefunction.__name__ if False else '')
