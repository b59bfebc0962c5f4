# status: 1
"""Interpreters: what cannot cross, what is said of those that are closed, and what becomes of what they had put."""

from concurrent import interpreters
from concurrent.futures import InterpreterPoolExecutor
import threading


class Refused(Exception):
    pass


class Parcel:
    def __init__(self, weight):
        self.weight = weight


def refuse():
    raise Refused('no')


def pack():
    return Parcel(3)


def weigh(parcel):
    return parcel.weight


def halve(number):
    return number // 0


def attempt(what, function, *args, **kwargs):
    try:
        print(what, '->', function(*args, **kwargs), flush=True)
    except Exception as error:
        first = str(error).partition('\n')[0].partition(' at 0x')[0]
        print(what, '!!', type(error).__name__, first, '|', type(error.__cause__).__name__, flush=True)


def scripts():
    room = interpreters.create()
    attempt('syntax', room.exec, 'x =')
    attempt('number', room.exec, 3)
    try:
        room.exec('def f():\n    raise KeyError("lost")\nf()')
    except interpreters.ExecutionFailed as error:
        print(error)
        print(error.excinfo.type.__name__, error.excinfo.msg, error.excinfo.formatted, repr(error))
    attempt('not callable', room.call, 3)
    attempt('own error', room.call, refuse)
    attempt('own result', room.call, pack)
    attempt('own argument', room.call, weigh, Parcel(4))
    attempt('lock', room.call, weigh, threading.Lock())
    attempt('names', room.prepare_main, lock=threading.Lock())
    busy = threading.Thread(target=room.exec, args=('import time; time.sleep(0.1)',))
    busy.start()
    while not room.is_running():
        pass
    attempt('busy', room.exec, 'pass')
    attempt('busy', room.close)
    busy.join()
    print(room, room.id, room.whence, room.is_running(), interpreters.Interpreter(room.id) is room)
    room.close()
    for method in (room.close, room.is_running):
        attempt('closed', method)
    attempt('closed', room.exec, 'pass')
    attempt('main', interpreters.get_main().close)
    attempt('unknown', interpreters.Interpreter, 99)
    attempt('unknown', interpreters.Interpreter, 'x')


def queues():
    queue = interpreters.create_queue(2)
    print(queue, queue.maxsize, queue.unbounditems)
    room = interpreters.create()
    room.prepare_main(queue=queue)
    room.exec('queue.put("from the other"); queue.put("later")')
    print(queue.get(), queue.full())
    room.close()
    attempt('its maker is gone', queue.get)
    for wait in (0, 0.5):
        attempt('nothing', queue.get, timeout=wait)
    attempt('back in time', queue.get, timeout=-1)
    attempt('nothing', queue.get_nowait)
    queue.put(1)
    queue.put((2, [3]))
    attempt('no room', queue.put, 4, timeout=0)
    attempt('no room', queue.put_nowait, 4)
    print(queue.get(), queue.get(), queue.qsize())
    attempt('lock', queue.put, threading.Lock())
    attempt('unknown', interpreters.Queue, 99)
    attempt('size', interpreters.create_queue, 'x')
    print(interpreters.QueueEmpty.__mro__[:2], interpreters.is_shareable(queue), interpreters.is_shareable([]))


def pool():
    with InterpreterPoolExecutor(1) as executor:
        attempt('own error', executor.submit(refuse).result)
        attempt('own result', executor.submit(pack).result)
        attempt('own argument', executor.submit(weigh, Parcel(5)).result)
        attempt('lock', executor.submit(weigh, threading.Lock()).result)
        attempt('built-in error', executor.submit(int, 'x').result)
    with InterpreterPoolExecutor(1) as executor:
        executor.submit(halve, 1).result()


if __name__ == '__main__':
    scripts()
    queues()
    pool()
