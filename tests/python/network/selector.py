# A server for many clients in one thread, over selectors.
import selectors
import socket
import threading

print(selectors.DefaultSelector is selectors.EpollSelector, selectors.EVENT_READ, selectors.EVENT_WRITE)
selector = selectors.DefaultSelector()
log = []
open_connections = 0


def accept(listener, mask):
    global open_connections
    connection, _ = listener.accept()
    connection.setblocking(False)
    open_connections += 1
    selector.register(connection, selectors.EVENT_READ, echo)


def echo(connection, mask):
    global open_connections
    data = connection.recv(1000)
    if data:
        connection.send(data[::-1])
    else:
        selector.unregister(connection)
        connection.close()
        open_connections -= 1
        log.append('closed')


listener = socket.create_server(('127.0.0.1', 0))
listener.setblocking(False)
key = selector.register(listener, selectors.EVENT_READ, accept)
print(key.fd == listener.fileno(), key.events, key.data is accept, key.fileobj is listener, type(key).__name__)
answers = {}


def client(name):
    with socket.create_connection(listener.getsockname()) as connection:
        got = []
        for number in range(3):
            connection.sendall(f'{name}-{number}'.encode())
            got.append(connection.recv(100).decode())
        answers[name] = got


threads = [threading.Thread(target=client, args=(name,)) for name in ('ann', 'bob', 'cat')]
for thread in threads:
    thread.start()
while len(log) < 3:
    for key, mask in selector.select(5):
        key.data(key.fileobj, mask)
for thread in threads:
    thread.join()
for name in sorted(answers):
    print(name, answers[name])
print(open_connections, selector.select(0), selector.select(0.01), len(selector.get_map()))
print(selector.get_key(listener).data is accept, listener in selector.get_map(), listener.fileno() in selector.get_map())
for call in (lambda: selector.register(listener, selectors.EVENT_READ), lambda: selector.register(listener, 0),
             lambda: selector.unregister(threads), lambda: selector.get_key(0), lambda: selector.register('x', 1)):
    try:
        call()
    except (KeyError, ValueError) as e:
        print(type(e).__name__, str(e).split('<')[0].split('[')[0])
a, b = socket.socketpair()
selector.modify(listener, selectors.EVENT_READ, 'other data')
print(selector.get_key(listener).data)
selector.register(a, selectors.EVENT_READ | selectors.EVENT_WRITE, 'a')
print([(key.data, mask) for key, mask in selector.select(1)])
b.send(b'!')
print([(key.data, mask) for key, mask in selector.select(1)])
selector.modify(a, selectors.EVENT_READ, 'a')
print([(key.data, mask) for key, mask in selector.select(1)])
selector.close()
print(selector.get_map())
with selectors.SelectSelector() as other:
    other.register(a, selectors.EVENT_READ)
    print([(key.fileobj is a, mask) for key, mask in other.select()])
listener.close()
