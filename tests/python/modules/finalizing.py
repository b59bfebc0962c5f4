"""Objects that die at the end of the program, and sys.is_finalizing."""
import atexit
import sys
import warnings


class Late:
    def __init__(self, name):
        self.name, self.itself = name, self

    def __del__(self):
        print('dies:', self.name, sys.is_finalizing())
        if self.name == 'kept':
            warnings.warn('no line is shown any more')


atexit.register(lambda: print('atexit', sys.is_finalizing()))
for name in 'abc':
    Late(name)
kept = Late('kept')
print('end', sys.is_finalizing())
