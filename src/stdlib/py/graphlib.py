"""Sort the nodes of a graph so that each comes after those it depends on."""

from types import GenericAlias as _GenericAlias

__all__ = ['TopologicalSorter', 'CycleError']


class CycleError(ValueError):
    """The graph has a cycle: args[1] is a list of its nodes, first and last the same."""


class TopologicalSorter:
    """Nodes with what they depend on; all at once by static_order, or step by step by get_ready and done."""

    def __init__(self, graph=None):
        self._needs = {}  # node: the nodes it waits for still
        self._after = {}  # node: the nodes that wait for it
        self._ready = self._out = None
        self._done = 0
        for node, predecessors in (graph or {}).items():
            self.add(node, *predecessors)

    def add(self, node, *predecessors):
        """Add a node and what it depends on."""
        if self._ready is not None:
            raise ValueError("Nodes cannot be added after a call to prepare()")
        for one in (node, *predecessors):
            self._needs.setdefault(one, 0)
            self._after.setdefault(one, [])
        self._needs[node] += len(predecessors)
        for one in predecessors:
            self._after[one].append(node)

    def prepare(self):
        """End the additions; raises CycleError."""
        if self._out or self._done:
            raise ValueError("cannot prepare() after starting sort")
        self._ready = [node for node, count in self._needs.items() if not count]
        self._out = set()
        cycle = self._cycle()
        if cycle:
            raise CycleError("nodes are in a cycle", cycle)

    def _cycle(self):
        seen = set()
        for start in self._needs:
            path, places, turns = [], {}, []
            node = start
            while True:
                if node in places:
                    return path[places[node]:] + [node]
                if node not in seen:
                    seen.add(node)
                    places[node] = len(path)
                    path.append(node)
                    turns.append(iter(self._after[node]))
                while path:
                    node = next(turns[-1], path)
                    if node is not path:
                        break
                    del places[path.pop()], turns[-1]
                else:
                    break
        return None

    def _check(self):
        if self._ready is None:
            raise ValueError("prepare() must be called first")

    def get_ready(self):
        """The nodes that wait for nothing any more and were not given out before."""
        self._check()
        ready = tuple(self._ready)
        self._ready.clear()
        self._out.update(ready)
        return ready

    def is_active(self):
        """Whether there is more to come."""
        self._check()
        return bool(self._ready or self._out)

    def __bool__(self):
        return self.is_active()

    def done(self, *nodes):
        """These nodes that get_ready gave out are dealt with."""
        self._check()
        for node in nodes:
            if node not in self._needs:
                raise ValueError(f"node {node!r} was not added using add()")
            if self._needs[node] < 0:
                raise ValueError(f"node {node!r} was already marked done")
            if node not in self._out:
                raise ValueError(f'node {node!r} was not passed out (still not ready)')
            self._needs[node] = -1
            self._out.discard(node)
            self._done += 1
            for one in self._after[node]:
                self._needs[one] -= 1
                if not self._needs[one]:
                    self._ready.append(one)

    def static_order(self):
        """All nodes in order."""
        self.prepare()
        while self.is_active():
            ready = self.get_ready()
            yield from ready
            self.done(*ready)

    __class_getitem__ = classmethod(_GenericAlias)
