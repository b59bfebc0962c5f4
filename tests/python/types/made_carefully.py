"""What a class statement refuses or notes, and classes made by calls."""
import dataclasses
import signal
import types


def show(make):
    try:
        print(make())
    except Exception as e:
        print(type(e).__name__, e, getattr(e, '__notes__', ''))


def conflict():
    class Slotted:
        __slots__ = ('x',)
        x = 1


def bad_name():
    class Setter:
        def __set_name__(self, owner, name):
            raise KeyError(name)

    class Owner:
        attribute = Setter()


show(conflict)
show(bad_name)


class Documented:
    __slots__ = {'a': 'the first', 'b': 'the second'}


class OfSet:
    __slots__ = {'only'}


for cls in Documented, OfSet:
    instance = cls()
    print(hasattr(instance, '__dict__'))
    show(lambda: setattr(instance, 'c', 1))


class Meta(type):
    @classmethod
    def __prepare__(meta, name, bases, **keywords):
        print('prepare', name, bases, keywords)
        return {'prepared': True}

    def __new__(meta, name, bases, namespace, **keywords):
        return super().__new__(meta, name, bases, namespace)

    def __init__(cls, name, bases, namespace, **keywords):
        super().__init__(name, bases, namespace)


class Base(metaclass=Meta):
    pass


made = types.new_class('Made', (Base,), {'tag': 1}, lambda namespace: namespace.update(extra=2))
print(made.prepared, made.extra, type(made), made.__module__)
listed = types.new_class('Listed', (list[int],))
print(listed.__bases__, listed.__orig_bases__)

for names in ['1a'], ['class'], ['a b'], [''], [5], ['a', 'a'], ['a', ('b', int, 3)]:
    show(lambda: dataclasses.make_dataclass('X', names)(1))


def aliases():
    type Plain = int
    type Generic[T] = list[T]
    return Plain, Generic


for alias in aliases():
    print(alias, alias.__name__, alias.__qualname__, alias.__module__, alias.__value__)
print(aliases()[1][int])
print(signal.ItimerError, issubclass(signal.ItimerError, OSError))
show(lambda: signal.setitimer(signal.ITIMER_REAL, -1))
for text in '  ', ' 1', ' # c\n', '#c', '\n', '':
    try:
        print(compile(text, 'f', 'eval'))
    except SyntaxError as e:
        print(type(e).__name__, e.args)
print(eval('  1 + 1'))
