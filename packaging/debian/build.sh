#!/usr/bin/env bash
# Freezes the app, packs it as a .deb (zstd) and tries it in a bare Debian root: install, start, sync, remove.
# `build.sh --untried` leaves the trial out, where no root can be made; another argument is a bare root for try.sh.
set -euo pipefail
cd "$(dirname "$0")/../.."
umask 022
PYTHON=.venv/bin/python
"$PYTHON" -m pip install --quiet --disable-pip-version-check --group packaging
"$PYTHON" -m PyInstaller --noconfirm --log-level ERROR packaging/sfa-desktop.spec --distpath dist --workpath build/pyinstaller

version=$("$PYTHON" -c 'import sfa_desktop; print(sfa_desktop.__version__)')
architecture=$(dpkg --print-architecture)
root=$PWD/build/deb/tree
rm -rf build/deb
install -d "$root/DEBIAN" "$root/usr/lib/sfa-desktop" "$root/usr/bin" "$root/usr/share/applications" \
    "$root/usr/share/icons/hicolor/scalable/apps" "$root/usr/share/doc/sfa-desktop"
cp -a dist/sfa-desktop/. "$root/usr/lib/sfa-desktop/"
find "$root/usr/lib" -name '*.so*' -type f -exec chmod 644 {} +
ln -s /usr/lib/sfa-desktop/sfa-desktop "$root/usr/bin/sfa-desktop"
install -m 644 packaging/debian/sfa-desktop.desktop "$root/usr/share/applications/"
install -m 644 resources/app/sfa-desktop.svg "$root/usr/share/icons/hicolor/scalable/apps/"
for size in 16 24 32 48 64 128 256 512; do
    install -D -m 644 "resources/app/sfa-desktop-$size.png" \
        "$root/usr/share/icons/hicolor/${size}x${size}/apps/sfa-desktop.png"
done
install -m 644 packaging/debian/copyright "$root/usr/share/doc/sfa-desktop/"
gzip -9n < CHANGELOG.md > "$root/usr/share/doc/sfa-desktop/changelog.gz"

# which packages the libraries of the system come from is asked, not guessed
install -d build/deb/ask/debian
printf 'Source: sfa-desktop\n\nPackage: sfa-desktop\nArchitecture: any\n' > build/deb/ask/debian/control
inside=$root/usr/lib/sfa-desktop/_internal
mapfile -t programs < <(find "$root/usr/lib" -type f \( -name '*.so*' -o -path '*/sfa-desktop/sfa-desktop' \))
libraries=$(cd build/deb/ask && dpkg-shlibdeps -O --warnings=0 --ignore-missing-info \
    -l"$inside" -l"$inside/PySide6" -l"$inside/PySide6/Qt/lib" -l"$inside/shiboken6" "${programs[@]}")

sed -e "s/@VERSION@/$version/" -e "s/@ARCHITECTURE@/$architecture/" -e "s/@SIZE@/$(du -sk "$root" | cut -f1)/" \
    -e "s/@LIBRARIES@/${libraries#*=}/" packaging/debian/control.in > "$root/DEBIAN/control"
(cd "$root" && find usr -type f -print0 | sort -z | xargs -0 md5sum > DEBIAN/md5sums)
package=dist/sfa-desktop_${version}_${architecture}.deb
dpkg-deb --root-owner-group -Zzstd --build "$root" "$package"
ls -lh "$package"
if [ "${1:-}" != --untried ]; then
    bash packaging/debian/try.sh "$package" "$@"
fi
