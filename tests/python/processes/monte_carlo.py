"""Pi by throwing darts in processes: seeds by worker, the same sum in any order, callbacks, a table of errors."""
import math
import random
import sys
from concurrent.futures import ProcessPoolExecutor, as_completed
from itertools import accumulate
from statistics import fmean, pstdev


def throw(seed, darts):
    rng = random.Random(seed)
    inside = sum(math.hypot(rng.random(), rng.random()) <= 1 for _ in range(darts))
    return seed, inside


def main(argv):
    darts = int(argv[1]) if len(argv) > 1 else 2_000
    finished = []
    with ProcessPoolExecutor(max_workers=2) as pool:
        futures = {pool.submit(throw, seed, darts): seed for seed in range(4)}
        for future in futures:
            future.add_done_callback(lambda f: finished.append(futures[f]))
        results = sorted(f.result() for f in as_completed(futures))
    print('finished', sorted(finished))
    running = list(accumulate(inside for _, inside in results))
    for (seed, inside), so_far in zip(results, running):
        estimate = 4 * so_far / (darts * (seed + 1))
        print(f'{seed:>2} {inside:>6,d} {estimate:8.5f} {estimate - math.pi:+.1e} {abs(estimate / math.pi - 1):.2%}')
    estimates = [4 * inside / darts for _, inside in results]
    print(f'{fmean(estimates):.4f} ± {pstdev(estimates):.4f}', running[-1])


if __name__ == '__main__':
    main(sys.argv)
