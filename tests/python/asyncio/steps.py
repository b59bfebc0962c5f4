# What C does for futures and tasks: who runs in whose step, what `await` sends to, and who waits for whom.
import asyncio
import _asyncio


def attempt(label, function, *args, **kwargs):
    try:
        print(label, function(*args, **kwargs))
    except BaseException as error:
        print(label, type(error).__name__, error)


class Named:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


print("-- current tasks")
loop, other, a, b = map(Named, ("loop", "other", "a", "b"))
attempt("enter without a loop", _asyncio._enter_task, loop, a)
_asyncio._set_running_loop(loop)
attempt("enter in another loop", _asyncio._enter_task, other, a)
attempt("leave what was not entered", _asyncio._leave_task, loop, a)
attempt("enter", _asyncio._enter_task, loop, a)
attempt("current", _asyncio.current_task)
attempt("current of it", _asyncio.current_task, loop)
attempt("current of another", _asyncio.current_task, other)
attempt("enter twice", _asyncio._enter_task, loop, b)
attempt("leave another", _asyncio._leave_task, loop, b)
attempt("leave in another loop", _asyncio._leave_task, other, a)
attempt("swap in another loop", _asyncio._swap_current_task, other, b)
attempt("swap", _asyncio._swap_current_task, loop, b)
attempt("swap out", _asyncio._swap_current_task, loop, None)
_asyncio._set_running_loop(None)
attempt("current without a loop", _asyncio.current_task)
attempt("no loop", _asyncio.get_running_loop)


class Late(asyncio.Future):
    # Its attributes come first, so instances keep another order.
    def __init__(self, text, **kwargs):
        self.text = text
        super().__init__(**kwargs)


class Counted(asyncio.Task):
    made = 0

    def __init__(self, *args, **kwargs):
        Counted.made += 1
        super().__init__(*args, **kwargs)

    def result(self):
        return super().result() * 2


class Foreign:
    # Not a future of asyncio's, but one that a task can wait for.
    _asyncio_future_blocking = False

    def __init__(self):
        self.callbacks = []

    def get_loop(self):
        return asyncio.get_running_loop()

    def add_done_callback(self, callback, *, context):
        self.callbacks.append((callback, context))

    def result(self):
        return "foreign"

    def __await__(self):
        self._asyncio_future_blocking = True
        yield self
        return self.result()

    def finish(self):
        for callback, context in self.callbacks:
            asyncio.get_running_loop().call_soon(callback, self, context=context)


class Coroutine(__import__("collections").abc.Coroutine):
    # A coroutine that is no coroutine object.
    def __init__(self):
        self.sent = 0

    def send(self, value):
        self.sent += 1
        if self.sent < 3:
            return None
        raise StopIteration("sent")

    def throw(self, *args):
        raise args[0]

    def close(self):
        pass

    def __await__(self):
        return self


async def main():
    loop = asyncio.get_running_loop()
    print("-- arguments")
    future = loop.create_future()
    attempt("position", asyncio.Future, 1)
    attempt("name", asyncio.Future, other=1)
    attempt("no callback", future.add_done_callback)
    attempt("two callbacks", future.add_done_callback, 1, 2)
    attempt("no coroutine", asyncio.Task)
    attempt("a number", asyncio.Task, 1)
    attempt("again", future.__init__)
    attempt("no result", future.result)
    attempt("no exception", future.exception)
    attempt("own result", asyncio.current_task().set_result, 1)

    print("-- iterators")
    iterator = future.__await__()
    print(type(iterator).__name__, iter(iterator) is iterator, next(iterator) is future)
    attempt("not used", next, iterator)
    attempt("throw", iterator.throw, ValueError("thrown"))
    attempt("close", iterator.close)
    attempt("over", next, iterator)
    future.set_result(3)
    attempt("done", next, iter(future))
    attempt("done again", future.__await__().send, None)
    broken = loop.create_future()
    broken.set_exception(KeyError("k"))
    attempt("broken", next, iter(broken))

    print("-- waiting")

    async def wait(for_):
        return await for_

    target = loop.create_future()
    task = asyncio.create_task(wait(target), name="waits")
    await asyncio.sleep(0)
    print(task.get_coro().cr_await is not None, target._asyncio_awaited_by == {task}, task._fut_waiter is target)
    second = asyncio.create_task(wait(target))
    await asyncio.sleep(0)
    print(target._asyncio_awaited_by == {task, second})
    target.set_result("both")
    print(await task, await second, target._asyncio_awaited_by)

    late = Late("late", loop=loop)
    loop.call_soon(late.set_result, 1)
    print(await late, late.text)
    loop.set_task_factory(lambda loop, coro, **kwargs: Counted(coro, loop=loop, **kwargs))
    print(await asyncio.create_task(wait(asyncio.create_task(asyncio.sleep(0, 21)))), Counted.made)
    loop.set_task_factory(None)

    foreign = Foreign()
    loop.call_later(0.01, foreign.finish)
    print(await asyncio.create_task(wait(foreign)))
    print(await asyncio.create_task(Coroutine()))

    print("-- endings")

    async def ends(error):
        if error:
            raise error
        asyncio.current_task().cancel("late")

    for error in (ValueError("v"), asyncio.CancelledError("c"), None):
        task = asyncio.create_task(ends(error))
        done, _ = await asyncio.wait([task])
        print(task.cancelled(), task._exception, task._must_cancel)
        attempt("result", task.result)
    print(asyncio.all_tasks() == {asyncio.current_task()}, asyncio.current_task(loop) is asyncio.current_task())


asyncio.run(main())
