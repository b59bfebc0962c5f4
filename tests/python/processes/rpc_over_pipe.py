"""Remote calls over a pipe: a proxy with __getattr__, exceptions that come back, several clients, poll with timeouts."""
import multiprocessing as mp
from contextlib import closing
from multiprocessing.connection import wait
from types import SimpleNamespace


class Calculator:
    def __init__(self):
        self.memory = {}

    def add(self, *numbers):
        return sum(numbers)

    def divide(self, a, b):
        return a / b

    def store(self, **values):
        self.memory.update(values)
        return len(self.memory)

    def recall(self, name):
        return self.memory[name]


def serve(connections):
    calculator, open_ = Calculator(), list(connections)
    while open_:
        for connection in wait(open_):
            try:
                name, args, kwargs = connection.recv()
            except EOFError:
                open_.remove(connection)
                continue
            try:
                method = getattr(calculator, name)
                connection.send((True, method(*args, **kwargs)))
            except Exception as error:
                connection.send((False, error))


class Remote:
    def __init__(self, connection):
        self._connection = connection

    def __getattr__(self, name):
        if name.startswith('_'):
            raise AttributeError(name)

        def call(*args, **kwargs):
            self._connection.send((name, args, kwargs))
            good, value = self._connection.recv()
            if not good:
                raise value
            return value
        call.__name__ = name
        return call

    def close(self):
        self._connection.close()


def main():
    pairs = [mp.Pipe() for _ in range(2)]
    server = mp.Process(target=serve, args=([there for _, there in pairs],), daemon=True)
    server.start()
    for _, there in pairs:
        there.close()
    with closing(Remote(pairs[0][0])) as one, closing(Remote(pairs[1][0])) as two:
        print(one.add(1, 2, 3), two.add(0.5, 0.25), one.add.__name__)
        print(one.store(x=SimpleNamespace(a=1, b=[2]), y={'k'}), two.recall('x'), two.recall('y'))
        for call in lambda: one.divide(1, 0), lambda: two.recall('z'), lambda: one.subtract(1), lambda: one.divide(1):
            try:
                call()
            except Exception as error:
                print(f'{type(error).__name__}: {error}')
        print(hasattr(one, '_secret'), pairs[0][0].poll(0.05))
    server.join(timeout=5)
    print(server.exitcode, [here.closed for here, _ in pairs])
    try:
        pairs[0][0].send(1)
    except OSError as error:
        print(error)


if __name__ == '__main__':
    main()
