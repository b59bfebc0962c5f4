"""An object that keeps the processes it started, or a manager, cannot go to another process."""
import multiprocessing as mp
import pickle


class Crew:
    def __init__(self):
        self.members = []

    def work(self):
        pass

    def hire(self):
        member = mp.Process(target=self.work)
        self.members.append(member)
        member.start()
        member.join()


class Office:
    def __init__(self):
        self.manager = mp.Manager()


def visit(office):
    print('visited')


def say(act):
    try:
        act()
    except Exception as error:
        print(type(error).__name__, error, *getattr(error, '__notes__', []), sep='\n  ')


if __name__ == '__main__':
    crew = Crew()
    crew.hire()
    say(crew.hire)
    say(lambda: pickle.dumps(crew.members[0]._popen))
    office = Office()
    say(lambda: mp.Process(target=visit, args=(office,)).start())
    say(lambda: pickle.dumps(office))
    child = mp.get_context('fork').Process(target=visit, args=(office,))
    child.start()
    child.join()
