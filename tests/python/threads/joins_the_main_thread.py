"""Threads may wait for the main thread; errors at the end; a thread's errors where standard error is gone."""
import sys
import threading
import time


def wait_for(main):
    main.join()
    print("main is over", main.is_alive(), flush=True)


running = True


def fail():
    while running:
        time.sleep(0.01)
    1 / 0


kept = sys.stderr
first = threading.Thread(target=fail, name="told")
first.start()
sys.stderr = None
second = threading.Thread(target=fail, name="untold")
second.start()
time.sleep(0.1)
running = False
first.join()
second.join()
sys.stderr = kept


def late():
    threading._register_atexit(print, "never")


threading._register_atexit(late)
threading.Thread(target=wait_for, args=(threading.current_thread(),), daemon=False).start()
time.sleep(0.1)
print("end of main", flush=True)
