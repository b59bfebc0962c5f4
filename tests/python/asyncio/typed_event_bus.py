# Modern spelling: type statements, type parameters, dataclasses that name themselves, in an event bus.
import asyncio
from dataclasses import dataclass, field
from collections.abc import Callable, Awaitable, AsyncIterator
type Handler[E] = Callable[[E], Awaitable[None]]
@dataclass
class Event: name: str
@dataclass
class UserCreated(Event):
    user: str = ''
    tags: list[str] = field(default_factory=list)
class Bus[E: Event]:
    def __init__(self) -> None: self.handlers: dict[type[E], list[Handler[E]]] = {}
    def on[T: Event](self, kind: type[T]) -> Callable[[Handler[T]], Handler[T]]:
        def reg(h): self.handlers.setdefault(kind, []).append(h); return h
        return reg
    async def emit(self, e: E) -> int:
        hs = [h for k, hs in self.handlers.items() if isinstance(e, k) for h in hs]
        async with asyncio.TaskGroup() as tg:
            for h in hs: tg.create_task(h(e), name=h.__name__)
        return len(hs)
bus = Bus[Event]()
@bus.on(UserCreated)
async def greet(e: UserCreated) -> None: await asyncio.sleep(.01); print('hello', e.user)
@bus.on(Event)
async def log(e: Event) -> None: print('log', e)
print(asyncio.run(bus.emit(UserCreated('created', 'ann'))), asyncio.run(bus.emit(Event('x'))))
def first[T](xs: list[T], default: T | None = None) -> T | None: return xs[0] if xs else default
print(first([1]), first([]), first.__type_params__, Handler, Bus.__type_params__, Bus[int], first.__annotations__)
class Node[T]:
    def __init__(self, v: T, nxt: 'Node[T] | None' = None): self.v, self.nxt = v, nxt
    def __iter__(self):
        n = self
        while n: yield n.v; n = n.nxt
print(list(Node(1, Node(2))), Node.__init__.__annotations__)
async def pipeline[T, U](src: AsyncIterator[T], f: Callable[[T], U]) -> AsyncIterator[U]:
    async for x in src: yield f(x)
async def nums():
    for i in range(3): yield i
async def main(): print([x async for x in pipeline(nums(), str)])
asyncio.run(main())
try: int('x')
except ValueError, TypeError: print('either')
