# pathlib on the disk.
import os
import tempfile
from pathlib import Path

with tempfile.TemporaryDirectory() as name:
    home = Path(name)
    os.chdir(home)
    print(home.is_dir(), home.exists(), (home / 'no').exists(), type(home).__name__)
    file = home / 'notes.txt'
    print(file.write_text('first\nsecond\n'), file.read_text(), file.read_bytes(), file.stat().st_size)
    print(file.write_bytes(b'\x00\x01'), file.read_bytes())
    file.touch()
    (home / 'new').touch()
    try:
        (home / 'new').touch(exist_ok=False)
    except FileExistsError as e:
        print(type(e).__name__, e.errno)
    with file.open('w') as f:
        f.write('text')
    with (home / 'notes.txt').open() as f:
        print(f.read(), Path(f.name).name)
    (home / 'a' / 'b').mkdir(parents=True)
    (home / 'a').mkdir(exist_ok=True)
    for call in ((home / 'a').mkdir, (home / 'x' / 'y').mkdir):
        try:
            call()
        except OSError as e:
            print(type(e).__name__, e.strerror)
    for inner in ('a/1.txt', 'a/2.txt', 'a/b/3.txt', 'a/b/4.py'):
        (home / inner).write_text(inner)
    print(sorted(p.name for p in home.iterdir()), sorted(str(p.relative_to(home)) for p in home.rglob('*.txt')))
    print(sorted(p.name for p in home.glob('a/*.txt')), sorted(p.name for p in home.glob('**/*.py')),
          sorted(p.name for p in Path('a').glob('*')), sorted(map(str, Path('a').iterdir())))
    print(sorted(str(p.relative_to(home)) for p in home.glob('**/')), list(home.glob('zzz*')))
    for folder, folders, files in sorted(Path('a').walk()):
        print(folder, sorted(folders), sorted(files))
    moved = (home / 'new').rename(home / 'old')
    print(moved.name, moved.exists(), (home / 'new').exists())
    moved.replace(home / 'notes.txt')
    print(repr((home / 'notes.txt').read_text()))
    (home / 'notes.txt').unlink()
    (home / 'notes.txt').unlink(missing_ok=True)
    for call in ((home / 'notes.txt').unlink, (home / 'a').rmdir, (home / 'gone').read_text, (home / 'a').read_text,
                 lambda: list((home / 'gone').iterdir())):
        try:
            call()
        except OSError as e:
            print(type(e).__name__, e.strerror, Path(e.filename).name)
    print(Path('a').resolve() == home.resolve() / 'a', Path('a/../a/b').resolve().name, Path('a').samefile(home / 'a'))
    os.chdir('/')
print(home.exists())
