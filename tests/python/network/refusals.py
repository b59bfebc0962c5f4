# What goes wrong with sockets, and with which errno.
import errno
import socket


def attempt(what, call):
    try:
        print(what, call())
    except (OSError, OverflowError, TypeError, ValueError) as e:
        text = str(e).replace(str(port), 'PORT').replace(str(taken[1]), 'TAKEN')
        print(what, type(e).__module__, type(e).__name__, getattr(e, 'errno', None), text)


def fresh():
    return socket.socket(socket.AF_INET, socket.SOCK_STREAM)


taken = ('', 'no port yet')
unused = fresh()
unused.bind(('127.0.0.1', 0))
port = unused.getsockname()[1]
attempt('connect to nobody', lambda: fresh().connect(('127.0.0.1', port)))
print(fresh().connect_ex(('127.0.0.1', port)) == errno.ECONNREFUSED)
attempt('create_connection', lambda: socket.create_connection(('127.0.0.1', port)))
attempt('bind twice', lambda: fresh().bind(('127.0.0.1', port)))
attempt('bind again', lambda: unused.bind(('127.0.0.1', 0)))
attempt('port too big', lambda: fresh().bind(('127.0.0.1', 70000)))
attempt('port text', lambda: fresh().bind(('127.0.0.1', '80')))
attempt('no tuple', lambda: fresh().bind('127.0.0.1'))
attempt('triple', lambda: fresh().connect(('127.0.0.1', 1, 2)))
attempt('send unconnected', lambda: fresh().send(b'x'))
attempt('recv unconnected', lambda: fresh().recv(1))
attempt('getpeername', lambda: fresh().getpeername())
attempt('shutdown', lambda: fresh().shutdown(socket.SHUT_RDWR))
attempt('accept without listen', lambda: fresh().accept())
attempt('negative recv', lambda: fresh().recv(-1))
attempt('no name', lambda: socket.gethostbyname('no-such-host.invalid'))
attempt('no address', lambda: socket.getaddrinfo('no-such-host.invalid', 80))
attempt('bad address', lambda: socket.inet_aton('1.2.3.400'))
attempt('localhost', lambda: socket.gethostbyname('localhost'))
attempt('numbers', lambda: socket.gethostbyname('10.1.2.3'))
attempt('aton', lambda: socket.inet_ntoa(socket.inet_aton('127.0.0.1')))
attempt('order', lambda: (socket.htons(1), socket.ntohs(256), socket.htonl(1)))
attempt('addresses', lambda: socket.getaddrinfo('127.0.0.1', 80, type=socket.SOCK_STREAM))

listener = socket.create_server(('127.0.0.1', 0))
listener.settimeout(0.01)
attempt('accept in vain', listener.accept)
listener.setblocking(False)
attempt('accept at once', listener.accept)
client = fresh()
client.setblocking(False)
print(client.connect_ex(listener.getsockname()) == errno.EINPROGRESS)
client.settimeout(1)
listener.settimeout(1)
server, address = listener.accept()
print(client.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR), server.gettimeout())
attempt('connect again', lambda: client.connect(listener.getsockname()))
server.close()
print(client.recv(10))
print(client.send(b'into the void') in range(20))
attempt('listen on it', client.listen)
client.close()
attempt('use closed', lambda: client.send(b'x'))
taken = listener.getsockname()
attempt('create_server', lambda: socket.create_server(taken))
listener.close()
attempt('name taken no more', lambda: socket.create_server(taken).close())
unused.close()
