"""`form check` tells what is wrong with a questionnaire."""

from __future__ import annotations

import json

from app.commands import run


def test_a_shipped_form_is_in_order(capsys):
    assert run(["form", "check", "needs_heads", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["form"], found["languages"]) == ("needs_heads", ["kk", "ru", "en"])
    assert found["problems"] == []


def test_an_unknown_form_is_named(capsys):
    assert run(["form", "check", "nothing", "--language", "en"]) == 1
    assert "nothing" in capsys.readouterr().err
