"""One thing at a time runs in an interpreter; its threads and what it has registered with atexit end before it does."""

from concurrent import interpreters
import threading
import time


def nap(seconds):
    import time
    time.sleep(seconds)
    return seconds


def attempt(what, function, *args, **kwargs):
    try:
        print(what, '->', function(*args, **kwargs), flush=True)
    except Exception as error:
        print(what, '!!', type(error).__name__, str(error).partition('\n')[0], flush=True)


def while_it_runs(room, thread):
    time.sleep(0.1)
    attempt('running', room.is_running)
    attempt('call', room.call, nap, 0)
    attempt('exec', room.exec, 'pass')
    attempt('prepare', room.prepare_main, number=1)
    attempt('close', room.close)
    thread.join()
    attempt('afterwards', room.call, nap, 0)
    attempt('close', room.close)


LATE = '''
import atexit, threading, time
atexit.register(print, 'atexit', flush=True)
threading.Thread(target=lambda: (time.sleep(0.1), print('late', flush=True))).start()
'''


if __name__ == '__main__':
    room = interpreters.create()
    while_it_runs(room, room.call_in_thread(nap, 0.3))
    room = interpreters.create()
    script = threading.Thread(target=room.exec, args=('import time; time.sleep(0.3)',))
    script.start()
    while_it_runs(room, script)
    room = interpreters.create()
    attempt('daemon', room.exec, 'import threading; threading.Thread(target=print, daemon=True)')
    room.exec(LATE)
    attempt('close', room.close)
    interpreters.create().exec(LATE)
    print('end', flush=True)
