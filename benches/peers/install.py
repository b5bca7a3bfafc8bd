"""Gets what is measured: reply, the floor, and the peers from apt and pip."""

import os
import shutil
import subprocess
import sys
import tomllib

from sources import HERE, ROOT

# Debian's packages by peer; poppler reads what all of them wrote.
APT = {
    "": ["poppler-utils", "python3-venv"],
    "xelatex": ["texlive-xetex", "texlive-lang-chinese"],
    "libreoffice": ["libreoffice-writer-nogui"],
    # Without the last one, WeasyPrint takes glyphs out of the faces in Python: 12 to 40
    # times slower.
    "weasyprint": ["libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0"],
}


def run(*command, **more):
    print("$", " ".join(map(str, command)), file=sys.stderr)
    subprocess.run(command, check=True, stdout=sys.stderr, **more)


def is_there(package):
    asked = subprocess.run(
        ["dpkg-query", "-W", "-f", "${db:Status-Status}", package], capture_output=True, text=True
    )
    return asked.stdout == "installed"


def apt(peers):
    wanted = [package for peer in ["", *peers] for package in APT.get(peer, [])]
    missing = [package for package in wanted if not is_there(package)]
    if not missing:
        return
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        sys.exit(f"install these packages first, or run this as root on Debian: {' '.join(missing)}")
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    run("apt-get", "update", "-q", env=env)
    run("apt-get", "install", "-yq", "--no-install-recommends", *missing, env=env)


def pip(venv):
    """A virtual environment with the Python peers; returns its interpreter."""
    python = venv / "bin" / "python"
    wanted = HERE / "requirements.txt"
    done = venv / "requirements.txt"
    if not done.exists() or done.read_text() != wanted.read_text():
        run(sys.executable, "-m", "venv", "--clear", venv)
        run(python, "-m", "pip", "install", "-q", "-r", wanted)
        shutil.copy(wanted, done)
    return python


def cargo(target):
    """Release builds of reply and the floor; returns where they are."""
    env = {**os.environ, "CARGO_TARGET_DIR": str(target)}
    run("cargo", "build", "--release", "--locked", cwd=ROOT, env=env)
    # The floor is built as reply is.
    profile = tomllib.loads((ROOT / "Cargo.toml").read_text())["profile"]["release"]
    for key, value in profile.items():
        word = str(value).lower() if isinstance(value, bool) else str(value)
        env[f"CARGO_PROFILE_RELEASE_{key.upper().replace('-', '_')}"] = word
    floor = ROOT / "benches" / "floor"
    run("cargo", "build", "--release", cwd=floor, env=env)
    for name in ("flate2", "lopdf", "zlib-rs"):
        one, other = (version(folder / "Cargo.lock", name) for folder in (ROOT, floor))
        assert one == other, f"the floor has {name} {other} and reply {one}; copy Cargo.lock there"
    return target / "release" / "reply", target / "release" / "reply-floor"


def version(lock, name):
    packages = tomllib.loads(lock.read_text())["package"]
    return next(package["version"] for package in packages if package["name"] == name)
