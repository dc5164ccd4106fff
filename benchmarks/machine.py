"""What the system says of a process: memory and CPU."""

from __future__ import annotations

import os
import time
from pathlib import Path


def peak_memory(pid: int) -> int:
    """The most a process held in memory so far, in bytes."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) * 1024
    raise RuntimeError(f"/proc/{pid}/status does not tell the peak of memory")


def held_memory(pid: int) -> int:
    """What a process holds in memory now, in bytes."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) * 1024
    raise RuntimeError(f"/proc/{pid}/status does not tell the memory held")


def cpu_seconds(pid: int) -> float:
    """The CPU time a process has used, in seconds."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def idle_share(pids: list[int], seconds: float) -> list[float]:
    """The share of one core, in per cent, that each process uses while it is left alone for so long."""
    before = [cpu_seconds(pid) for pid in pids]
    started = time.monotonic()
    time.sleep(seconds)
    elapsed = time.monotonic() - started
    return [(cpu_seconds(pid) - used) / elapsed * 100 for pid, used in zip(pids, before, strict=True)]
