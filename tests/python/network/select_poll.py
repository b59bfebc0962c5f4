# select, poll and epoll over socket pairs.
import select
import socket
import threading

a, b = socket.socketpair()
print(select.select([a, b], [], [], 0), select.select([], [a, b], [], 0)[1] == [a, b])
print(select.select([a], [], [], 0.01))
a.send(b'x')
print(select.select([a, b], [], [], 1)[0] == [b], select.select([a, b], [a], [b], None)[:2] == ([b], [a]))
b.recv(1)
threading.Timer(0.02, a.send, [b'later']).start()
ready, _, _ = select.select([b], [], [])
print(ready == [b], b.recv(10))
for wrong in (([-1], [], []), (['x'], [], []), ([], [], [], -1), ([], [], [], 'x')):
    try:
        select.select(*wrong)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)

print('--- poll')
poller = select.poll()
poller.register(a, select.POLLIN)
poller.register(b.fileno(), select.POLLIN | select.POLLOUT)
print([(fd == b.fileno(), event == select.POLLOUT) for fd, event in poller.poll(0)])
a.send(b'y')
print([(fd == b.fileno(), event == select.POLLIN | select.POLLOUT) for fd, event in poller.poll()])
poller.modify(b, select.POLLIN)
b.recv(1)
print(poller.poll(5))
poller.unregister(a)
for call in (lambda: poller.unregister(a), lambda: poller.modify(a, select.POLLIN)):
    try:
        call()
    except (KeyError, OSError) as e:
        print(type(e).__name__, e.args == (a.fileno(),) or e)

print('--- epoll')
with select.epoll() as poller:
    poller.register(b, select.EPOLLIN)
    print(poller.poll(0), poller.closed, poller.fileno() > 2)
    a.send(b'z')
    print(poller.poll(1) == [(b.fileno(), select.EPOLLIN)], poller.poll(1, 1) == [(b.fileno(), select.EPOLLIN)])
    b.recv(1)
    poller.modify(b, select.EPOLLOUT)
    print(poller.poll() == [(b.fileno(), select.EPOLLOUT)])
    poller.modify(b, select.EPOLLIN)
    try:
        poller.register(b)
    except FileExistsError as e:
        print(e)
    try:
        poller.unregister(a)
    except FileNotFoundError as e:
        print(e)
    a.close()
    print(poller.poll()[0][1] & select.EPOLLHUP > 0, poller.poll()[0][1] & select.EPOLLIN > 0)
    poller.unregister(b)
print(poller.closed)
try:
    poller.poll()
except ValueError as e:
    print(e)
