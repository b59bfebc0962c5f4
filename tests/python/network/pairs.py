# socketpair: two ends, what each sees of the other's actions.
import socket

a, b = socket.socketpair()
print(a.family, a.type, a.getsockname(), repr(b.getpeername()))
print(a.send(b'hello'), b.recv(3), b.recv(10))
a.sendall(b'peek')
print(b.recv(2, socket.MSG_PEEK), b.recv(10))
buffer = bytearray(6)
a.sendall(b'abcdefgh')
print(b.recv_into(buffer), buffer, b.recv_into(buffer, 1), buffer)
print(b.recv(0), b.recv(1))
a.setblocking(False)
print(a.getblocking(), a.gettimeout(), b.getblocking(), b.gettimeout())
try:
    a.recv(1)
except BlockingIOError as e:
    print(e)
sent = 0
try:
    while True:
        sent += a.send(bytes(4096))
except BlockingIOError as e:
    print(e, sent > 100_000)
left = sent
while left:
    left -= len(b.recv(65536))
print(a.send(b'room again'), b.recv(100))
a.settimeout(0.01)
try:
    a.recv(1)
except TimeoutError as e:
    print(type(e), e, e.errno)
print(socket.timeout is TimeoutError)
b.shutdown(socket.SHUT_WR)
print(a.recv(1), a.recv(1))
print(a.send(b'other half'), b.recv(20))
b.close()
for data in (b'x', b'y'):
    try:
        print(a.send(data))
    except OSError as e:
        print(type(e).__name__, e)
a.close()
for call in (lambda: a.send(b'x'), lambda: a.recv(1), lambda: a.getsockname(), lambda: a.settimeout(1), lambda: a.fileno()):
    try:
        print(call())
    except OSError as e:
        print(e)
with socket.socketpair()[0] as c:
    copy = c.dup()
print(c.fileno(), copy.fileno() > 0)
fd = copy.detach()
print(copy.fileno())
again = socket.socket(fileno=fd)
again.close()
c, d = socket.socketpair()
f = c.makefile('rb')
c.close()
d.sendall(b'still open\n')
print(f.readline())
f.close()
try:
    d.sendall(b'gone')
except BrokenPipeError as e:
    print(e)
for wrong in ('text', 3, None):
    try:
        d.send(wrong)
    except TypeError as e:
        print(e)
for wrong in (-1, 'x'):
    try:
        d.settimeout(wrong)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
