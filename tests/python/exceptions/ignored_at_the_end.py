"""Exceptions in functions of atexit and callbacks of weak references: told by the hook, and no exit even for sys.exit."""
import atexit
import sys
import weakref


class Callback:
    def __init__(self, name, error):
        self.name, self.error = name, error

    def __repr__(self):
        return f'<{self.name}>'

    def __call__(self, *args):
        if self.error is not None:
            raise self.error
        sys.unraisablehook = sys.__unraisablehook__


class Thing:
    pass


def hook(unraisable):
    print('hook', unraisable.exc_type.__name__, unraisable.exc_value, unraisable.err_msg, unraisable.object)


atexit.register(Callback('with traceback', KeyError('k')))
atexit.register(Callback('leaves', SystemExit(3)))
atexit.register(Callback('back to the old hook', None))
atexit.register(Callback('told', ValueError('at exit')))
atexit.register(Callback('leaves quietly', SystemExit()))
thing = Thing()
reference = weakref.ref(thing, Callback('old hook', TypeError('gone')))
del thing
sys.unraisablehook = hook
thing = Thing()
reference = weakref.ref(thing, Callback('new hook', TypeError('gone')))
del thing
print('end')
