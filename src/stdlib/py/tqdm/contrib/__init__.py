"""`tqdm.contrib`: of it only `concurrent` is here."""
