"""The modules of concurrent.futures are there when they are named; views of contexts; keywords of scheduled calls."""

import concurrent.futures as futures
import contextvars
import queue
import sched
import signal

print(futures.process.BrokenProcessPool.__mro__[1:3], futures.thread.BrokenThreadPool.__name__)
print(futures.interpreter.InterpreterPoolExecutor is futures.InterpreterPoolExecutor)
try:
    futures.fibre
except AttributeError as error:
    print(error)

variable = contextvars.ContextVar('variable')
variable.set(5)
context = contextvars.copy_context()
print([type(view).__name__ for view in (context.keys(), context.values(), context.items())])
print(list(context.values()), len(context.items()), list(context.keys())[0] is variable)

scheduler = sched.scheduler()
event = scheduler.enterabs(1, 2, print, kwargs=None)
print(event.kwargs, scheduler.enterabs(1, 2, print).kwargs)

simple = queue.SimpleQueue()
try:
    simple.put_nowait(1, 2)
except TypeError as error:
    print(error)
try:
    simple.get(block=None)
except queue.Empty:
    print('empty')
for number in (99, 0, -1):
    try:
        signal.raise_signal(number)
    except OSError as error:
        print(error)
