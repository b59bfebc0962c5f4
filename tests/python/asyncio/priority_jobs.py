"""Jobs by priority: dataclasses in a PriorityQueue, workers, results with deadlines, a summary."""
import asyncio
import itertools
import textwrap
from dataclasses import asdict, astuple, dataclass, field, replace
from enum import IntEnum
from operator import attrgetter


class Priority(IntEnum):
    HIGH = 1
    NORMAL = 5
    LOW = 10


serial = itertools.count(100)


@dataclass(order=True, frozen=True)
class Job:
    priority: Priority
    number: int = field(default_factory=lambda: next(serial))
    name: str = field(default='?', compare=False)
    cost: float = field(default=0.01, compare=False)


@dataclass
class Result:
    job: Job
    worker: str
    tags: list[str] = field(default_factory=list)


async def work(name, jobs, results):
    while True:
        job = await jobs.get()
        await asyncio.sleep(job.cost)
        results.append(Result(job, name, [job.priority.name.lower()]))
        jobs.task_done()


async def main():
    jobs, results = asyncio.PriorityQueue(), []
    for name, priority in [('report', 10), ('mail', 5), ('alarm', 1), ('backup', 10), ('page', 1), ('sync', 5)]:
        jobs.put_nowait(Job(Priority(priority), name=name))
    workers = [asyncio.create_task(work(f'w{n}', jobs, results)) for n in range(2)]
    print('waiting:', jobs.qsize(), jobs.empty())
    await jobs.join()
    for w in workers:
        w.cancel()
    print(await asyncio.gather(*workers, return_exceptions=True))
    for r in results:
        print(f'{r.worker} {r.job.name:<8}{r.job.priority.name:>8} {r.job.priority:d} {r.tags}')
    print(asdict(results[0]))
    print(astuple(replace(results[1].job, name='other', number=1)))
    try:
        results[0].job.name = 'x'
    except AttributeError as error:
        print(type(error).__name__, error)
    groups = itertools.groupby(sorted(results, key=attrgetter('worker', 'job.number')), key=attrgetter('worker'))
    print({who: [r.job.number for r in rs] for who, rs in groups})
    print(textwrap.fill(' '.join(r.job.name for r in results) * 3, width=40, initial_indent='> ', subsequent_indent='  '))
    lifo = asyncio.LifoQueue(2)
    await lifo.put('a')
    await lifo.put('b')
    try:
        lifo.put_nowait('c')
    except asyncio.QueueFull as error:
        print(repr(error), lifo, lifo.full())
    lifo.shutdown()
    print(await lifo.get(), lifo.get_nowait())
    try:
        await lifo.get()
    except asyncio.QueueShutDown as error:
        print(repr(error))


asyncio.run(main())
