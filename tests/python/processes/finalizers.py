"""multiprocessing.util.Finalize: calls at the end of an object, by hand, and at exit in the order of priorities."""

from multiprocessing.util import Finalize


class Thing:
    pass


thing = Thing()
last = Finalize(thing, print, ('gone', 1), {'end': '!\n'}, exitpriority=5)
print(last)
del thing
print(last.still_active(), last)
by_hand = Finalize(None, print, ('called',), exitpriority=1)
print(by_hand(), by_hand())
thing = Thing()
never = Finalize(thing, print, ('never',))
never.cancel()
del thing
print(never)
for wrong in (dict(obj=None), dict(obj=Thing(), exitpriority='high'), dict(obj=3)):
    try:
        Finalize(callback=print, **wrong)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
thing = Thing()
late = Finalize(thing, print, ('late',), exitpriority=1)
early = Finalize(thing, print, ('early',), exitpriority=9)
whenever = Finalize(thing, print, ('without priority',))
print(late, whenever)
