"""A matrix class with operators, multiplied by rows in a pool with an initializer, by columns in shared memory."""
import multiprocessing
from multiprocessing import Array, Pool, Process, current_process


class Matrix:
    __slots__ = ('rows',)

    def __init__(self, rows):
        self.rows = [list(map(float, row)) for row in rows]

    @property
    def shape(self):
        return len(self.rows), len(self.rows[0])

    @property
    def T(self):
        return Matrix(zip(*self.rows))

    def __matmul__(self, other):
        if self.shape[1] != other.shape[0]:
            raise ValueError(f'shapes {self.shape} and {other.shape} do not fit')
        columns = other.T.rows
        return Matrix([[sum(a * b for a, b in zip(row, column)) for column in columns] for row in self.rows])

    def __eq__(self, other):
        return isinstance(other, Matrix) and self.rows == other.rows

    def __add__(self, other):
        return Matrix([[a + b for a, b in zip(*rows)] for rows in zip(self.rows, other.rows)])

    def __rmul__(self, factor):
        return Matrix([[factor * a for a in row] for row in self.rows])

    def __repr__(self):
        return f'Matrix({self.rows})'

    def __str__(self):
        return '\n'.join(' '.join(f'{a:6.1f}' for a in row) for row in self.rows)


right = None


def give(matrix):
    global right
    right = matrix


def row_times(row):
    return (Matrix([row]) @ right).rows[0]


def column(shared, n, a, b):
    size = len(a)
    with shared.get_lock():
        for i in range(size):
            shared[i * size + n] = sum(a[i][k] * b[k][n] for k in range(size))


def main():
    a = Matrix([[1, 2, 3], [4, 5, 6], [7, 8, 10]])
    b = Matrix([[n * m % 5 for n in range(1, 4)] for m in range(1, 4)])
    with Pool(2, initializer=give, initargs=(b,)) as pool:
        by_rows = Matrix(pool.map(row_times, a.rows))
    print(by_rows)
    print(by_rows == a @ b, right, a.T.shape)
    shared = Array('d', 9)
    helpers = [Process(target=column, args=(shared, n, a.rows, b.rows)) for n in range(3)]
    for h in helpers:
        h.start()
    for h in helpers:
        h.join()
    print(list(shared) == sum(by_rows.rows, []), [h.exitcode for h in helpers], len(shared))
    print(2 * (a + a), a.__rmul__(0.5).rows[1])
    try:
        a @ Matrix([[1, 2]])
    except ValueError as error:
        print(error)
    try:
        a.colour = 1
    except AttributeError as error:
        print(error)


if __name__ == '__main__':
    main()
