"""sys.set_asyncgen_hooks, and what happens to generators that are left alone."""
import asyncio
import sys


class Pause:
    def __await__(self):
        yield "pause"


async def agen():
    try:
        yield 1
        yield 2
    finally:
        print("closed")


def first(g):
    print("first", g.__name__)


def last(g):
    print("last", g.__name__)
    try:
        g.aclose().send(None)
    except StopIteration:
        print("closed by hook")


print(sys.get_asyncgen_hooks().firstiter, sys.get_asyncgen_hooks().finalizer)
sys.set_asyncgen_hooks(first, last)
g = agen()
try:
    g.__anext__().send(None)
except StopIteration as e:
    print(e.value)
del g
print("deleted")
g = agen()
g.aclose().close()
del g
sys.set_asyncgen_hooks(None, None)
for bad in (lambda: sys.set_asyncgen_hooks(5), lambda: sys.set_asyncgen_hooks(finalizer=5)):
    try:
        bad()
    except TypeError as e:
        print(e)


async def main():
    async def use():
        async for x in agen():
            print("x", x)
            break
        print("loop left")

    await use()
    print("used")
    await asyncio.sleep(0)
    print("a turn later")
    await asyncio.sleep(0)
    print("two turns later")
    g = agen()
    await anext(g)
    print("main ends")
    globals()["kept"] = g


asyncio.run(main())
print("run is over")
