"""What messages call the types that C modules define: with the module's name."""
import collections
import queue
import threading

for thing in (threading.Lock(), threading.RLock(), collections.deque(), queue.SimpleQueue(), threading.local()):
    print(type(thing))
    for attempt in (lambda: thing.foo, lambda: thing + 1, lambda: len(thing), lambda: thing(), lambda: iter(thing)):
        try:
            attempt()
        except (AttributeError, TypeError) as e:
            print('   ', e)
