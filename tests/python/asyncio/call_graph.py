"""Who awaits whom: capture_call_graph, format_call_graph, print_call_graph."""
import asyncio
import io
import re


def show(text):
    """Without what differs: identities, folders, the library's lines."""
    text = re.sub(r"'[^']*/(\w+\.py)'", r"'\1'", re.sub('0x[0-9a-f]+', 'ID', text))
    print(re.sub(r"('(?!call_graph)\w+\.py', line) \d+", r'\1 N', text))


async def countdown(n):
    if n:
        return await countdown(n - 1)
    text = asyncio.format_call_graph()
    show(text)
    graph = asyncio.capture_call_graph(limit=2)
    print([entry.frame.f_code.co_name for entry in graph.call_stack], graph.future is asyncio.current_task())
    print([entry.frame.f_code.co_name for entry in asyncio.capture_call_graph(limit=-1).call_stack])
    print([waiter.future.get_name() for waiter in graph.awaited_by])
    await asyncio.sleep(0)


async def wait_for_it(other):
    await other


async def letters():
    yield 'a'
    await asyncio.sleep(0.1)
    show(asyncio.format_call_graph(limit=1))


async def reader():
    async for _ in letters():
        pass


async def main():
    async with asyncio.TaskGroup() as group:
        task = group.create_task(countdown(2), name='countdown')
        group.create_task(wait_for_it(task), name='waiter')
        group.create_task(reader(), name='reader')
    future = asyncio.get_running_loop().create_future()
    waiter = asyncio.create_task(wait_for_it(future), name='for the future')
    await asyncio.sleep(0)
    file = io.StringIO()
    asyncio.print_call_graph(future, file=file)
    show(file.getvalue())
    show(asyncio.format_call_graph(waiter, limit=0))
    future.set_result(None)
    await waiter
    try:
        asyncio.capture_call_graph('a text')
    except TypeError as error:
        print(error)
    asyncio.get_running_loop().call_soon(lambda: print(repr(asyncio.format_call_graph())))
    await asyncio.sleep(0)

asyncio.run(main())
try:
    asyncio.print_call_graph()
except RuntimeError as error:
    print(error)
