# Descriptors that are not open, names that are folders: what is refused, and how.
import subprocess

for streams in ({'stdout': -5}, {'stdin': -4}, {'stderr': 99}, {'stdin': 77}, {'stdout': subprocess.STDOUT},
                {'stdin': subprocess.STDOUT}):
    try:
        print(subprocess.run(['echo', 'x'], **streams))
    except (OSError, ValueError) as e:
        print(streams, type(e).__name__, e)
for name in ('', '.', '..', 'x/', './', '/', '/tmp', '/usr/bin/', 'nope/x', '/nope'):
    try:
        print(subprocess.run([name], stdout=subprocess.PIPE))
    except OSError as e:
        print(repr(name), type(e).__name__, e)
