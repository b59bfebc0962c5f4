"""A lambda cannot be given to a pool of processes: the traceback is that of the thread which sends the tasks."""
import re
import traceback
from multiprocessing import Pool

if __name__ == '__main__':
    with Pool(1) as pool:
        try:
            pool.map(lambda n: n, [1])
        except Exception:
            text = re.sub('0x[0-9a-f]+', 'ADDRESS', traceback.format_exc())
            print(re.sub(r'"/\S*/(pickled\w+\.py)"', r'"\1"', text))
