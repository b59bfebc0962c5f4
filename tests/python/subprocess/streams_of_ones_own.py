# Standard streams that the program replaces by objects that can do little.
# status: 120
import subprocess
import sys


class Loud:
    def write(self, text):
        sys.__stdout__.write(text.upper())


sys.stdout = sys.stderr = Loud()
print(subprocess.run(['echo', 'x'], capture_output=True))
code = '''
import sys
class Quiet:
    def write(self, text):
        pass
    def flush(self):
        pass
print('said')
sys.stdout = Quiet()
print('not said')
'''
print(subprocess.run([sys.executable, '-c', code], capture_output=True).stdout)
sys.stdout = sys.__stdout__
