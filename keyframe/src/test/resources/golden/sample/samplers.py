"""Positions of every sampler, worked out in fractions from the rules of FrameSampler's Javadoc.

Run: python3 samplers.py > samplers.csv
"""

from fractions import Fraction as F
from math import ceil, floor

FRAMES = 48
STRAIN = [(7 * t * t + 3 * t) % 11 for t in range(FRAMES)]
CASES = [("whole", 10, 20, 41), ("short", 5, 6, 7), ("one", 9, 9, 9),
         ("apex-at-onset", 4, 4, 30), ("apex-at-offset", 4, 30, 30)]


def line(a, b, k, one):
    """k exact places from a to b."""
    return [F(one)] if k == 1 else [a + F(i * (b - a), k - 1) for i in range(k)]


def rounded(places):
    return [floor(p + F(1, 2)) for p in places]


def floored(places):
    return [floor(p) for p in places]


def window(o, a, f, k):
    length = f - o + 1
    if length <= k:
        return list(range(o, f + 1)) + [f] * (k - length)
    start = a - (k - 1) // 2
    while start < o:
        start += 1
    while start + k - 1 > f:
        start -= 1
    return list(range(start, start + k))


def segments(o, f, k):
    frames = list(range(o, f + 1))
    n, chosen = len(frames), []
    for i in range(k):
        part = frames[floor(F(i * n, k)):floor(F((i + 1) * n, k))] or [frames[floor(F(i * n, k))]]
        chosen.append(part[ceil(F(len(part), 2)) - 1])
    return chosen


def adaptive(o, a, f, k):
    if k == 1:
        return [a]
    reached = [F(0)]
    for t in range(o + 1, f + 1):
        reached.append(reached[-1] + F(STRAIN[t - 1] + STRAIN[t], 2))
    if reached[-1] == 0:
        return floored(line(o, f, k, a))
    goals = [F(i, k - 1) * reached[-1] for i in range(k - 1)]
    return [o + min(i for i, r in enumerate(reached) if r >= g) for g in goals] + [f]


def top(o, f, k):
    order = sorted(range(o, f + 1), key=lambda t: (-STRAIN[t], t))
    return sorted((order * k)[:k])


def balanced(o, a, f, k):
    h = ceil(F(k, 2))
    r = k - h
    return floored(line(o, a, h, a)) + [a + floor(F(i * (f - a), r)) for i in range(1, r + 1)]


def strided(k, s):
    start = max(0, floor(F(FRAMES - ((k - 1) * s + 1), 2)))
    return [min(FRAMES - 1, start + i * s) for i in range(k)]


def row(case, sampler, positions):
    print(",".join([sampler, *map(str, case[1:]), " ".join(map(str, positions))]))


print("# from the rules, by samplers.py; exact")
print("sampler,onset,apex,offset,positions")
for case in CASES:
    _, o, a, f = case
    for k in (1, 2, 3, 8, 16):
        row(case, f"uniform:{k}", floored(line(o, f, k, a)))
        row(case, f"uniform-rounded:{k}", rounded(line(o, f, k, a)))
        row(case, f"onset-apex:{k}", floored(line(o, a, k, a)))
        row(case, f"apex-offset:{k}", floored(line(a, f, k, a)))
        row(case, f"apex-window:{k}", window(o, a, f, k))
        row(case, f"segments:{k}", segments(o, f, k))
        row(case, f"motion-adaptive:{k}", adaptive(o, a, f, k))
        row(case, f"strain-top:{k}", top(o, f, k))
        row(case, f"phase-balanced:{k}", balanced(o, a, f, k))
        row(case, f"whole-clip:{k}", floored(line(0, FRAMES - 1, k, (FRAMES - 1) // 2)))
        row(case, f"strided:{k}:3", strided(k, 3))
        row(case, f"tim:{k}", rounded(line(o, f, k, a)))
    row(case, "key-frames", [o, a, f])
