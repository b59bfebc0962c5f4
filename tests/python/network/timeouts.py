# Timeouts: of recv, accept, connect, of files over sockets; the default timeout.
import socket
import threading
import time

print(socket.getdefaulttimeout())
a, b = socket.socketpair()
a.settimeout(0.05)
start = time.monotonic()
try:
    a.recv(10)
except TimeoutError as e:
    print(repr(e), 0.05 <= time.monotonic() - start < 1)
threading.Timer(0.02, b.send, [b'in time']).start()
print(a.recv(10))
a.settimeout(None)
threading.Timer(0.02, b.send, [b'no hurry']).start()
print(a.recv(10), a.gettimeout())
a.settimeout(0.02)
f = a.makefile('rb')
try:
    f.readline()
except TimeoutError as e:
    print(e)
try:
    f.readline()
except OSError as e:
    print(e)
socket.setdefaulttimeout(0.02)
with socket.create_server(('127.0.0.1', 0)) as listener:
    print(listener.gettimeout())
    try:
        listener.accept()
    except socket.timeout as e:
        print(e)
    client = socket.create_connection(listener.getsockname())
    server, _ = listener.accept()
    print(client.gettimeout(), server.gettimeout())
    server.settimeout(None)
    client.close()
    print(server.recv(1))
    server.close()
socket.setdefaulttimeout(None)
print(socket.socket().gettimeout())
big = bytes(5_000_000)
a, b = socket.socketpair()
a.settimeout(0.05)
try:
    a.sendall(big)
except TimeoutError as e:
    print(e)
a, b = socket.socketpair()
received = []


def reader():
    while part := b.recv(100_000):
        received.append(len(part))


thread = threading.Thread(target=reader)
thread.start()
a.sendall(big)
a.close()
thread.join()
print(sum(received))
