"""A key-value server over sockets: commands by lines, a client class, partial reads, timeouts, errors, two clients."""
import socket
import threading
from contextlib import ExitStack


class Store:
    def __init__(self):
        self.data, self.lock = {}, threading.Lock()

    def do_set(self, key, value):
        with self.lock:
            self.data[key] = value
        return 'OK'

    def do_get(self, key):
        return self.data.get(key, '(nil)')

    def do_incr(self, key, by='1'):
        with self.lock:
            self.data[key] = str(int(self.data.get(key, '0')) + int(by))
            return self.data[key]

    def do_keys(self):
        return ' '.join(sorted(self.data)) or '(none)'

    def run(self, line):
        name, *args = line.split()
        method = getattr(self, f'do_{name.lower()}', None)
        if method is None:
            return f'ERR unknown command {name!r}'
        try:
            return method(*args)
        except (TypeError, ValueError) as error:
            return f'ERR {type(error).__name__}: {error}'


class Server(threading.Thread):
    def __init__(self):
        super().__init__(daemon=True)
        self.store, self.socket = Store(), socket.create_server(('127.0.0.1', 0), backlog=5)
        self.address = self.socket.getsockname()

    def run(self):
        while True:
            try:
                connection, _ = self.socket.accept()
            except OSError:
                return
            threading.Thread(target=self.serve, args=(connection,), daemon=True).start()

    def serve(self, connection):
        with connection, connection.makefile('rw', encoding='utf-8', newline='\n') as file:
            for line in file:
                if (line := line.strip()) == 'quit':
                    break
                file.write(self.store.run(line) + '\n' if line else 'ERR empty\n')
                file.flush()


class Client:
    def __init__(self, address):
        self.socket = socket.create_connection(address, timeout=2)
        self.buffer = b''

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.socket.close()

    def ask(self, line):
        data = f'{line}\n'.encode()
        for n in range(0, len(data), 4):        # in small pieces
            self.socket.sendall(data[n:n + 4])
        while b'\n' not in self.buffer:
            if not (more := self.socket.recv(5)):
                raise EOFError('server hung up')
            self.buffer += more
        answer, _, self.buffer = self.buffer.partition(b'\n')
        return answer.decode()


server = Server()
server.start()
with ExitStack() as stack:
    one, two = (stack.enter_context(Client(server.address)) for _ in range(2))
    for client, line in [(one, 'SET colour grün'), (two, 'get colour'), (two, 'incr hits'), (one, 'INCR hits 5'),
                         (one, 'incr colour'), (two, 'keys'), (one, 'drop x'), (one, 'get'), (two, '  ')]:
        print(f'{"one" if client is one else "two"} {line:<16} -> {client.ask(line)}')
    two.socket.settimeout(0.05)
    try:
        two.socket.recv(1)
    except TimeoutError as error:
        print(type(error).__name__, error)
    try:
        one.ask('quit')
    except EOFError as error:
        print('EOFError', error)
print(one.socket.fileno(), server.address[0])
