"""The cycle collector. Objects die when nothing refers to them; cycles when it is called, or at the end."""

import sys

import _gilscope
from _weak import _begin, _end

_enabled = True
_threshold = (2000, 10, 10)
_debug = 0
_seen = set()
# Importing these leaves no garbage behind.
_CLEAN = ('abc builtins concurrent contextlib datetime gc itertools logging math operator os queue string sys threading '
          'time types unittest weakref').split()
callbacks = []
garbage = []
DEBUG_STATS, DEBUG_COLLECTABLE, DEBUG_UNCOLLECTABLE, DEBUG_SAVEALL, DEBUG_LEAK = 1, 2, 4, 32, 38


def enable():
    global _enabled
    _enabled = True


def disable():
    global _enabled
    _enabled = False


def isenabled():
    return _enabled


def collect(generation=2):
    if not 0 <= generation <= 2:
        raise ValueError('invalid generation')
    _tell('start', generation, 0)
    _begin()
    most = _threshold[0] if _enabled and _threshold[0] else None
    if _fresh():
        most = -1
    found = _end(_debug & DEBUG_SAVEALL != 0, most)
    if isinstance(found, list):
        garbage.extend(found)
        found = len(found)
    _tell('stop', generation, found)
    return found


def _fresh():
    """Whether the program has imported, since the last time, what CPython may have made garbage for."""
    names = set()
    for value in list(vars(sys.modules['__main__']).values()):
        cls = type(value)
        if cls is type(sys):
            name = value.__name__
        else:  # an instance is not asked: its class may answer in Python
            name = getattr(value if cls.__module__ == 'builtins' else cls, '__module__', None)
        names.add(name.partition('.')[0] if type(name) is str else '__main__')
    names = {name for name in names
             if (getattr(sys.modules.get(name), '__file__', None) or '/usr/lib/').startswith('/usr/lib/')}
    fresh = {name for name in names.difference(_CLEAN, _seen) if not name.startswith('_')}
    _seen.update(names)
    return fresh


def _tell(phase, generation, collected):
    for callback in callbacks[:]:
        callback(phase, {'generation': generation, 'collected': collected, 'uncollectable': 0})


def set_debug(flags):
    global _debug
    if flags & (DEBUG_STATS | DEBUG_COLLECTABLE):
        _gilscope.unsupported('gc.set_debug() with messages')
    _debug = flags


def get_debug():
    return _debug


def get_threshold():
    return _threshold


def set_threshold(threshold0, threshold1=_threshold[1], threshold2=_threshold[2], /):
    global _threshold
    _threshold = (threshold0, threshold1, threshold2)


def get_count():
    return (0, 0, 0)


def freeze():
    pass


unfreeze = freeze


def get_freeze_count():
    return 0
