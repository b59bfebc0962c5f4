"""What reaches a child process from its parent: interrupt, terminate, kill, and signals it handles."""
import multiprocessing as mp, time, signal, os, sys

def loop(conn):
    conn.send('up')
    try:
        time.sleep(10)
    except KeyboardInterrupt:
        print('interrupted', flush=True)
        sys.exit(7)

def plain(conn):
    conn.send('up')
    time.sleep(10)

def term(conn):
    def h(n, f):
        print('got', signal.Signals(n).name, flush=True)
    signal.signal(signal.SIGTERM, h)
    conn.send('up')
    time.sleep(1)
    print('slept', flush=True)

def ign(conn):
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    conn.send('up')
    time.sleep(.3)
    print('done', flush=True)

if __name__ == '__main__':
    for f, act in [(loop,'interrupt'),(plain,'interrupt'),(term,'terminate'),(plain,'terminate'),(plain,'kill'),(ign,'interrupt')]:
        a,b = mp.Pipe()
        p = mp.Process(target=f,args=(b,), name=f'{f.__name__}-{act}')
        p.start(); a.recv(); time.sleep(.1); getattr(p,act)(); p.join()
        print(f.__name__, act, p.exitcode, flush=True)
    a,b = mp.Pipe()
    p = mp.Process(target=plain,args=(b,)); p.start(); a.recv()
    os.kill(p.pid, signal.SIGUSR1); p.join(); print(p.exitcode)
