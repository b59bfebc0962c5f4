"""A rush in a shop: many browse, a few pay. Who waits, and who is sent away?"""
import queue
import threading
import time

SHOP = "one queue"  # @param ["one queue", "one short queue", "paying apart"]
VISITS = 100  # @param {type:"slider", min:20, max:200, step:20}
ARRIVAL_MS = 15  # @param {type:"slider", min:5, max:100, step:5}
BROWSE_MS = 90  # @param {type:"slider", min:10, max:200, step:10}
PAY_MS = 100  # @param {type:"slider", min:10, max:300, step:10}


class Desk:
    """So many threads, and a queue."""

    def __init__(self, threads, places):
        self.visits = queue.Queue(places)  # 0: as many as come
        self.threads = [threading.Thread(target=self.serve) for _ in range(threads)]
        for thread in self.threads:
            thread.start()

    def serve(self):
        while visit := self.visits.get():
            kind, arrival = visit
            waits[kind].append(time.perf_counter() - arrival)
            time.sleep((PAY_MS if kind == "pay" else BROWSE_MS) / 1000)  # the database, the bank

    def enter(self, kind):
        try:
            self.visits.put_nowait((kind, time.perf_counter()))
        except queue.Full:
            refused[kind] += 1  # 503, please come back later

    def close(self):
        for _ in self.threads:
            self.visits.put(None)
        for thread in self.threads:
            thread.join()


waits = {"browse": [], "pay": []}
refused = {"browse": 0, "pay": 0}
if SHOP == "paying apart":
    browsing, paying = Desk(3, 3), Desk(1, 20)
else:
    browsing = paying = Desk(4, 0 if SHOP == "one queue" else 4)
start = time.perf_counter() + 0.01
for number in range(VISITS):
    time.sleep(max(start + number * ARRIVAL_MS / 1000 - time.perf_counter(), 0))
    if number % 10 == 9:
        paying.enter("pay")
    else:
        browsing.enter("browse")
browsing.close()
if paying is not browsing:
    paying.close()
for kind, times in waits.items():
    print(f"{kind}: {len(times)} served, {refused[kind]} refused, the longest wait {max(times):.1f} s")
