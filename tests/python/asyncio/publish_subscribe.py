from __future__ import annotations
import asyncio
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any, AsyncIterator, Awaitable, Callable


@dataclass(slots=True)
class Event:
    topic: str
    payload: Any = None
    tags: list[str] = field(default_factory=list)


class Bus:
    def __init__(self) -> None:
        self.subs: defaultdict[str, set[asyncio.Queue]] = defaultdict(set)

    async def publish(self, ev: Event) -> int:
        qs = self.subs[ev.topic] | self.subs["*"]
        for q in sorted(qs, key=id):
            await q.put(ev)
        return len(qs)

    async def subscribe(self, topic: str) -> AsyncIterator[Event]:
        q: asyncio.Queue[Event | None] = asyncio.Queue()
        self.subs[topic].add(q)
        try:
            while (ev := await q.get()) is not None:
                yield ev
        finally:
            self.subs[topic].discard(q)

    async def close(self):
        for qs in self.subs.values():
            for q in qs:
                q.put_nowait(None)


async def listener(bus, topic, handler: Callable[[Event], Awaitable[None]]):
    n = 0
    async for ev in bus.subscribe(topic):
        await handler(ev)
        n += 1
    return topic, n


async def printer(ev):
    print("event", ev)


async def quiet(ev):
    await asyncio.sleep(0)


async def main():
    bus = Bus()
    async with asyncio.TaskGroup() as tg:
        ts = [tg.create_task(listener(bus, t, h)) for t, h in (("a", printer), ("b", quiet), ("*", quiet))]
        await asyncio.sleep(0)
        print([await bus.publish(Event(t, i)) for i, t in enumerate("aabc")])
        await asyncio.sleep(0.01)
        await bus.close()
    print([t.result() for t in ts])
    e = Event("t")
    try:
        e.other = 1
    except AttributeError as x:
        print(x)
    print(Event.__slots__, Event.__annotations__["topic"], e == Event("t"))


asyncio.run(main())
