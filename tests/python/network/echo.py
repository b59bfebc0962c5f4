# A server and clients on this machine: addresses, echo, end of stream, makefile, with.
import socket
import threading


def serve(listener, turns):
    for _ in range(turns):
        connection, address = listener.accept()
        with connection:
            print('accepted from', address[0], connection.getsockname() == listener.getsockname(),
                  connection.getpeername() == address)
            while True:
                data = connection.recv(1024)
                if not data:
                    break
                connection.sendall(data.upper())
            print('the client has ended')


listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
print('reuse', listener.getsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR),
      listener.getsockopt(socket.SOL_SOCKET, socket.SO_TYPE) == socket.SOCK_STREAM)
listener.bind(('127.0.0.1', 0))
listener.listen(5)
host, port = listener.getsockname()
print(host, port > 1023, listener.fileno() > 2, listener.family, listener.type, listener.proto, listener.gettimeout())
thread = threading.Thread(target=serve, args=(listener, 3))
thread.start()

with socket.socket() as client:
    client.connect(('127.0.0.1', port))
    print(client.getpeername() == (host, port), client.getsockname()[0])
    for word in (b'alpha', b'beta'):
        client.sendall(word)
        print(client.recv(100))
    print(client.send(b''), client.send(b'gamma'))
    print(client.recv(2), client.recv(100))

client = socket.create_connection(('localhost', port))
client.sendall(b'one two')
client.shutdown(socket.SHUT_WR)
received = b''
while part := client.recv(4):
    received += part
print(received, client.recv(10))
client.close()
client.close()

client = socket.create_connection((host, port), timeout=5)
print(client.gettimeout())
with client, client.makefile('rw', encoding='utf-8', newline='\n') as stream:
    stream.write('first line\nsecond line\n')
    stream.flush()
    print(repr(stream.readline()), repr(stream.readline()))
thread.join()
listener.close()
print(listener.fileno(), repr(listener).startswith('<socket.socket [closed] fd=-1'))
