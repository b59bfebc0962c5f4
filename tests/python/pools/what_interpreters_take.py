"""What another interpreter is given as it is, and what not."""

from concurrent import interpreters
from concurrent.interpreters import NotShareableError, create_queue, is_shareable


class Thing:
    pass


def add(a, b):
    return a + b


queue = create_queue()
for value in (1, "a", b"b", None, 1.5, True, (1, "x"), (1, []), [], {}, Thing(), Thing, queue, memoryview(b"")):
    print(type(value).__name__, is_shareable(value))
inner = interpreters.create()
inner.prepare_main(n=3, text="words", pair=(1, 2.5), queue=queue)
inner.exec("queue.put((n, text, pair))")
print(queue.get())
for bad in ([1, 2], {"a": 1}, {3}):
    try:
        inner.prepare_main(value=bad)
    except NotShareableError as e:
        print(e)
print(inner.call(add, 3, 4), inner.call(len, [1, 2, 3]))
inner.close()
