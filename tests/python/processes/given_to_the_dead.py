"""What a process was given is closed when it ends, whether it took it, held it or never got so far."""

import multiprocessing
import os
import time


def leave(writer):
    os._exit(3)


def linger(writer):
    time.sleep(0.1)


class Unreadable:
    def __reduce__(self):
        return int, ('x',)


if __name__ == '__main__':
    for target, more, methods in (
        (leave, (), ('spawn', 'forkserver')),
        (linger, (), ('spawn', 'forkserver')),
        (leave, (Unreadable(),), ('forkserver',)),
    ):
        for method in methods:
            context = multiprocessing.get_context(method)
            reader, writer = context.Pipe(duplex=False)
            process = context.Process(target=target, args=(writer, *more))
            process.start()
            writer.close()
            try:
                reader.recv()
            except EOFError:
                print(method, target.__name__, len(more), 'EOF')
            process.join()
            print(process.exitcode)
