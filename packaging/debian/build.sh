#!/usr/bin/env bash
# Freezes the app, packs it as a .deb (zstd) and tries it in a bare Debian root: install, start, sync, remove.
set -euo pipefail
cd "$(dirname "$0")/../.."
PYTHON=.venv/bin/python
"$PYTHON" -m pip install --quiet 'pyinstaller>=6.11'
"$PYTHON" packaging/translations.py --compile
"$PYTHON" -m PyInstaller --noconfirm --log-level WARN packaging/sfa-desktop.spec --distpath dist --workpath build/pyinstaller

version=$("$PYTHON" -c 'import sfa_desktop; print(sfa_desktop.__version__)')
architecture=$(dpkg --print-architecture)
root=build/deb
rm -rf "$root"
install -d "$root/DEBIAN" "$root/opt/sfa-desktop" "$root/usr/bin" "$root/usr/share/applications" \
    "$root/usr/share/icons/hicolor/scalable/apps" "$root/usr/share/icons/hicolor/256x256/apps" "$root/usr/share/doc/sfa-desktop"
cp -a dist/sfa-desktop/. "$root/opt/sfa-desktop/"
ln -s /opt/sfa-desktop/sfa-desktop "$root/usr/bin/sfa-desktop"
install -m 644 packaging/debian/sfa-desktop.desktop "$root/usr/share/applications/"
install -m 644 resources/app/sfa-desktop.svg "$root/usr/share/icons/hicolor/scalable/apps/"
install -m 644 resources/app/sfa-desktop-256.png "$root/usr/share/icons/hicolor/256x256/apps/sfa-desktop.png"
install -m 644 packaging/debian/copyright CHANGELOG.md "$root/usr/share/doc/sfa-desktop/"
size=$(du -sk "$root" | cut -f1)
sed -e "s/@VERSION@/$version/" -e "s/@ARCHITECTURE@/$architecture/" -e "s/@SIZE@/$size/" \
    packaging/debian/control.in > "$root/DEBIAN/control"
package="dist/sfa-desktop_${version}_${architecture}.deb"
dpkg-deb --root-owner-group -Zzstd --build "$root" "$package"
ls -lh "$package"
bash packaging/debian/try.sh "$package"
