"""Two walks over a directed graph of keys: what leads in circles, and the shortest way. No recursion, no Django."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence


def components(begin: Iterable[int], neighbours: Callable[[int], Sequence[int]]) -> list[tuple[int, ...]]:
    """The strong components reached from `begin`, each sorted, each behind all that it leads to.

    Tarjan's algorithm ("Depth-first search and linear graph algorithms", 1972) with a stack of its own, since chains of
    reprints may be longer than Python's.
    """
    index: dict[int, int] = {}
    low: dict[int, int] = {}
    open_keys: list[int] = []
    is_open: set[int] = set()
    found: list[tuple[int, ...]] = []
    for first in begin:
        if first in index:
            continue
        index[first] = low[first] = len(index)
        open_keys.append(first)
        is_open.add(first)
        work = [(first, iter(neighbours(first)))]
        while work:
            key, rest = work[-1]
            for other in rest:
                if other not in index:
                    index[other] = low[other] = len(index)
                    open_keys.append(other)
                    is_open.add(other)
                    work.append((other, iter(neighbours(other))))
                    break
                if other in is_open:
                    low[key] = min(low[key], index[other])
            else:
                work.pop()
                if work:
                    above = work[-1][0]
                    low[above] = min(low[above], low[key])
                if low[key] == index[key]:
                    group = [open_keys.pop()]
                    while group[-1] != key:
                        group.append(open_keys.pop())
                    is_open.difference_update(group)
                    found.append(tuple(sorted(group)))
    return found


def walk(start: int, neighbours: Mapping[int, Collection[int]], goals: Collection[int]) -> tuple[int, ...]:
    """The shortest way from `start` to one of `goals`, both included; of several the one with the smallest keys.

    Empty where there is none. A goal is not passed through; `start` may be one, and is the whole way then.
    """
    came_from: dict[int, int] = {start: start}
    waiting = deque([start])
    while waiting:
        key = waiting.popleft()
        if key in goals:
            way = [key]
            while way[-1] != start:
                way.append(came_from[way[-1]])
            return tuple(reversed(way))
        for other in sorted(neighbours.get(key, ())):
            if other not in came_from:
                came_from[other] = key
                waiting.append(other)
    return ()
