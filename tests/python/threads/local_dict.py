"""The __dict__ of thread-local data is there to be read; a traceback stays the same object."""
import threading


class Own(threading.local):
    pass


for cls in threading.local, Own:
    data = cls()
    data.x = 5
    for change in (lambda: setattr(data, '__dict__', {}), lambda: delattr(data, '__dict__'),
                   lambda: data.__setattr__('__dict__', 3), lambda: data.__delattr__('nothing')):
        try:
            print(change())
        except AttributeError as exc:
            print(exc)
    print(data.__dict__)

try:
    raise ValueError
except ValueError as exc:
    kept = exc
print(kept.__traceback__ is kept.__traceback__, kept.__traceback__ == kept.__traceback__)
try:
    raise kept
except ValueError as exc:
    longer = exc.__traceback__
print(longer is kept.__traceback__, longer is longer.tb_next, longer.tb_next is kept.__traceback__.tb_next)
