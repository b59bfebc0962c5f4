"""contextvars: variables, tokens, contexts, and who inherits them."""
import asyncio
import contextvars
import threading
from contextvars import Context, ContextVar, Token, copy_context


def show(x):
    text = repr(x)
    while " at 0x" in text:
        at = text.index(" at 0x")
        end = at + 6
        while end < len(text) and text[end] in "0123456789abcdef":
            end += 1
        text = text[:at] + text[end:]
    print(text)


a = ContextVar("a")
b = ContextVar("b", default=2)
show(a), show(b)
print(a.name, b.name)
try:
    a.get()
except LookupError as e:
    print(type(e).__name__, e.args == (a,))
print(a.get("given"), b.get(), b.get("given"))
token = a.set(1)
show(token)
print(a.get(), token.old_value is Token.MISSING, token.var is a, Token.MISSING)
second = a.set(10)
print(second.old_value)
a.reset(second)
print(a.get())
for bad in (lambda: a.reset(second), lambda: b.reset(token), lambda: a.reset(5), lambda: ContextVar(5)):
    try:
        bad()
    except (RuntimeError, ValueError, TypeError) as e:
        show(e)
with a.set("inside"):
    print(a.get())
print(a.get())
ctx = copy_context()
print(ctx[a], a in ctx, b in ctx, len(ctx), ctx.get(b), ctx.get(b, "d"), [v.name for v in ctx], list(ctx.values()))


def change(value):
    old = a.get()
    a.set(value)
    return old, a.get()


print(ctx.run(change, "in ctx"), a.get(), ctx[a])
print(ctx.run(change, value="again"), ctx[a])
empty = Context()
print(empty.run(a.get, "nothing"), len(empty))
for bad in (lambda: ctx.run(ctx.run, print), lambda: empty[a], lambda: empty["a"], lambda: ctx.run()):
    try:
        bad()
    except (RuntimeError, KeyError, TypeError) as e:
        print(type(e).__name__)
inner = copy_context()
t = inner.run(a.set, 5)
try:
    a.reset(t)
except ValueError as e:
    show(e)
print(ctx.copy() == ctx, Context() == Context(), ctx == empty)


def in_thread(name):
    print(name, a.get("not inherited"))


for thread in (threading.Thread(target=in_thread, args=("plain",)),
               threading.Thread(target=in_thread, args=("given",), context=copy_context())):
    thread.start()
    thread.join()


async def child(name):
    print(name, "sees", a.get())
    a.set(name)
    await asyncio.sleep(0)
    print(name, "has", a.get())


async def main():
    a.set("main")
    await asyncio.gather(child("x"), child("y"))
    print("main", a.get())
    await child("awaited")
    print("main", a.get())
    loop = asyncio.get_running_loop()
    loop.call_soon(lambda: print("call_soon", a.get()))
    a.set("later")
    other = Context()
    loop.call_soon(lambda: print("own context", a.get("empty")), context=other)
    await asyncio.sleep(0)
    t = asyncio.create_task(child("z"), context=other.copy()) if False else None
    other.run(a.set, "other")
    await asyncio.create_task(child("z"), context=other)
    print(other[a], a.get())
    fut = loop.create_future()
    fut.add_done_callback(lambda f: print("callback", a.get()))
    a.set("after")
    fut.set_result(None)
    await asyncio.sleep(0)
    print(asyncio.current_task().get_context()[a])


asyncio.run(main())
print(a.get())
