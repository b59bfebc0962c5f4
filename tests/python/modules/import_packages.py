"""Packages: `import a.b`, `from a import b`, names made when first used, and what is not there."""
import concurrent.futures
import concurrent.futures.thread as workers
import collections.abc
import collections.abc as abc
from concurrent import futures
from concurrent.futures import thread, ThreadPoolExecutor
from concurrent.futures.thread import BrokenThreadPool

print(futures is concurrent.futures, workers is thread, abc is collections.abc)
print(concurrent.futures.ThreadPoolExecutor is ThreadPoolExecutor, thread.ThreadPoolExecutor is ThreadPoolExecutor)
print(BrokenThreadPool.__mro__[1:4])
print(concurrent.__name__, futures.__name__, thread.__name__, Ellipsis)
for attempt in ('Foo', 'submit'):
    try:
        getattr(futures, attempt)
    except AttributeError as e:
        print(e, e.name)
print(hasattr(futures, 'wait'), hasattr(futures, 'Nothing'), getattr(futures, 'nothing', 'a default'))
try:
    from concurrent.futures import Foo
except ImportError as e:
    print(e)
try:
    import queue.parts
except ModuleNotFoundError as e:
    print(e)
try:
    from collections import defaultdictionary
except ImportError as e:
    print(e.name, str(e).split(' from ')[0])
