"""sys.excepthook replaced: the program says itself what to print."""
# status: 1
import sys


def hook(kind, value, tb):
    print("hook:", kind.__name__, value, tb.tb_lineno)


sys.excepthook = hook
print(sys.__excepthook__ is not hook)


def work():
    raise LookupError("nothing found")


work()
