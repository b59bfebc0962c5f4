"""Who is killed with a shell: not the program that it waits for, unless that has taken its place."""

import subprocess
import time


def kill_the_shell(argv):
    start = time.monotonic()
    process = subprocess.Popen(argv, shell=isinstance(argv, str), stdout=subprocess.PIPE)
    time.sleep(0.1)
    process.kill()
    # The end of the pipe comes when the last who could write into it has ended.
    process.communicate()
    lasted = time.monotonic() - start
    print(argv, process.returncode, 'the program went on' if lasted > 0.4 else 'the program ended')


for text in ('sleep 0.6', 'exec sleep 0.6', 'true && sleep 0.6', '(sleep 0.6)', 'sleep 0.6 > /dev/null; true',
             ['bash', '-c', 'sleep 0.6'], ['bash', '-c', 'true && sleep 0.6'], ['bash', '-c', '{ sleep 0.6; }'],
             ['sleep', '0.6'], ['env', 'A=1', 'sleep', '0.6'], ['nice', 'sleep', '0.6']):
    kill_the_shell(text)

done = subprocess.run('sh -c "sleep 5 & kill -9 \\$!; wait \\$!"; echo $?; sh -c "kill -15 \\$\\$"; echo $?', shell=True,
                      capture_output=True, text=True)
print(done.stdout, done.stderr)
