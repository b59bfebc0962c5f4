"""json.dump writes piece by piece: what is in the file when something cannot be written, and the error."""

import json, sys, traceback


class W:
    def __init__(self): self.parts=[]
    def write(self, s): self.parts.append(s)
def go(o, **k):
    w = W()
    try: json.dump(o, w, **k)
    except Exception as e: traceback.print_exc(file=sys.stdout)
    print("".join(w.parts), len(w.parts))
go({"a": [1, 2.5, None, True, {"b": []}], "c": {}, 3: "x", None: 1, True: 2, 1.5: [[]], "é": "\n"})
go([1, [2, {"k": {1, 2}}]])
go({"a": (1, "b"), "z": {"y": [1]}}, indent=2, sort_keys=True)
go({"a": (1, "b"), "z": {"y": [1]}}, indent="\t", separators=(",", ":"))
go({(1, 2): 3}); go({(1, 2): 3}, skipkeys=True); go({(1, 2): 3, "a": 1}, skipkeys=True)
d = {}; d["me"] = [d]; go(d)
go(object()); go({1, 2}, default=list); go([object()], default=lambda o: o)
go([float("inf")]); go("é", ensure_ascii=False)
print(list(json.JSONEncoder().iterencode({"a": [1]})))
go({"a": b"x"}); go([[[]], {}, [], ""])
