# A thread for each client: every client gets its own answers.
import socket
import threading

results = {}


def handle(connection):
    with connection:
        stream = connection.makefile('rw')
        total = 0
        for line in stream:
            if line == 'end\n':
                break
            total += int(line)
            stream.write(f'{total}\n')
            stream.flush()


def serve(listener, clients):
    threads = []
    for _ in range(clients):
        connection, _ = listener.accept()
        thread = threading.Thread(target=handle, args=(connection,))
        thread.start()
        threads.append(thread)
    for thread in threads:
        thread.join()


def client(number, address):
    with socket.create_connection(address) as connection:
        stream = connection.makefile('rw')
        sums = []
        for step in range(1, 6):
            stream.write(f'{number * step}\n')
            stream.flush()
            sums.append(int(stream.readline()))
        stream.write('end\n')
        stream.flush()
        results[number] = sums


with socket.create_server(('127.0.0.1', 0), backlog=8) as listener:
    server = threading.Thread(target=serve, args=(listener, 6))
    server.start()
    clients = [threading.Thread(target=client, args=(n, listener.getsockname())) for n in range(1, 7)]
    for thread in clients:
        thread.start()
    for thread in clients + [server]:
        thread.join()
for number in sorted(results):
    print(number, results[number])
