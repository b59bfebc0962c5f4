"""Mandelbrot in letters, rows by processes with imap, complex numbers, and the same picture by threads."""
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import Pool

WIDTH, HEIGHT, DEPTH = 60, 17, 30
SHADES = ' .:-=+*#%@'


def escape(c: complex) -> int:
    z = 0j
    for n in range(DEPTH):
        if abs(z) > 2:
            return n
        z = z * z + c
    return DEPTH


def row(y: int) -> str:
    imaginary = (y - HEIGHT // 2) * 2.4 / HEIGHT
    return ''.join(SHADES[escape(complex(-2.2 + 3.2 * x / WIDTH, imaginary)) * 9 // DEPTH] for x in range(WIDTH))


if __name__ == '__main__':
    with Pool(2) as pool:
        picture = list(pool.imap(row, range(HEIGHT), chunksize=4))
    print(*picture, sep='\n')
    with ThreadPoolExecutor() as pool:
        print(list(pool.map(row, range(HEIGHT))) == picture)
    print(len({*picture}), picture[0].strip() or 'blank', escape(0), escape(1 + 1j))
