"""socketserver: one request after the other, a thread for each, a process for each by fork; and what they share."""
import os
import socket
import socketserver
import threading
import time
import warnings

warnings.simplefilter('ignore', DeprecationWarning)
handled = []


class Handler(socketserver.StreamRequestHandler):
    def handle(self):
        line = self.rfile.readline().strip().decode()
        handled.append(line)
        time.sleep(0.05)
        where = 'same process' if os.getpid() == server_pid else 'child process'
        main = threading.current_thread() is threading.main_thread()
        self.wfile.write(f'{line.upper()} {where} {len(handled)} {main}\n'.encode())


class Threading(socketserver.ThreadingMixIn, socketserver.TCPServer):
    daemon_threads = True
    allow_reuse_address = True


class Forking(socketserver.ForkingMixIn, socketserver.TCPServer):
    allow_reuse_address = True


def ask(address, text):
    with socket.create_connection(address) as s:
        s.sendall(text.encode() + b'\n')
        return s.makefile().readline().strip()


server_pid = os.getpid()
for kind in (socketserver.TCPServer, Threading, Forking):
    handled.clear()
    with kind(('127.0.0.1', 0), Handler) as server:
        t = threading.Thread(target=server.serve_forever, kwargs={'poll_interval': 0.01})
        t.start()
        replies = []
        start = time.monotonic()
        clients = [threading.Thread(target=lambda n=n: replies.append(ask(server.server_address, f'request {n}')))
                   for n in range(4)]
        for c in clients:
            c.start()
        for c in clients:
            c.join()
        took = time.monotonic() - start
        server.shutdown()
        t.join()
    print(kind.__name__, len(handled), 'one after the other' if took > 0.18 else 'at the same time')
    for reply in sorted(replies):
        words = reply.split()
        print('  ', *words[:4], words[5])
