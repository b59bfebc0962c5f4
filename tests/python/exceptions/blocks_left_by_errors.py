# status: 1
"""Raise in every place a with/try/loop/finally can: order of blocks across threads and tasks."""
import asyncio, threading, sys, traceback

class CM:
    def __init__(self, name, swallow=(), on_exit=None): self.name, self.swallow, self.on_exit = name, swallow, on_exit
    def __enter__(self): print("+", self.name); return self
    def __exit__(self, t, v, tb):
        print("-", self.name, t.__name__ if t else None)
        if self.on_exit: raise self.on_exit
        return t is not None and issubclass(t, self.swallow)
    async def __aenter__(self): return self.__enter__()
    async def __aexit__(self, *a): await asyncio.sleep(0); return self.__exit__(*a)

def nested():
    for i in range(3):
        try:
            with CM("a", swallow=(KeyError,)), CM("b", on_exit=IndexError("b exit") if i == 1 else None):
                if i == 0: raise KeyError("first")
                if i == 1: raise ValueError("second")
                return "returned"
        except IndexError as e:
            print("ctx", repr(e.__context__)); continue
        finally:
            print("finally", i)
            if i == 2: print("overriding nothing")
print(nested())
def ret():
    try: return "try"
    finally: print("f")
print(ret())
def gen():
    with CM("gen"):
        try: yield 1
        except GeneratorExit: print("GE"); raise
        finally: print("gen finally")
for x in gen(): break
print("after break")
g = gen(); next(g)
try: g.throw(ValueError, ValueError("old style"))
except ValueError as e: print(e)
except DeprecationWarning: pass
async def tasks():
    async def one():
        async with CM("task", swallow=(asyncio.CancelledError,)):
            await asyncio.sleep(10)
        print("continued after cancel"); return 5
    t = asyncio.create_task(one()); await asyncio.sleep(0); t.cancel()
    print(await t, t.cancelled())
    async def two():
        try:
            async with CM("x"), CM("y", on_exit=OSError("y")):
                await asyncio.sleep(10)
        except OSError as e:
            print(repr(e), repr(e.__context__)); raise LookupError from e
    t = asyncio.create_task(two()); await asyncio.sleep(0); t.cancel()
    try: await t
    except LookupError as e:
        traceback.print_exception(e, file=sys.stdout)
asyncio.run(tasks())
def chain(n):
    try:
        if n == 0: raise ValueError("bottom")
        chain(n - 1)
    except Exception as e:
        raise RuntimeError(f"level {n}") from (e if n % 2 else None)
t = threading.Thread(target=chain, args=(2,), name="chain"); t.start(); t.join()
def reraise():
    try: 1 / 0
    except ZeroDivisionError as e:
        saved = e
    raise saved
def with_tb():
    try: reraise()
    except ZeroDivisionError as e: raise e.with_traceback(None)
t = threading.Thread(target=with_tb, name="tb"); t.start(); t.join()
def bare():
    raise
t = threading.Thread(target=bare, name="bare"); t.start(); t.join()
def delete_name():
    try: raise KeyError
    except KeyError as e: pass
    return e
t = threading.Thread(target=delete_name, name="unbound"); t.start(); t.join()
def group():
    try:
        raise ExceptionGroup("eg", [ValueError(1), TypeError("t"), ExceptionGroup("in", [ValueError(2), OSError(3)])])
    except* ValueError as eg:
        print([str(e) for e in eg.exceptions]); raise KeyError("new") from eg
    except* TypeError:
        raise
t = threading.Thread(target=group, name="group"); t.start(); t.join()
for bad in (lambda: ExceptionGroup("x", []), lambda: ExceptionGroup("x", [1]), lambda: ExceptionGroup("x", 3), lambda: ExceptionGroup(3, [ValueError()]), lambda: ExceptionGroup("x", [KeyboardInterrupt()]), lambda: BaseExceptionGroup("x", [KeyboardInterrupt()]), lambda: ValueError().add_note(3), lambda: setattr(ValueError(), "__cause__", 3), lambda: setattr(ValueError(), "__traceback__", 3), lambda: ExceptionGroup("a", [ValueError()]).split(3)):
    try: print(repr(bad()))
    except TypeError as e: print("TypeError", e)
    except ValueError as e: print("ValueError", e)
class MyEG(ExceptionGroup):
    def derive(self, excs): return MyEG(self.message, excs)
try:
    try: raise MyEG("mine", [ValueError(1), TypeError(2)])
    except* ValueError as e: print(type(e).__name__, e)
except MyEG as e: print("left", e.exceptions)
raise MyEG("last", [MyEG("nested", [KeyError("deep")]), OSError(2, "No such file", "f.txt")])
