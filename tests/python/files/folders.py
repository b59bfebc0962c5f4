# os, os.path, glob, shutil: folders and what is in them.
import errno
import glob
import os
import shutil
import stat
import tempfile

home = tempfile.mkdtemp()
os.chdir(home)


def attempt(call, *args, **kwargs):
    try:
        print(call.__name__, 'gave', call(*args, **kwargs))
    except OSError as e:
        print(call.__name__, type(e).__name__, e.errno, errno.errorcode.get(e.errno), e.strerror, e.filename, e.filename2)
        print('   ', e)


print('--- making')
os.mkdir('a')
attempt(os.mkdir, 'a')
attempt(os.mkdir, 'x/y')
os.makedirs('a/b/c')
attempt(os.makedirs, 'a/b/c')
attempt(os.makedirs, 'a/b/c', exist_ok=True)
for name in ('one.txt', 'two.txt', 'three.md', '.hidden', 'b/four.txt', 'b/c/five.txt'):
    with open(os.path.join('a', name), 'w') as f:
        f.write(name)

print('--- looking')
print(sorted(os.listdir('a')), os.listdir('a/b/c'))
attempt(os.listdir, 'nothing')
attempt(os.listdir, 'a/one.txt')
with os.scandir('a') as entries:
    print(sorted((e.name, e.path, e.is_dir(), e.is_file(), e.is_symlink(), e.stat().st_size) for e in entries if e.is_file()))
for folder, folders, files in os.walk('a'):
    print(folder, sorted(folders), sorted(files))
print([folder for folder, _, _ in os.walk('a', topdown=False)])
print(sorted(glob.glob('a/*')), sorted(glob.glob('a/*.txt')), glob.glob('a/[to]*.md'), glob.glob('none*'))
print(sorted(glob.glob('a/**/*.txt', recursive=True)), sorted(glob.glob('**/*', recursive=True)))

print('--- facts')
facts = os.stat('a/one.txt')
print(facts.st_size, stat.S_ISREG(facts.st_mode), stat.S_ISDIR(os.stat('a').st_mode), oct(facts.st_mode & 0o777), facts[6])
print(stat.filemode(facts.st_mode), stat.filemode(os.stat('a').st_mode))
attempt(os.stat, 'nothing')
for name in ('a', 'a/one.txt', 'nothing'):
    print(name, os.path.exists(name), os.path.isfile(name), os.path.isdir(name), os.path.islink(name))
print(os.path.getsize('a/two.txt'), os.path.getmtime('a/two.txt') > 1e9, os.access('a', os.R_OK), os.access('no', os.F_OK))
os.chmod('a/one.txt', 0o600)
print(oct(os.stat('a/one.txt').st_mode))
os.utime('a/one.txt', (1000, 2000))
print(os.stat('a/one.txt').st_mtime, os.path.getmtime('a/one.txt'))

print('--- moving')
os.rename('a/one.txt', 'a/uno.txt')
attempt(os.rename, 'nothing', 'b')
attempt(os.rename, 'a/uno.txt', 'a/b')
attempt(os.rename, 'a', 'a/b/inside')
os.replace('a/uno.txt', 'a/two.txt')
print(open('a/two.txt').read(), sorted(os.listdir('a')))
shutil.copy('a/two.txt', 'copy.txt')
shutil.copyfile('copy.txt', 'again.txt')
print(shutil.copy('copy.txt', 'a'), shutil.move('again.txt', 'a/b'), sorted(os.listdir('a/b')))
shutil.copytree('a', 'z', ignore=shutil.ignore_patterns('*.md'))
print(sorted(os.listdir('z')))

print('--- removing')
attempt(os.rmdir, 'a')
attempt(os.rmdir, 'copy.txt')
attempt(os.remove, 'nothing')
attempt(os.unlink, 'copy.txt')
shutil.rmtree('z')
attempt(shutil.rmtree, 'z')
shutil.rmtree('z', ignore_errors=True)
f = open('a/two.txt')
os.remove('a/two.txt')
print(f.read(), os.path.exists('a/two.txt'))
shutil.rmtree('a')
print(os.listdir('.'))
