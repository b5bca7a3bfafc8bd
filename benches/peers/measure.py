"""Runs programs and makes numbers of it."""

import math
import statistics
import subprocess
import sys
from dataclasses import asdict, dataclass

from sources import HERE


@dataclass
class Run:
    """One run of a program: seconds, and bytes of its largest process."""

    wall: float
    cpu: float
    memory: int


class Failed(Exception):
    pass


class TooLong(Exception):
    pass


def once(command, scratch, env=None, may_end_with=(0,), seconds=3600):
    """Runs a command to its end."""
    output = scratch / "output.txt"
    spawn = [sys.executable, "-I", "-S", HERE / "spawn.py", str(seconds), output, *command]
    told = subprocess.run(spawn, capture_output=True, text=True, check=True, env=env).stdout
    code, wall, cpu, memory = told.split()
    if int(code) == -9:
        raise TooLong(command)
    if int(code) not in may_end_with:
        tail = output.read_text(errors="replace")[-2000:]
        raise Failed(f"{' '.join(map(str, command))[:300]} ended with {code}:\n{tail}")
    return Run(float(wall), float(cpu), int(memory) * 1024)


def interleaved(actions, rounds, note=lambda text: None):
    """Does each action once a round, so that what else the machine does meets all alike."""
    runs = {name: [] for name in actions}
    for number in range(rounds):
        for name, action in actions.items():
            note(f"round {number + 1} of {rounds}: {name}")
            runs[name].append(action())
    return runs


def summary(runs, per=1):
    """Medians, divided by how many letters a run made; memory is the most there was."""
    return {
        "wall": statistics.median(run.wall for run in runs) / per,
        "cpu": statistics.median(run.cpu for run in runs) / per,
        "memory": max(run.memory for run in runs),
        "runs": [asdict(run) for run in runs],
        "letters": per,
    }


def ratio(one, other, what):
    """How many times the other one is, a letter; the median of the rounds' own ratios."""
    pairs = zip(one["runs"], other["runs"])
    times = [(b[what] / other["letters"]) / (a[what] / one["letters"]) for a, b in pairs]
    return statistics.median(times)


def slope(points):
    """How time grows at the far end: 1 is in proportion, 2 is with the square."""
    (x0, y0), (x1, y1) = points[-2:]
    return math.log(y1 / y0) / math.log(x1 / x0)
