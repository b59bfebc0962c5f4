"""One thread, many sockets: a selectors loop with accept, read and write callbacks, echo in capitals, statistics."""
import selectors
import socket
import threading
import types

sel = selectors.DefaultSelector()
stats = types.SimpleNamespace(accepted=0, received=0, sent=0, closed=0)


def accept(listening):
    connection, address = listening.accept()
    connection.setblocking(False)
    stats.accepted += 1
    sel.register(connection, selectors.EVENT_READ, data=types.SimpleNamespace(handle=serve, out=b''))


def serve(sock, mask, data):
    if mask & selectors.EVENT_READ:
        try:
            received = sock.recv(16)
        except BlockingIOError:
            return
        if received:
            stats.received += len(received)
            data.out += received.upper()
        elif not data.out:
            sel.unregister(sock)
            sock.close()
            stats.closed += 1
            return
    if mask & selectors.EVENT_WRITE and data.out:
        n = sock.send(data.out[:7])
        stats.sent += n
        data.out = data.out[n:]
    sel.modify(sock, selectors.EVENT_READ | (selectors.EVENT_WRITE if data.out else 0), data)


def client(address, words, results):
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as sock:
        sock.connect(address)
        answers = []
        for word in words:
            sock.sendall(word)
            got = b''
            while len(got) < len(word):
                got += sock.recv(1024)
            answers.append(got)
        results[words[0]] = b' '.join(answers).decode()


with socket.socket() as listening:
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listening.bind(('127.0.0.1', 0))
    listening.listen()
    listening.setblocking(False)
    sel.register(listening, selectors.EVENT_READ, data=None)
    results = {}
    clients = [threading.Thread(target=client, args=(listening.getsockname(), words, results))
               for words in ([b'hello', b'world'], [b'a long line that takes several reads', b'x'], [b'z'])]
    for c in clients:
        c.start()
    while stats.closed < len(clients):
        for key, mask in sel.select(timeout=1):
            if key.data is None:
                accept(key.fileobj)
            else:
                key.data.handle(key.fileobj, mask, key.data)
    for c in clients:
        c.join()
    key = sel.get_key(listening)
    print(key.events == selectors.EVENT_READ, key.fd == listening.fileno(), len(sel.get_map()))
    sel.unregister(listening)
    try:
        sel.get_key(listening)
    except KeyError as error:
        print('KeyError', 'not registered' in str(error))
sel.close()
print(*(results[k] for k in sorted(results)), sep='\n')
print(stats)
