"""The name of a file is an attribute of an OSError, not one of its args; pickling and copying keep it."""

import copy
import pickle


class Own(OSError):
    pass


def show(error):
    print(type(error).__name__, error.args, error.filename, error.filename2, '|', error, '|', repr(error))


try:
    open('/no/such/file')
except OSError as caught:
    show(caught)
    show(pickle.loads(pickle.dumps(caught)))
    show(copy.copy(caught))
for arguments in ((2, 'no', 'f'), (2, 'no', 'f', None, 'g'), (2, 'no'), ('a', 2, 3), (2, 'no', None), ()):
    show(OSError(*arguments))
    show(Own(*arguments))
print(BlockingIOError(11, 'later', 5).args)
