"""Grids: the game of life, flood fill, shortest path by A*, spiral, n queens, sudoku by backtracking, a maze."""
import heapq
import random
from collections import Counter, deque
from itertools import permutations, product, zip_longest


def life(cells):
    near = Counter((x + dx, y + dy) for x, y in cells for dx, dy in product((-1, 0, 1), repeat=2) if dx or dy)
    return {c for c, n in near.items() if n == 3 or n == 2 and c in cells}


glider = {(1, 0), (2, 1), (0, 2), (1, 2), (2, 2)}
shown = []
for _ in range(4):
    shown.append([''.join('.#'[(x, y) in glider] for x in range(5)) for y in range(5)])
    glider = life(glider)
print('\n'.join('  '.join(rows) for rows in zip(*shown)))

MAZE = '''
S..#....
.#.#.##.
.#...#..
.#####.#
......#E
.####...
'''.split()


def neighbours(x, y):
    for dx, dy in (1, 0), (0, 1), (-1, 0), (0, -1):
        if 0 <= y + dy < len(MAZE) and 0 <= x + dx < len(MAZE[0]) and MAZE[y + dy][x + dx] != '#':
            yield x + dx, y + dy


places = {c: (x, y) for y, row in enumerate(MAZE) for x, c in enumerate(row) if c in 'SE'}


def a_star(start, goal):
    def guess(p):
        return abs(p[0] - goal[0]) + abs(p[1] - goal[1])
    heap, came, cost = [(guess(start), 0, start)], {start: None}, {start: 0}
    while heap:
        _, so_far, here = heapq.heappop(heap)
        if here == goal:
            path = []
            while here:
                path.append(here)
                here = came[here]
            return path[::-1], len(came)
        for there in neighbours(*here):
            if so_far + 1 < cost.get(there, float('inf')):
                came[there], cost[there] = here, so_far + 1
                heapq.heappush(heap, (so_far + 1 + guess(there), so_far + 1, there))


path, seen = a_star(places['S'], places['E'])
print(len(path) - 1, 'steps,', seen, 'seen')
print('\n'.join(''.join('*' if (x, y) in path[1:-1] else c for x, c in enumerate(row)) for y, row in enumerate(MAZE)))


def spiral(matrix):
    return matrix and list(matrix[0]) + spiral(list(zip(*matrix[1:]))[::-1])


print(spiral([[1, 2, 3, 4], [5, 6, 7, 8], [9, 10, 11, 12]]))
queens = [p for p in permutations(range(6)) if len({p[i] + i for i in range(6)}) == len({p[i] - i for i in range(6)}) == 6]
print(len(queens), queens[0])

puzzle = '53..7....6..195....98....6.8...6...34..8.3..17...2...6.6....28....419..5....8..79'


def solve(text):
    try:
        i = text.index('.')
    except ValueError:
        return text
    row, column = divmod(i, 9)
    box = row // 3 * 27 + column // 3 * 3
    used = {*text[row * 9:row * 9 + 9], *text[column::9], *(text[box + 9 * k + j] for k, j in product(range(3), repeat=2))}
    for digit in '123456789':
        if digit not in used and (found := solve(text[:i] + digit + text[i + 1:])):
            return found
    return None


solved = solve(puzzle)
for start in range(0, 27, 9):
    print(' | '.join(' '.join(solved[start + k:start + k + 3]) for k in (0, 3, 6)))


def flood(text, x, y, colour):
    rows = [list(r) for r in text.split()]
    old, todo = rows[y][x], deque([(x, y)])
    while todo:
        x, y = todo.popleft()
        if 0 <= y < len(rows) and 0 <= x < len(rows[y]) and rows[y][x] == old != colour:
            rows[y][x] = colour
            todo.extend([(x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)])
    return [''.join(r) for r in rows]


print(*map(' '.join, zip_longest('aab aba baa'.split(), flood('aab aba baa', 0, 0, 'o'), fillvalue='?')), sep='\n')


def carve(width, height, seed):
    rng, grid = random.Random(seed), [['#'] * (2 * width + 1) for _ in range(2 * height + 1)]

    def visit(x, y):
        grid[2 * y + 1][2 * x + 1] = ' '
        for dx, dy in rng.sample([(1, 0), (-1, 0), (0, 1), (0, -1)], 4):
            if 0 <= x + dx < width and 0 <= y + dy < height and grid[2 * (y + dy) + 1][2 * (x + dx) + 1] == '#':
                grid[2 * y + 1 + dy][2 * x + 1 + dx] = ' '
                visit(x + dx, y + dy)
    visit(0, 0)
    return '\n'.join(map(''.join, grid))


print(carve(8, 4, 7))
