"""Children have their parent's environment and folder, whichever way they start; the fork server's are its own."""
import multiprocessing
import os


def tell(queue):
    queue.put((os.environ.get("COLOUR"), os.environ.get("HOME") is None, os.getcwd()))


if __name__ == "__main__":
    os.environ["COLOUR"] = "blue"
    del os.environ["HOME"]
    os.chdir("/tmp")
    for method in "fork", "spawn", "forkserver":
        context = multiprocessing.get_context(method)
        for colour in "blue", "red":
            os.environ["COLOUR"] = colour
            queue = context.Queue()
            process = context.Process(target=tell, args=(queue,))
            process.start()
            print(method, colour, queue.get())
            process.join()
