"""Coroutine trampolines and a tiny OS with generators (Beazley style)."""
from collections import deque
from types import GeneratorType
import sys, inspect
class Task:
    taskid = 0
    def __init__(self, target): Task.taskid += 1; self.tid = Task.taskid; self.target = target; self.sendval = None; self.stack = []
    def run(self):
        while True:
            try:
                result = self.target.send(self.sendval)
                if isinstance(result, SystemCall): return result
                if isinstance(result, GeneratorType):
                    self.stack.append(self.target); self.sendval = None; self.target = result
                else:
                    if not self.stack: return
                    self.sendval = result; self.target = self.stack.pop()
            except StopIteration as e:
                if not self.stack: raise
                self.sendval = e.value; self.target = self.stack.pop()
class SystemCall:
    def handle(self): pass
    def __repr__(self): return f'<{type(self).__name__} {vars(self) and sorted(k for k in vars(self) if k not in ("task", "sched"))}>'
class GetTid(SystemCall):
    def handle(self): self.task.sendval = self.task.tid; self.sched.schedule(self.task)
class NewTask(SystemCall):
    def __init__(self, target): self.t = target
    def handle(self): self.task.sendval = self.sched.new(self.t); self.sched.schedule(self.task)
class KillTask(SystemCall):
    def __init__(self, tid): self.tid = tid
    def handle(self):
        task = self.sched.taskmap.get(self.tid)
        if task: task.target.close(); self.task.sendval = True
        else: self.task.sendval = False
        self.sched.schedule(self.task)
class WaitTask(SystemCall):
    def __init__(self, tid): self.tid = tid
    def handle(self):
        r = self.sched.waitforexit(self.task, self.tid); self.task.sendval = r
        if not r: self.sched.schedule(self.task)
class Scheduler:
    def __init__(self): self.ready = deque(); self.taskmap = {}; self.exit_waiting = {}
    def new(self, target): t = Task(target); self.taskmap[t.tid] = t; self.schedule(t); return t.tid
    def exit(self, task):
        print('Task %d terminated' % task.tid); del self.taskmap[task.tid]
        for t in self.exit_waiting.pop(task.tid, []): self.schedule(t)
    def waitforexit(self, task, waittid):
        if waittid in self.taskmap: self.exit_waiting.setdefault(waittid, []).append(task); return True
        return False
    def schedule(self, task): self.ready.append(task)
    def mainloop(self):
        while self.taskmap:
            task = self.ready.popleft()
            try:
                result = task.run()
                if isinstance(result, SystemCall): result.task, result.sched = task, self; result.handle(); continue
            except StopIteration: self.exit(task); continue
            self.schedule(task)
def add(x, y): yield x + y
def sub():
    a = yield add(2, 3); b = yield add(a, 10); return a * b
def foo():
    mytid = yield GetTid()
    for i in range(3): print("I'm foo", mytid, (yield sub()) if i == 1 else i); yield
def looper():
    try:
        while True: print('loop'); yield
    finally: print('looper closed')
def main():
    child = yield NewTask(foo()); l = yield NewTask(looper()); yield
    print('waiting for', child); yield WaitTask(child); print('child done')
    print('killed', (yield KillTask(l)), (yield KillTask(99))); print(repr(GetTid()), repr(WaitTask(1)))
s = Scheduler(); s.new(main()); s.mainloop()
def fact(n, acc=1): return lambda: fact(n - 1, n * acc) if n > 1 else acc
def trampoline(f):
    while callable(f): f = f()
    return f
print(len(str(trampoline(fact(300)))), trampoline(fact(20)))
g = sub(); print(inspect.getgeneratorstate(g), g.gi_frame.f_lineno, g.gi_code.co_name, g.gi_running, g.gi_yieldfrom)
def outer(): r = yield from range(2); return (r, (yield from iter('ab')))
print(list(outer()))
it = outer(); next(it); print(type(it.gi_yieldfrom))
