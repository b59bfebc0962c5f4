"""One thread, one selector, many sockets."""
import selectors
import socket
import threading
import time

SOCKETS = 8  # @param {type:"slider", min:1, max:40, step:1}
REPLY_MS = 50  # @param {type:"slider", min:5, max:100, step:5}
SPREAD_MS = 0  # @param {type:"slider", min:0, max:50, step:5}

selector = selectors.DefaultSelector()
peers = []
for n in range(SOCKETS):
    here, there = socket.socketpair()
    here.setblocking(False)
    selector.register(here, selectors.EVENT_READ, data=n)
    peers.append(there)


def internet():
    time.sleep(REPLY_MS / 1000)
    for n, peer in enumerate(peers):
        peer.send(b"page %d" % n)
        time.sleep(SPREAD_MS / 1000)


threading.Thread(target=internet, name="internet").start()
start = time.perf_counter()
calls = 0
waiting = SOCKETS
while waiting:
    events = selector.select()
    calls += 1
    for key, _ in events:
        key.fileobj.recv(100)
        selector.unregister(key.fileobj)
        waiting -= 1
print(f"{SOCKETS} replies after {(time.perf_counter() - start) * 1000:.0f} ms, {calls} calls of select")
