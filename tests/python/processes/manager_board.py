"""A blackboard in a manager: dict, list, Namespace, Value, Lock, Queue, Event; nested proxies and their pitfalls."""
from multiprocessing import Manager, Process


def worker(n, board, log, totals, lock, go):
    go.wait()
    board[f'worker {n}'] = n * n
    with lock:
        totals.value += n
        log.append(n)
    rows = board['rows']
    rows.append(n)              # a copy: lost
    board['kept'].append(n)     # a proxy: kept


def main():
    with Manager() as manager:
        board = manager.dict(rows=[], kept=manager.list())
        log, totals, lock, go = manager.list(), manager.Value('i', 0), manager.Lock(), manager.Event()
        workers = [Process(target=worker, args=(n, board, log, totals, lock, go)) for n in range(3)]
        for w in workers:
            w.start()
        go.set()
        for w in workers:
            w.join()
        print({k: v for k, v in sorted(board.items()) if k.startswith('worker')})
        print('rows', board['rows'], 'kept', sorted(board['kept']), 'log', sorted(log), 'total', totals.value)
        board.update(name='board', rows=[1])
        print(sorted(board.keys()), board.get('nothing', 'default'), 'name' in board, len(board))
        print(board.pop('name'), board.setdefault('new', 5), log[:2] == list(log)[:2])
        log.extend([30, 20, 10])
        log.sort(reverse=True)
        print(log, log[0], len(log), log.index(20))
        space = manager.Namespace(x=1)
        space.y = 'two'
        del space.x
        print(space, hasattr(space, 'x'), space.y)
        q = manager.Queue(2)
        q.put(1)
        q.put(2)
        print(q.full(), q.qsize(), q.get(), q.get_nowait(), q.empty())
        try:
            board['missing']
        except KeyError as error:
            print('KeyError', error)
        try:
            q.get_nowait()
        except Exception as error:
            print(type(error).__name__)
        array = manager.Array('d', [1.5, 2.5])
        array[0] *= 2
        print(array, list(array)[:1])


if __name__ == '__main__':
    main()
