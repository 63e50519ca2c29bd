"""Makes the app's icons from resources/app/sfa-desktop.svg: PNG in all sizes, .ico for Windows, .icns for macOS."""

import os
import struct
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

FOLDER = Path(__file__).resolve().parents[1] / "resources" / "app"
PNG_SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
ICO_SIZES = (16, 24, 32, 48, 64, 128, 256)
ICNS_TYPES = {b"icp4": 16, b"icp5": 32, b"icp6": 64, b"ic07": 128, b"ic08": 256, b"ic09": 512}
"""https://en.wikipedia.org/wiki/Apple_Icon_Image_format"""


def picture(renderer: QSvgRenderer, size: int) -> bytes:
    """A PNG of that many pixels."""
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


def ico(pictures: dict[int, bytes]) -> bytes:
    """An icon file of PNG pictures (https://en.wikipedia.org/wiki/ICO_(file_format))."""
    head = struct.pack("<HHH", 0, 1, len(pictures))
    offset = len(head) + 16 * len(pictures)
    entries, bodies = b"", b""
    for size, body in pictures.items():
        entries += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(body), offset + len(bodies))
        bodies += body
    return head + entries + bodies


def icns(pictures: dict[int, bytes]) -> bytes:
    """An icon file for macOS."""
    body = b"".join(
        kind + struct.pack(">I", len(pictures[size]) + 8) + pictures[size] for kind, size in ICNS_TYPES.items()
    )
    return b"icns" + struct.pack(">I", len(body) + 8) + body


def main() -> int:
    app = QGuiApplication([])
    renderer = QSvgRenderer(str(FOLDER / "sfa-desktop.svg"))
    pictures = {size: picture(renderer, size) for size in PNG_SIZES}
    for size, body in pictures.items():
        (FOLDER / f"sfa-desktop-{size}.png").write_bytes(body)
    (FOLDER / "sfa-desktop.ico").write_bytes(ico({size: pictures[size] for size in ICO_SIZES}))
    (FOLDER / "sfa-desktop.icns").write_bytes(icns(pictures))
    app.quit()
    return 0


if __name__ == "__main__":
    sys.exit(main())
