"""Three equal stars on the figure of eight of Moore, Chenciner and Montgomery, pushed a little: do they stay together?

Only + - * / and the square root are used, each rounded in one way by every processor: all devices find the same digits.
"""

from math import sqrt

# Simó's initial values, as Chenciner and Montgomery print them (Annals of Mathematics 152, 2000).
X, Y = 0.97000436, -0.24308753
VX, VY = -0.93240737, -0.86473146
STEPS_PER_TIME = 1024
MERGED = 1 / 64
ESCAPED = 8.0


def start(push):
    positions = [X, Y, -X, -Y, 0.0, 0.0]
    velocities = [-VX / 2, -VY / 2, -VX / 2, -VY / 2, VX * push, VY]
    drift_x = (velocities[0] + velocities[2] + velocities[4]) / 3
    for at in (0, 2, 4):
        velocities[at] -= drift_x
    return positions, velocities


def pulls(p):
    """The accelerations, and the shortest distance."""
    a = [0.0] * 6
    shortest = 1e9
    for i, j in ((0, 2), (0, 4), (2, 4)):
        dx, dy = p[j] - p[i], p[j + 1] - p[i + 1]
        square = dx * dx + dy * dy
        distance = sqrt(square)
        shortest = min(shortest, distance)
        pull = 1.0 / (square * distance)
        a[i] += dx * pull
        a[i + 1] += dy * pull
        a[j] -= dx * pull
        a[j + 1] -= dy * pull
    return a, shortest


def follow(push, time):
    """Leapfrog, which loses no energy in the long run: until the time is over, two stars meet, or one is gone."""
    p, v = start(push)
    h = 1.0 / STEPS_PER_TIME
    a, closest = pulls(p)
    for step in range(int(time * STEPS_PER_TIME)):
        for k in range(6):
            v[k] += a[k] * h / 2
            p[k] += v[k] * h
        a, distance = pulls(p)
        for k in range(6):
            v[k] += a[k] * h / 2
        closest = min(closest, distance)
        if distance < MERGED:
            return "two met", step + 1, closest, p
        if max(abs(x) for x in p) > ESCAPED:
            return "one left", step + 1, closest, p
    return "together", int(time * STEPS_PER_TIME), closest, p


def run(input, ctx):
    push = 1.0 + input / 512
    fate, steps, closest, p = follow(push, float(ctx.args[0]))
    return {"push": push, "fate": fate, "time": steps / STEPS_PER_TIME, "closest": closest, "positions": p}
