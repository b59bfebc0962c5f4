"""/dev/urandom, /dev/zero and /dev/null; a list in shared memory drops zeros at the end of its texts."""
import os
from multiprocessing import shared_memory

with open('/dev/urandom', 'rb') as file:
    first, second = file.read(100), file.read(16)
print(len(first), len(second), first[:16] != second)
with open('/dev/zero', 'rb', buffering=0) as file:
    print(file.read(4))
with open(os.devnull, 'w') as file:
    print(file.write('gone'))
with open(os.devnull) as file:
    print(repr(file.read()))
values = shared_memory.ShareableList(['ab\0', b'\1\0', 'x', '\0', 3])
print(list(values), values[3] == '')
values.shm.close()
values.shm.unlink()
