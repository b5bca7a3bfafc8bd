"""Tables and charts out of the results."""

import re

from charts import chart
from measure import ratio, slope
from sources import ROOT

PAGE = ROOT / "docs" / "performance.md"
CHARTS = ROOT / "docs" / "performance"

OURS = {
    "nothing": "`reply --version`, for comparison",
    "reply": "**reply**",
    "reply, all cores": "**reply**, on all cores",
    "floor": "floor",
    "floor, all cores": "floor, on all cores",
    "floor, glyphs only": "floor, only glyphs and page contents",
}


def time(seconds):
    if seconds is None:
        return "–"
    if seconds < 1:
        return f"{seconds * 1000:.3g} ms"
    return f"{seconds:.1f} s" if seconds < 100 else f"{seconds:.0f} s"


def mib(size):
    return f"{size / 2**20:.0f} MiB"


def times(number):
    return f"{number:.2f}" if number < 10 else f"{number:.0f}"


def table(heads, rows):
    """The first column reads left, the others are numbers."""
    lines = [heads, [":--", *["--:"] * (len(heads) - 1)], *rows]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines)


def cold(result, titles):
    reply = result["reply"]
    rows = [
        [
            titles[name], time(one["wall"]), time(one["cpu"]), mib(one["memory"]),
            f"{one['bytes']:,.0f}" if "bytes" in one else "",
            times(ratio(reply, one, "wall")), times(ratio(reply, one, "cpu")),
        ]
        for name, one in result.items()
    ]
    heads = ["the example, cold", "wall", "CPU", "peak memory", "bytes", "wall, times reply's", "CPU, times reply's"]
    return table(heads, rows)


def batch(result, titles):
    reply = result["reply"]
    rows = [
        [
            titles[name], f"{one['letters']:,}", time(one["cpu"]), time(one["wall"]), mib(one["memory"]),
            f"{one['bytes']:,.0f}", times(ratio(reply, one, "cpu")), f"{one['size']:.3f}",
        ]
        for name, one in result.items()
        if name != "identical"
    ]
    heads = [
        "different letters, one process", "letters", "CPU each", "wall each", "peak memory",
        "bytes each", "CPU, times reply's", "reply's bytes, times these",
    ]
    return table(heads, rows)


def aims(results):
    """What was aimed at, and what came of it."""
    cold, batch = results.get("cold", {}), results.get("batch", {})
    rows = []

    def row(aim, value, reached):
        rows.append([aim, value, "yes" if reached else "no"])

    if "typst" in cold:
        value = 1 / ratio(cold["reply"], cold["typst"], "wall")
        row("cold build: under a tenth of typst's wall time", f"{value:.3f}", value < 0.1)
        value = cold["reply"]["memory"] / cold["typst"]["memory"]
        row("memory of a cold build: under typst's", f"{value:.2f}", value < 1)
    if "typst" in batch:
        value = 1 / ratio(batch["reply"], batch["typst"], "cpu")
        row("batch: under a fifth of typst's CPU a letter", f"{value:.3f}", value < 0.2)
        most = max(one["memory"] for name, one in batch.items() if name.startswith("reply"))
        value = most / batch["typst"]["memory"]
        row("memory of a batch, on all cores: under typst's", f"{value:.2f}", value < 1)
    if batch:
        value = 1 / ratio(batch["reply"], batch["floor"], "cpu")
        row("batch: within twice the floor's CPU", f"{value:.2f}", value <= 2)
        if "reply, all cores" in batch:
            all_cores = batch["reply, all cores"]
            value = all_cores["cpu"] / all_cores["wall"]
            cores = results["machine"]["cores"]
            row("batch: all cores used (CPU time to wall time)", f"{value:.2f} of {cores}", value > 0.85 * cores)
            row("the files are the same on one core and on all", "", batch["identical"])
    return table(["aim", "measured", "reached"], rows)


def growth(points):
    rows = [
        [f"{n:,}", time(p["wall"]), time(p["wall"] / n), time(p["cpu"] / n), mib(p["memory"])]
        for n, p in points
    ]
    lines = [table(["letters", "wall", "wall each", "CPU each", "peak memory"], rows)]
    if len(points) > 1:
        lines.append(steepness("Time", [(n, p["cpu"]) for n, p in points], "letters"))
    return "\n\n".join(lines)


def steepness(name, points, of):
    return (
        f"{name} grows with the power {slope(points):.2f} of the {of} between {points[-2][0]:,} "
        f"and {points[-1][0]:,} (1 is in proportion)."
    )


def pages(lines):
    build, check = lines["build letter"], dict(lines["check letter"])
    rows = [
        [
            p["pages"], time(p["wall"]), time(p["wall"] / p["pages"]),
            time(check[n]["wall"]) if n in check else "too long",
            mib(p["memory"]), f"{p['bytes']:,}",
        ]
        for n, p in build
    ]
    text = [table(["pages", "build, wall", "a page", "check, wall", "peak memory of build", "bytes"], rows)]
    real = {n: p["pages"] for n, p in build}
    for name, points in lines.items():
        if len(points) > 1:
            points = [(real[n], p["cpu"]) for n, p in points if n in real]
            text.append(steepness(f"`{name.split()[0]}`", points, "pages"))
    return "\n\n".join(text)


def paragraph(lines):
    sizes = sorted({size for points in lines.values() for size, _ in points})
    rows = []
    for name, points in lines.items():
        verb, kind = name.split()
        there = dict(points)
        power = f"{slope([(n, p['cpu']) for n, p in points]):.2f}" if len(points) > 1 else ""
        cells = [time(there[size]["wall"]) if size in there else "too long" for size in sizes]
        most = mib(max(p["memory"] for _, p in points)) if points else ""
        rows.append([f"`{verb}`, {kind}", *cells, power, most])
    short = lambda size: f"{size // 1000:,} kB" if size < 10**6 else f"{size // 10**6} MB"
    heads = ["one paragraph of", *map(short, sizes), "power at the end", "peak memory"]
    return table(heads, rows)


def texts(results, titles, memory):
    titles = {**OURS, **titles}
    made = {
        "cold": cold, "batch": batch, "growth": growth, "pages": pages, "paragraph": paragraph,
    }
    texts = {}
    for part, make in made.items():
        if part in results:
            texts[part] = make(results[part], titles) if part in ("cold", "batch") else make(results[part])
    if "cold" in results or "batch" in results:
        texts["aims"] = aims(results)
    machine = results["machine"]
    programs = machine["programs"]
    texts["machine"] = (
        f"{machine['cpu']}, {machine['cores']} cores, {machine['memory']} GiB, {machine['system']}; "
        f"reply {programs['reply']} at commit {programs['commit']}, built by {programs['rustc']}, "
        f"Flate level {results['level']}; "
        + ", ".join(one.replace("==", " ") for one in programs["pip"])
        + "".join(f"; {programs[one]}" for one in ["xelatex"] if programs[one])
        + (f"; LibreOffice {programs['libreoffice']}" if programs["libreoffice"] else "")
        + "."
    )
    several = [f"{titles[name]}: {what}" for name, what in memory.items() if what != "one process"]
    texts["memory"] = "Peak memory is that of the largest process. " + "; ".join(several) + "."
    return texts


def drawings(results):
    """Name and picture of each chart."""
    line = lambda points, what: [(n, p[what]) for n, p in points]
    if "growth" in results:
        points = results["growth"]
        yield "letters-time", chart(
            "Time for so many letters", "letters in one run", "", "s",
            [("wall", line(points, "wall")), ("CPU", line(points, "cpu"))],
        )
        yield "letters-memory", chart(
            "Peak memory for so many letters", "letters in one run", "", "B",
            [("reply build", line(points, "memory"))], is_even=False,
        )
    if "pages" in results:
        lines = results["pages"]
        real = {n: p["pages"] for n, p in lines["build letter"]}
        yield "pages", chart(
            "Time for a letter of so many pages", "pages", "", "s",
            [
                (name.split()[0], [(real.get(n, n), p["wall"]) for n, p in points])
                for name, points in lines.items() if points
            ],
        )
    if "paragraph" in results:
        lines = results["paragraph"]
        for verb in ("build", "check"):
            yield f"paragraph-{verb}", chart(
                f"reply {verb}: time for one paragraph", "its length", "B", "s",
                [
                    (name.split()[1], line(points, "wall"))
                    for name, points in lines.items() if name.startswith(verb) and points
                ],
            )


def write(results, texts):
    CHARTS.mkdir(exist_ok=True)
    for name, picture in drawings(results):
        (CHARTS / f"{name}.svg").write_text(picture, encoding="utf-8")
    page = PAGE.read_text(encoding="utf-8")
    for name, text in texts.items():
        between = re.compile(rf"(<!-- bench: {name} -->\n).*?(<!-- end -->)", re.DOTALL)
        page, count = between.subn(lambda match: f"{match[1]}{text}\n{match[2]}", page)
        assert count == 1, f"{PAGE} has no place for {name}"
    PAGE.write_text(page, encoding="utf-8")
