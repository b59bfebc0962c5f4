"""Ends of pipes can be sent through pipes and queues to processes that run already."""

import multiprocessing as mp


def serve(inbox):
    while True:
        conn = inbox.get()
        if conn is None:
            break
        conn.send(('hello', conn.recv()))
        conn.close()


def relay(conn):
    other = conn.recv()
    other.send_bytes(b'through the relay')
    other.close()


if __name__ == '__main__':
    inbox = mp.Queue()
    p = mp.Process(target=serve, args=(inbox,))
    p.start()
    for name in ('a', 'b'):
        mine, theirs = mp.Pipe()
        inbox.put(theirs)
        mine.send(name)
        print(mine.recv())
        theirs.close()
    inbox.put(None)
    p.join()
    mine, theirs = mp.Pipe()
    r, w = mp.Pipe(duplex=False)
    p = mp.Process(target=relay, args=(theirs,))
    p.start()
    mine.send(w)
    w.close()
    print(r.recv_bytes())
    p.join()
    print(p.exitcode)
