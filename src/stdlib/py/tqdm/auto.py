"""`tqdm.auto`: the same as tqdm, for notebooks too."""

from tqdm import tqdm, trange

__all__ = ['tqdm', 'trange']
