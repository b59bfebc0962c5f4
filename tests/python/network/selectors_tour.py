import selectors
import socket
import threading
import types
import time

sel = selectors.DefaultSelector()
running = True


def accept(sock):
    conn, addr = sock.accept()
    conn.setblocking(False)
    data = types.SimpleNamespace(addr=addr, inb=b"", outb=b"")
    sel.register(conn, selectors.EVENT_READ | selectors.EVENT_WRITE, data=data)


def service(key, mask):
    sock, data = key.fileobj, key.data
    if mask & selectors.EVENT_READ:
        got = sock.recv(1024)
        if got:
            data.outb += got
        else:
            sel.unregister(sock)
            sock.close()
            return
    if mask & selectors.EVENT_WRITE and data.outb:
        sent = sock.send(data.outb)
        data.outb = data.outb[sent:]


def loop(lsock):
    sel.register(lsock, selectors.EVENT_READ, data=None)
    while running:
        for key, mask in sel.select(timeout=0.05):
            if key.data is None:
                accept(key.fileobj)
            else:
                service(key, mask)
    print("left:", len(sel.get_map()))
    sel.close()


ls = socket.socket(); ls.bind(("localhost", 0)); ls.listen(); ls.setblocking(False)
th = threading.Thread(target=loop, args=(ls,)); th.start()
socks = [socket.create_connection(ls.getsockname()) for _ in range(3)]
for i, s in enumerate(socks):
    s.sendall(f"message {i}".encode())
for s in socks:
    print(s.recv(100))
    s.close()
time.sleep(0.02)
running = False
th.join()
ns = types.SimpleNamespace(a=1, b="x")
print(ns, ns == types.SimpleNamespace(a=1, b="x"))
try:
    ls.accept()
except BlockingIOError as e:
    print(e)
a, b = socket.socketpair()
import select
print(select.select([a], [b], [], 0.01)[0], len(select.select([a], [b], [], 0)[1]))
b.send(b"x"); print(select.select([a], [], [])[0] == [a])
p = select.poll(); p.register(a, select.POLLIN); print(p.poll(10)[0][1] == select.POLLIN)
b.close(); print(a.recv(5), a.recv(5))
try:
    a.send(b"1"); a.send(b"2")
except BrokenPipeError as e:
    print(e)
a.close(); ls.close()
