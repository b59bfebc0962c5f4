"""A module whose file is written anew is another one when it is loaded again, here and in a child."""
import importlib
import multiprocessing
import pathlib
import sys

place = pathlib.Path('helper_written_here.py')


def tell():
    import helper_written_here
    print('child', helper_written_here.answer())


def write(text):
    place.write_text(text)
    importlib.invalidate_caches()


if __name__ == '__main__':
    sys.dont_write_bytecode = True
    write('def answer():\n    return "first"\n')
    import helper_written_here
    print(helper_written_here.answer())
    write('# Another text.\ndef answer():\n    return "the second"\n')
    print(helper_written_here.answer())
    importlib.reload(helper_written_here)
    print(helper_written_here.answer())
    write('# A third text, longer still.\ndef answer():\n    return "the third of them"\n')
    process = multiprocessing.get_context('spawn').Process(target=tell)
    process.start()
    process.join()
    place.unlink()
