"""Line charts on logarithmic axes, as SVG for light and dark pages."""

import html
import math

WIDTH, HEIGHT = 640, 360
LEFT, RIGHT, TOP, BOTTOM = 64, 150, 34, 46
# Readable on white and on black.
COLOURS = ["#2f7fd0", "#d9722e", "#2e9e5b", "#b454c4", "#b8901c", "#d04f5f", "#5f7f8f", "#7a6ad8"]


def number(value, unit):
    """1000 as “1 s”, “1,000” and so on, as the unit has it."""
    if unit == "s":
        return f"{value * 1000:g} ms" if value < 1 else f"{value:g} s"
    if unit == "B":
        for name, size in (("GB", 1e9), ("MB", 1e6), ("kB", 1e3)):
            if value >= size:
                return f"{value / size:g} {name}"
    return f"{value:,g}"


def decades(least, most):
    first, last = math.floor(math.log10(least) + 1e-9), math.ceil(math.log10(most) - 1e-9)
    return [10.0**power for power in range(first, max(last, first + 1) + 1)]


def chart(title, x_label, x_unit, y_unit, series, is_even=True):
    """`series` is a list of name and points; a dashed line shows growth in proportion."""
    xs = [x for _, points in series for x, _ in points]
    ys = [y for _, points in series for _, y in points]
    x_ticks, y_ticks = decades(min(xs), max(xs)), decades(min(ys), max(ys))

    def place(value, ticks, start, end):
        share = math.log(value / ticks[0]) / math.log(ticks[-1] / ticks[0])
        return start + share * (end - start)

    at_x = lambda x: place(x, x_ticks, LEFT, WIDTH - RIGHT)
    at_y = lambda y: place(y, y_ticks, HEIGHT - BOTTOM, TOP)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
        f'font-family="sans-serif" font-size="12" role="img">',
        f"<title>{html.escape(title)}</title>",
        "<style>text{fill:#444}.grid{stroke:#8884}.even{stroke:#888;stroke-dasharray:4 4}"
        ".line{fill:none;stroke-width:2}"
        "@media(prefers-color-scheme:dark){text{fill:#ccc}}</style>",
        f'<text x="{LEFT}" y="18" font-size="14" font-weight="bold">{html.escape(title)}</text>',
    ]
    for tick in x_ticks:
        x = at_x(tick)
        parts.append(f'<path class="grid" d="M{x:.1f} {TOP}V{HEIGHT - BOTTOM}"/>')
        parts.append(
            f'<text x="{x:.1f}" y="{HEIGHT - BOTTOM + 16}" text-anchor="middle">'
            f"{number(tick, x_unit)}</text>"
        )
    for tick in y_ticks:
        y = at_y(tick)
        parts.append(f'<path class="grid" d="M{LEFT} {y:.1f}H{WIDTH - RIGHT}"/>')
        parts.append(
            f'<text x="{LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{number(tick, y_unit)}</text>'
        )
    middle = (LEFT + WIDTH - RIGHT) / 2
    parts.append(f'<text x="{middle}" y="{HEIGHT - 10}" text-anchor="middle">{html.escape(x_label)}</text>')
    if is_even:
        parts.append(even(series, x_ticks, y_ticks, at_x, at_y))
    for (name, points), colour in zip(series, COLOURS):
        line = "L".join(f"{at_x(x):.1f} {at_y(y):.1f}" for x, y in points)
        parts.append(f'<path class="line" stroke="{colour}" d="M{line}"/>')
        parts += [
            f'<circle cx="{at_x(x):.1f}" cy="{at_y(y):.1f}" r="2.5" fill="{colour}"/>' for x, y in points
        ]
    # Names stand where their lines end, moved apart.
    ends = [(at_y(points[-1][1]), name, colour) for (name, points), colour in zip(series, COLOURS)]
    below = 0
    for y, name, colour in sorted(ends):
        below = max(y + 4, below + 14)
        parts.append(
            f'<text x="{WIDTH - RIGHT + 8}" y="{below:.1f}" style="fill:{colour}">{html.escape(name)}</text>'
        )
    return "\n".join([*parts, "</svg>", ""])


def even(series, x_ticks, y_ticks, at_x, at_y):
    """A line of slope 1 through the last point of the first series."""
    x, y = series[0][1][-1]
    start = max(x_ticks[0], x * y_ticks[0] / y)
    return (
        f'<path class="even" d="M{at_x(start):.1f} {at_y(y * start / x):.1f}'
        f'L{at_x(x):.1f} {at_y(y):.1f}"/>'
    )
