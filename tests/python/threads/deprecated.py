"""Old names of the threading module still work and warn."""
import threading

t = threading.Thread(target=print, args=("hi",))
t.setDaemon(True)
t.setName("old")
print(t.getName(), t.isDaemon())
t.start()
t.join()
print(threading.currentThread().getName())
print(threading.activeCount())
e = threading.Event()
print(e.isSet())
c = threading.Condition()
with c:
    c.notifyAll()
for i in range(3):
    t.getName()  # one line warns once
try:
    t.isAlive()
except AttributeError as e:
    print(e)
