"""On one machine, what was sent can be read at once, by whoever looks without waiting."""
import select
import selectors
import socket
import threading
import time

listener = socket.socket()
listener.bind(('127.0.0.1', 0))
listener.listen()
listener.setblocking(False)
client = socket.socket()
client.setblocking(False)
print('connect:', client.connect_ex(listener.getsockname()))
print('both ready:', [len(part) for part in select.select([listener], [client], [], 0)])
server, _ = listener.accept()
server.setblocking(False)
client.send(b'one')
print(server.recv(10))
client.send(b'')
try:
    server.recv(10)
except BlockingIOError as e:
    print('nothing:', e.errno)
client.sendall(b'x' * 50000)
print(len(server.recv(100000)))
client.close()
print('end:', server.recv(10))
server.close()

print('-- an empty text to a closed end')
client = socket.create_connection(listener.getsockname())
listener.setblocking(True)
server, _ = listener.accept()
server.close()
client.sendall(b'')
print(client.recv(10))
client.close()

refused = socket.socket()
refused.setblocking(False)
port = listener.getsockname()[1]
listener.close()
print('refused:', refused.connect_ex(('127.0.0.1', port)))
select.select([], [refused], [], 1)
print('then:', refused.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR))
refused.close()

print('-- a server that is always ready does not starve the others')
sel = selectors.DefaultSelector()
running = True


def loop(listener):
    sel.register(listener, selectors.EVENT_READ)
    while running:
        for key, mask in sel.select(0.05):
            if key.fileobj is listener:
                conn, _ = listener.accept()
                sel.register(conn, selectors.EVENT_READ | selectors.EVENT_WRITE)
            elif mask & selectors.EVENT_READ:
                data = key.fileobj.recv(100)
                if data:
                    key.fileobj.send(data.upper())
                else:
                    sel.unregister(key.fileobj)
                    key.fileobj.close()
    print('left:', len(sel.get_map()))


listener = socket.create_server(('127.0.0.1', 0))
thread = threading.Thread(target=loop, args=(listener,))
thread.start()
clients = [socket.create_connection(listener.getsockname()) for _ in range(3)]
for i, one in enumerate(clients):
    one.sendall(b'message %d' % i)
for one in clients:
    print(one.recv(100))
    one.close()
time.sleep(0.02)
running = False
thread.join()
