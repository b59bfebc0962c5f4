"""`Listener` and `Client`: connections by address, with a key that both know."""
import multiprocessing as mp
from array import array
from multiprocessing import AuthenticationError
from multiprocessing.connection import Client, Listener, wait

ADDRESS = 'localhost', 6100


def serve(ready, report):
    with Listener(ADDRESS, authkey=b'open sesame') as listener:
        report.put(listener.address)
        ready.set()
        with listener.accept() as conn:
            report.put(listener.last_accepted[0])
            for number in iter(conn.recv, None):
                conn.send(number ** 2)
            conn.send_bytes(array('i', [7, 11]))
        try:
            listener.accept()
        except AuthenticationError as error:
            report.put(f'server: {error}')


if __name__ == '__main__':
    try:
        Client(ADDRESS)
    except ConnectionRefusedError as error:
        print(error)
    for bad in 3, b'bytes are no address':
        try:
            Client(bad)
        except (TypeError, ValueError) as error:
            print(error)
    ready, report = mp.Event(), mp.Queue()
    server = mp.Process(target=serve, args=(ready, report))
    server.start()
    ready.wait()
    with Client(ADDRESS, authkey=b'open sesame') as conn:
        print(type(conn), conn.readable, conn.writable)
        for number in 3, 2.5:
            conn.send(number)
            print(wait([conn], 5) == [conn], conn.recv(), conn.poll())
        conn.send(None)
        into = array('i', [0] * 3)
        print(conn.recv_bytes_into(into), into)
        try:
            conn.recv()
        except EOFError as error:
            print('over', repr(error))
    try:
        Client(ADDRESS, authkey=b'guess')
    except AuthenticationError as error:
        print('client:', error)
    server.join()
    print(report.get(), report.get(), report.get())
