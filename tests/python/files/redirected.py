"""Standard output onto a file and a pipe with `dup2`, and the end of a process as a descriptor."""
import os
import select
import sys

saved = os.dup(1)
fd = os.open("log.txt", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
sys.stdout.flush()
os.dup2(fd, 1)
print("into the file")
sys.stdout.flush()
os.write(1, b"as bytes\n")
os.dup2(saved, 1)
os.close(saved)
os.close(fd)
print("back")
print(open("log.txt").read())

reader, writer = os.pipe()
sys.stdout.flush()
pid = os.fork()
if pid == 0:
    os.dup2(writer, 1)
    os.close(reader)
    os.close(writer)
    print("from the child")
    sys.stdout.flush()
    os._exit(0)
os.close(writer)
print(os.read(reader, 100), os.waitpid(pid, 0)[1])
print(os.isatty(reader), os.dup2(reader, 9), os.read(9, 10))
try:
    os.dup2(77, 1)
except OSError as error:
    print(error)

sys.stdout.flush()
pid = os.fork()
if pid == 0:
    os._exit(3)
fd = os.pidfd_open(pid)
print(select.select([fd], [], [], 5) == ([fd], [], []))
print(os.waitpid(pid, 0)[1] >> 8)
try:
    os.pidfd_open(999999)
except OSError as error:
    print(error)
