"""Takes the pictures of the pages that the documentation shows, from the example reports.

::

    python docs/screenshots.py

It reads ``examples/reports`` into a store of its own, serves it on this machine, and lets a Chromium that is found on
PATH photograph the pages that :func:`find_pages` lists into ``docs/images``. Nothing is fetched from the internet.
"""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from dateline.serve.happening_lists import list_happenings
from dateline.store.database import Database
from dateline.store.filters import ClaimFilter
from dateline.store.query import find_claims, find_reports
from dateline.store.summaries import HappeningFilter

ROOT = Path(__file__).parents[1]
IMAGES = ROOT / "docs" / "images"
WIDTH = 1300
MOST_BYTES = 300_000
SHOWN_REPORT = "militants being flown"
"""Words in the title of the report that the picture of the reader shows."""

SHOWN_TOWN = "Jalalabad"
"""Where the happening that is shown took place."""

SHOWN_SOURCE = "group:taliban"

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
DATELINE = (sys.executable, "-c", "from dateline.serve.cli import main; main()")


def main() -> None:
    """Makes all pictures anew; exit status 1 where no browser is found or a picture is too large for a repository."""
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        sys.exit(f"no browser found: put one of {', '.join(BROWSERS)} on PATH, then run again")
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "examples.sqlite"
        subprocess.run([*DATELINE, "add", str(ROOT / "examples" / "reports"), "--db", str(store)], check=True)
        port = _free_port()
        server = subprocess.Popen([*DATELINE, "serve", "--db", str(store), "--port", str(port)])
        try:
            _await(f"http://127.0.0.1:{port}/")
            for name, (address, height) in find_pages(store).items():
                _photograph(browser, f"http://127.0.0.1:{port}{address}", IMAGES / f"{name}.png", height, folder)
        finally:
            server.terminate()
            server.wait()


def find_pages(store: Path) -> dict[str, tuple[str, int]]:
    """The pictures by name: the page that each shows, and how high it is."""
    with Database.open(store) as database:
        (report,) = find_reports(database, ClaimFilter(text=f'"{SHOWN_REPORT}"'), limit=1).rows
        (denied,) = find_claims(database, ClaimFilter(reports=(report.id,), modalities=("denied",)), limit=1).rows
        attacks = list_happenings(database, HappeningFilter(ClaimFilter(types=("ASSAULT",), places=(SHOWN_TOWN,))))
        told = max(attacks, key=lambda each: each.reports)
    return {
        "claims": ("/", 1060),
        "reader": (f"/reports/{report.id}", 1060),
        "happenings": ("/happenings?told_in=3", 1060),
        "happening": (f"/happenings/{told.id}", 1300),
        "explain": (f"/claims/{denied.id}", 900),
        "sources": ("/sources", 1060),
        "source": (f"/source?source={SHOWN_SOURCE}", 1060),
        "wording": ("/wording", 900),
        "names": ("/wording/names", 1060),
    }


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def _await(address: str) -> None:
    for _ in range(100):
        try:
            urlopen(address).close()  # noqa: S310 - the server that was just started
        except URLError:
            time.sleep(0.1)
        else:
            return
    sys.exit("the server did not start within ten seconds")


def _photograph(browser: str, address: str, image: Path, height: int, folder: str) -> None:
    quiet = ("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run")
    size = f"--window-size={WIDTH},{height}"
    profile = f"--user-data-dir={folder}/profile"
    command = [browser, *quiet, profile, size, f"--screenshot={image}", address]
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL, timeout=60)
    if image.stat().st_size > MOST_BYTES:
        sys.exit(f"{image} has {image.stat().st_size:,} bytes, more than {MOST_BYTES:,}: make it less high")


if __name__ == "__main__":
    main()
