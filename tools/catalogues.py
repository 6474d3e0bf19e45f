"""Bring the catalogues up to date with the source and compile them: `make catalogues`."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click
import polib

from app.i18n import DOMAIN
from app.paths import resource

if TYPE_CHECKING:
    from collections.abc import Iterator

SOURCE: Final = Path(__file__).resolve().parent.parent / "app"

PLURAL_FORMS: Final = {
    "kk": "nplurals=2; plural=(n != 1);",
    "ru": (
        "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0"
        " : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);"
    ),
}
"""The languages that are translated, each with its rule; English stands in the source."""

# How many messages each function takes. Translation objects are called `t`, with `t.plural`.
FUNCTIONS: Final = {"_": 1, "N_": 1, "t": 1, "ngettext": 2, "plural": 2}


def messages(source: Path = SOURCE) -> dict[str, str]:
    """Return every message of the source with its plural, or with "" where it has none."""
    found: dict[str, str] = {}
    for file in sorted(source.rglob("*.py")):
        for line, one, many in _messages_of(file.read_text("utf-8")):
            if many and found.get(one, many) not in ("", many):
                raise click.ClickException(f"{file}:{line}: {one!r} has another plural elsewhere")
            found[one] = many or found.get(one, "")
    return found


def _messages_of(text: str) -> Iterator[tuple[int, str, str]]:
    # Not Babel's extractor: it loses a message inside another call's arguments.
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call) and (count := FUNCTIONS.get(_name(node.func))):
            given = node.args[:count]
            texts = [each.value for each in given if isinstance(each, ast.Constant)]
            if len(texts) == count and all(isinstance(each, str) for each in texts):
                yield node.lineno, str(texts[0]), str(texts[1]) if count > 1 else ""


def _name(function: ast.expr) -> str:
    match function:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case _:
            return ""


def catalogue_path(language: str, ending: str) -> Path:
    """Return the path of a language's .po or .mo file."""
    return resource("locale", language, "LC_MESSAGES", f"{DOMAIN}.{ending}")


def read(language: str) -> polib.POFile:
    """Return the catalogue as it stands; lines are not wrapped, so that differences stay small."""
    return polib.pofile(str(catalogue_path(language, "po")), wrapwidth=0)


def renewed(language: str, known: list[polib.POEntry]) -> polib.POFile:
    """Return the messages of the source, sorted, with the translations already `known`."""
    catalogue = polib.POFile(wrapwidth=0)
    catalogue.metadata = {
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": PLURAL_FORMS[language],
    }
    by_message = {(each.msgid, each.msgid_plural): each for each in known if not each.obsolete}
    for message in sorted(messages().items()):
        catalogue.append(_entry(language, *message, by_message.get(message)))
    return catalogue


def _entry(language: str, one: str, many: str, known: polib.POEntry | None) -> polib.POEntry:
    if not many:
        return polib.POEntry(msgid=one, msgstr=known.msgstr if known else "")
    forms = dict.fromkeys(range(int(PLURAL_FORMS[language][len("nplurals=")])), "")
    return polib.POEntry(
        msgid=one, msgid_plural=many, msgstr_plural=known.msgstr_plural if known else forms
    )


def write(language: str, catalogue: polib.POFile) -> None:
    """Write a catalogue and what the program reads of it."""
    catalogue_path(language, "po").parent.mkdir(parents=True, exist_ok=True)
    catalogue.save(str(catalogue_path(language, "po")), newline="\n")
    catalogue.save_as_mofile(str(catalogue_path(language, "mo")))


@click.command(help=__doc__)
def main() -> None:
    """Renew and compile every language's catalogue, and say what still waits for translation."""
    for language in PLURAL_FORMS:
        known = list(read(language)) if catalogue_path(language, "po").exists() else []
        catalogue = renewed(language, known)
        write(language, catalogue)
        waiting = len(catalogue.untranslated_entries())
        click.echo(f"{language}: {len(catalogue)} messages, {waiting} to translate")


if __name__ == "__main__":
    main()
