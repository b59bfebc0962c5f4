"""How futures, tasks, handles and loops are shown."""
import asyncio
import functools


def place(text):
    out = []
    for part in text.split(" "):
        at = part.rfind("/")
        if ".py:" in part:
            line = "" if "reprs.py" not in part else part[part.find(".py:"):]
            closing = part[len(part.rstrip(">]")):] if False else ""
            tail = "".join(c for c in part if c in ">],")
            out.append(("reprs" if line else "lib") + tail)
        else:
            out.append(part)
    return " ".join(out)


def show(x):
    print(place(repr(x)))


def callback(fut):
    pass


class Callable:
    def __call__(self, fut):
        pass

    def method(self, fut):
        pass


async def work(x):
    await asyncio.sleep(0.01)
    return x


async def fail():
    raise ValueError("bad")


async def main():
    loop = asyncio.get_running_loop()
    f = loop.create_future()
    show(f)
    f.add_done_callback(callback)
    show(f)
    f.add_done_callback(Callable().method)
    show(f)
    f.add_done_callback(functools.partial(callback, 1))
    f.add_done_callback(print)
    show(f)
    f.set_result("x" * 100)
    show(f)
    f = loop.create_future()
    f.set_exception(KeyError("k"))
    show(f)
    f.exception()
    f = loop.create_future()
    f.cancel()
    show(f)
    t = asyncio.create_task(work(1))
    show(t)
    await asyncio.sleep(0)
    show(t)
    await t
    show(t)
    t = asyncio.create_task(work(1), name="named")
    t.cancel()
    show(t)
    await asyncio.sleep(0)
    show(t)
    t = asyncio.create_task(work(1), name="named")
    await asyncio.sleep(0)
    t.cancel()
    show(t)
    await asyncio.sleep(0)
    show(t)
    t = asyncio.create_task(fail())
    await asyncio.sleep(0)
    show(t)
    t.exception()
    show(asyncio.current_task())
    show(loop)
    show(loop.call_soon(callback, 1))
    h = loop.call_later(5, callback)
    print(place(repr(h)).split("when=")[0], h.when() > loop.time())
    h.cancel()
    print(repr(h).split("when=")[0])
    g = asyncio.gather(work(2), work(3))
    show(g)
    print(await g)
    t.set_name(5)
    print(t.get_name(), t.get_coro().__name__ if t.get_coro() else None, asyncio.create_task(work(1)).get_name())
    print(type(t), type(f), type(loop), type(h))
    print(asyncio.TaskGroup(), asyncio.timeout(None))
    for call in (lambda: t.set_result(1), lambda: t.set_exception(ValueError()), lambda: loop.create_task(5),
                 lambda: f.result(), lambda: loop.create_future().result(), lambda: loop.create_future().exception()):
        try:
            call()
        except BaseException as e:
            print(type(e).__name__, e)


asyncio.run(main())
