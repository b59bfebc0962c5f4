"""Objects in a with statement that are no context managers."""
import asyncio, threading
class A: pass
class AS:
    async def __aenter__(self): pass
    async def __aexit__(self,*a): pass
class S:
    def __enter__(self): pass
    def __exit__(self,*a): pass
class Half:
    def __enter__(self): pass
class Half2:
    def __exit__(self,*a): pass
def t(o):
    try:
        with o: pass
    except Exception as e: print(type(e).__name__, e)
async def u(o):
    try:
        async with o: pass
    except Exception as e: print(type(e).__name__, e)
for o in (A(),AS(),S,Half(),Half2(),5,None,A,asyncio.Lock(),threading.Event(),print,[]):
    t(o)
class HalfA:
    async def __aenter__(self): pass
for o in (A(),S(),5,threading.Lock(),HalfA(),open("x","w"), Half()):
    asyncio.run(u(o))


def names(frames):
    return [frame.f_code.co_name for frame in frames]


async def deep():
    task = asyncio.current_task()
    print(names(task.get_stack()), names(task.get_stack(limit=2)))
    pass


async def main():
    await deep()
    other = asyncio.create_task(asyncio.sleep(1))
    await asyncio.sleep(0)
    print(names(other.get_stack()))
    other.cancel()


asyncio.run(main())
