"""A signal nobody handles ends the program."""
import signal
import time

print('waiting')
signal.alarm(1)
time.sleep(5)
print('not here')
# status: 142
