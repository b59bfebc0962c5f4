"""Children that were waited for are nobody's any more."""

import os, time, multiprocessing as mp
def w(): time.sleep(0.01)
if __name__ == "__main__":
    mp.set_start_method("fork")
    p = mp.Process(target=w); p.start(); p.kill(); p.join(); print(p.exitcode)
    pid = os.fork()
    if pid == 0: os._exit(7)
    print(os.waitpid(pid, 0)[1])
    try: print(os.waitpid(-1, 0))
    except ChildProcessError as e: print(e)
    try: print(os.kill(pid, 0))
    except ProcessLookupError as e: print(e)
