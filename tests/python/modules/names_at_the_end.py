"""At the end of a program the names of its own modules go after those of the main one."""
with open("beside.py", "w") as file:
    file.write('''
class Thing:
    def __init__(self, name):
        self.name = name
    def __del__(self):
        print("gone:", self.name)
kept = Thing("kept by a module")
''')

import beside

own = beside.Thing("kept by the program")
print("end")
