# UDP: messages keep their borders; lost where nobody listens.
import socket
import threading

server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
server.bind(('127.0.0.1', 0))
address = server.getsockname()


def serve():
    while True:
        data, client = server.recvfrom(1024)
        if data == b'stop':
            break
        server.sendto(data.upper(), client)


thread = threading.Thread(target=serve)
thread.start()
with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as client:
    client.settimeout(5)
    for text in (b'one', b'two', b''):
        print(client.sendto(text, address))
    for _ in range(3):
        print(client.recvfrom(100)[0])
    client.connect(address)
    client.send(b'connected')
    print(client.recv(4), client.getpeername() == address)
    client.sendto(b'stop', address)
thread.join()
server.settimeout(0.02)
try:
    server.recvfrom(10)
except TimeoutError as e:
    print(e)
server.close()
