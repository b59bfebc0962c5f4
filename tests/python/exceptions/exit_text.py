"""sys.exit with a text prints it on stderr; status 1."""
# status: 1
import sys
import threading


def work():
    sys.exit("text in a thread is not shown")


t = threading.Thread(target=work)
t.start()
t.join()
for code in (None, 0, True, [1, 2]):
    try:
        sys.exit(code)
    except SystemExit as e:
        print(repr(e), e.code)
sys.exit("fatal: something is wrong")
