"""The bundle, told from the lists that it is built from; `make bundle` builds and tries it."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from importlib import resources

import pytest

from app import __version__, paths, selftest
from tests.house.sources import ROOT, files, parsed, place
from tools.appearance import SIZES, write_icon
from tools.bundle import DATA_PACKAGES, LEFT_OUT_MODULES, NAME, slimmed, wanted, write_contents

IMPORT_ALL = """
import sys
from importlib import import_module
left_out, needed = (each.split() for each in sys.argv[1:])
sys.modules.update(dict.fromkeys(left_out))
for name in needed:
    import_module(name)
"""


def test_self_test_finds_nothing_wrong(qapp, capsys):
    assert selftest.run() == 0, capsys.readouterr().out


def test_all_that_the_program_imports_can_be_imported_without_what_is_left_out():
    inside = (".".join(path.relative_to(ROOT).with_suffix("").parts) for path in files("app"))
    outside = (node.module for path in files("app") for node in ast.walk(parsed(path))
               if isinstance(node, ast.ImportFrom) and node.module)  # fmt: skip
    needed = sorted({name.removesuffix(".__init__") for name in (*inside, *outside)})
    words = " ".join(LEFT_OUT_MODULES), " ".join(needed)
    subprocess.run([sys.executable, "-c", IMPORT_ALL, *words], cwd=ROOT, check=True)


def test_nothing_that_is_left_out_is_named_by_the_program():
    found = [
        (place(path, node), name)
        for path in files("app")
        for node in ast.walk(parsed(path))
        for name in named(node)
        if any(f"{name}.".startswith(f"{each}.") for each in LEFT_OUT_MODULES)
    ]
    assert found == []


def named(node: ast.AST) -> list[str]:
    """Return the modules that an import asks for."""
    match node:
        case ast.Import(names=names):
            return [each.name for each in names]
        case ast.ImportFrom(module=str(module), names=names):
            return [module, *(f"{module}.{each.name}" for each in names)]
        case _:
            return []


def test_every_resource_and_face_is_taken_along():
    ours = [file.relative_to(ROOT) for file in paths.resource().rglob("*")]
    faces = [f"{package}/files/{each.name}" for package in DATA_PACKAGES
             for each in resources.files(package).joinpath("files").iterdir()]  # fmt: skip
    assert [file for file in (*map(str, ours), *faces) if not wanted(file)] == []


@pytest.mark.parametrize(
    ("file", "kept"),
    [
        ("PySide6/Qt/translations/qtbase_kk.qm", True),
        ("PySide6/Qt/translations/qtwebengine_kk.qm", False),
        (r"PySide6\translations\qtbase_ru.qm", True),
        ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
        (r"PySide6\plugins\platforms\qwindows.dll", True),
        ("PySide6/Qt/plugins/platforms/libqvnc.so", False),
        (r"PySide6\plugins\tls\qopensslbackend.dll", False),
        ("babel/locale-data/kk_Cyrl_KZ.dat", True),
        ("babel/locale-data/zu.dat", False),
    ],
)
def test_only_what_is_used_is_taken_along(file, kept):
    assert wanted(file) is kept


def test_library_that_nothing_left_loads_stays_out():
    found = [
        ("PySide6/Qt/plugins/platforms/libqxcb.so", "xcb", "BINARY"),
        ("PySide6/Qt/plugins/platforms/libqvnc.so", "vnc", "BINARY"),
        ("PySide6/Qt/lib/libQt6Gui.so.6", "gui", "BINARY"),
        ("libQt6Gui.so.6", "PySide6/Qt/lib/libQt6Gui.so.6", "SYMLINK"),
        ("libpng.so", "png", "BINARY"),
        ("libvnc.so", "vnclib", "BINARY"),
        ("libpython3.13.so.1.0", "python", "BINARY"),
        ("resources/icons/add.svg", "add", "DATA"),
    ]
    asked = {"xcb": ["libQt6Gui.so.6"], "vnc": ["libvnc.so"], "gui": ["LIBPNG.so"]}
    kept = slimmed(found, lambda source: asked.get(source, []))
    assert {each[0] for each in found} - {each[0] for each in kept} == {
        "PySide6/Qt/plugins/platforms/libqvnc.so",
        "libvnc.so",
    }


def test_file_of_the_bundle_that_is_not_as_it_was_is_noticed(tmp_path, monkeypatch):
    inner = tmp_path / "_internal"
    (inner / "resources").mkdir(parents=True)
    for name in ("whole.txt", "cut.txt", "gone.txt"):
        (inner / name).write_text("something", "utf-8")
    write_contents(tmp_path)
    (inner / "cut.txt").write_text("some", "utf-8")
    (inner / "gone.txt").unlink()
    monkeypatch.setattr(sys, "_MEIPASS", str(inner), raising=False)
    assert selftest.problems_of(selftest.TRIALS[0]) == ["cut.txt", "gone.txt"]


def test_bundle_is_one_folder_and_not_packed():
    spec = (ROOT / "build.spec").read_text("utf-8")
    assert "exclude_binaries=True" in spec
    assert spec.count("upx=False") == 2
    pyinstaller = re.search(
        r"^pyinstaller==(\d+)\.(\d+)", (ROOT / "requirements.lock").read_text("utf-8"), re.M
    )
    assert pyinstaller
    assert tuple(map(int, pyinstaller.groups())) >= (6, 22)


def test_version_is_said_once():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["version"] == __version__


def test_icon_of_windows_holds_every_size(tmp_path):
    content = write_icon(tmp_path / "try.ico").read_bytes()
    assert int.from_bytes(content[4:6], "little") == len(SIZES)


@pytest.mark.parametrize("file", ["zhetekshi.iss", "kazakh.isl"])
def test_script_of_the_installer_is_read_as_unicode(file):
    assert (ROOT / "packaging" / "windows" / file).read_bytes().startswith(b"\xef\xbb\xbf")


def test_installer_asks_for_no_administrator_and_keeps_the_data():
    script = (ROOT / "packaging" / "windows" / "zhetekshi.iss").read_text("utf-8-sig")
    assert "PrivilegesRequired=lowest" in script
    assert "[UninstallDelete]" not in script
    assert f"{NAME}.exe" in script


def test_workflows_run_what_they_pinned():
    workflows = [file.read_text("utf-8") for file in (ROOT / ".github" / "workflows").iterdir()]
    used = [line.split()[2] for text in workflows for line in text.splitlines() if "uses:" in line]
    assert [each for each in used if not re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", each)] == []
    assert any("--require-hashes -r requirements.lock" in text for text in workflows)
