"""Functions that need nothing of their module go to other interpreters as code: no main guard, no second run of the file."""
from concurrent import interpreters

print('this line runs once')
interpreter = interpreters.create()


def add(a, b):
    return a + b


def words(text):
    import re
    return [len(w) for w in re.findall(r'\w+', text)]


def nested(n):
    def inner(k):
        return k * n
    return [inner(k) for k in range(3)]


def hello():
    return 'hello from the other side'


print(interpreter.call(add, 2, b=3), interpreter.call(words, 'some plain words'), interpreter.call(nested, 5))
print(interpreter.call(hello))
queue = interpreters.create_queue()


def worker(queue):
    for n in range(3):
        queue.put(n * n)


thread = interpreter.call_in_thread(worker, queue)
print([queue.get() for _ in range(3)])
thread.join()


def fails(x):
    return 10 / x


try:
    interpreter.call(fails, 0)
except interpreters.ExecutionFailed as error:
    print(str(error).splitlines()[0])
interpreter.prepare_main(x=20)
interpreter.exec('assert x + 1 == 21')
interpreter.close()
try:
    interpreter.call(add, 1, 2)
except interpreters.InterpreterNotFoundError as error:
    print(type(error).__name__)
