"""raise from: the uncaught error shows its cause."""
# status: 1


class ConfigError(Exception):
    pass


def read(name):
    settings = {"host": "localhost"}
    return settings[name]


def connect():
    try:
        return read("port")
    except KeyError as e:
        raise ConfigError("no port") from e


print("start")
connect()
