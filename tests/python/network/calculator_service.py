"""socketserver: a calculator by lines with a handler class, a threading mix-in, handler hooks, a client helper."""
import operator
import socket
import socketserver
import threading

OPERATORS = {'+': operator.add, '-': operator.sub, '*': operator.mul, '/': operator.truediv, '^': operator.pow}


def calculate(text):
    """Reverse Polish notation."""
    stack = []
    for token in text.split():
        if token in OPERATORS:
            try:
                right, left = stack.pop(), stack.pop()
            except IndexError:
                raise ValueError('too few operands') from None
            stack.append(OPERATORS[token](left, right))
        else:
            stack.append(float(token) if '.' in token else int(token))
    if len(stack) != 1:
        raise ValueError(f'{len(stack)} values are left')
    return stack[0]


class Handler(socketserver.StreamRequestHandler):
    def setup(self):
        super().setup()
        with self.server.lock:
            self.server.visits += 1

    def handle(self):
        for line in self.rfile:
            try:
                answer = repr(calculate(line.decode().strip()))
            except (ValueError, ArithmeticError) as error:
                answer = f'{type(error).__name__}: {error}'
            self.wfile.write(answer.encode() + b'\n')


class Server(socketserver.ThreadingMixIn, socketserver.TCPServer):
    allow_reuse_address = daemon_threads = True

    def __init__(self, *args):
        self.visits, self.lock = 0, threading.Lock()
        super().__init__(*args)


class Shouting(socketserver.BaseRequestHandler):
    def handle(self):
        data = self.request.recv(1024).strip()
        self.request.sendall(data.upper())

    def finish(self):
        finished.append(self.client_address[0])


def ask(address, *lines):
    with socket.create_connection(address) as sock, sock.makefile('rw') as file:
        for line in lines:
            print(line, file=file, flush=True)
            yield file.readline().rstrip()


finished = []
with Server(('127.0.0.1', 0), Handler) as server:
    thread = threading.Thread(target=server.serve_forever, kwargs={'poll_interval': 0.05})
    thread.start()
    for line, answer in zip(lines := ['1 2 +', '2 10 ^ 24 -', '1 0 /', '1 2', '+', '7.5 2 *', 'two'],
                            ask(server.server_address, *lines)):
        print(f'{line:>12} = {answer}')
    results = {}
    clients = [threading.Thread(target=lambda n=n: results.update({n: next(ask(server.server_address, f'{n} {n} *'))}))
               for n in range(5)]
    for c in clients:
        c.start()
    for c in clients:
        c.join()
    print(sorted(results.items()), server.visits)
    server.shutdown()
    thread.join()
with socketserver.TCPServer(('127.0.0.1', 0), Shouting) as server:
    threading.Thread(target=server.handle_request).start()
    with socket.create_connection(server.server_address) as sock:
        sock.sendall(b'quietly\n')
        print(sock.recv(100), sock.recv(100), finished)
