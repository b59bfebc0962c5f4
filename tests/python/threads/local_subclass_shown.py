"""An object of a subclass of `threading.local` goes by its own name; locks cannot have subclasses."""
import threading


class Settings(threading.local):
    def __init__(self, level):
        self.level = level
        print(repr(self).split(' at ')[0], self.level)


settings = Settings(3)
thread = threading.Thread(target=lambda: settings.level)
thread.start()
thread.join()
for base in type(threading.Lock()), bool, type(None):
    try:
        type('Derived', (base,), {})
    except TypeError as error:
        print(error)
