"""heapq and bisect."""
import bisect
import heapq

h = []
for n in (5, 1, 8, 3, 9, 2):
    heapq.heappush(h, n)
print(h, h[0], [heapq.heappop(h) for _ in range(3)], h)
data = [9, 7, 5, 3, 1]
heapq.heapify(data)
print(data, heapq.heappushpop(data, 0), heapq.heapreplace(data, 6), data)
print(heapq.nlargest(2, [3, 1, 4, 1, 5]), heapq.nsmallest(2, ["ccc", "a", "bb"], key=len), list(heapq.merge([1, 4], [2, 3], [0])))
print(list(heapq.merge("ac", "bd", reverse=False)), list(heapq.merge([5, 1], [4, 2], reverse=True)))
tasks = []
for priority, name in [(2, "code"), (1, "eat"), (3, "sleep"), (1, "again")]:
    heapq.heappush(tasks, (priority, name))
while tasks:
    print(heapq.heappop(tasks), end=" ")
print()
try:
    heapq.heappop([])
except IndexError as e:
    print(e)
a = [1, 3, 3, 5]
print(bisect.bisect(a, 3), bisect.bisect_left(a, 3), bisect.bisect_right(a, 0), bisect.bisect(a, 9))
bisect.insort(a, 4)
bisect.insort_left(a, 3)
print(a, bisect.bisect([(1, "a"), (2, "b")], 1, key=lambda p: p[0]))
print(["FDCBA"[bisect.bisect([60, 70, 80, 90], score)] for score in (33, 99, 77, 70, 89, 90)])
