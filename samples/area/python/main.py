"""Of a row of points in the upper half of the plane, how many stay bounded: the arguments are points in a row, turns."""


def stays(cr, ci, turns):
    r = i = 0.0
    for _ in range(turns):
        if r * r + i * i > 4.0:
            return False
        r, i = r * r - i * i + cr, 2.0 * r * i + ci
    return True


def run(row, ctx):
    points, turns = map(int, ctx.args)
    step = 2.5 / points
    ci = (row + 0.5) * step
    return f"{sum(stays(-2.0 + (column + 0.5) * step, ci, turns) for column in range(points))}\n"
