"""Needs are ranked by points, ties by first places; few respondents are hidden."""

from __future__ import annotations

from fractions import Fraction

from app.models.studies import needs
from app.models.studies.answers import Answered


def teacher(*wanted, school="P1", **answers):
    places = {f"T10_{place}": code for place, code in enumerate(wanted, start=1) if code}
    return Answered("needs_teachers", school, "partner", {**places, **answers})


def head(*wanted):
    places = {f"H12_{place}": code for place, code in enumerate(wanted, start=1)}
    return Answered("needs_heads", "P1", "partner", places)


def points(ranking):
    return [(each.direction, each.points) for each in ranking.needs]


def test_places_give_three_two_and_one_point():
    found = needs.ranking([teacher("2", "3", "1"), head("3", "2", "7"), teacher()])
    assert found.n == 2
    assert points(found) == [
        ("assessment", 5),
        ("methods", 5),
        ("leadership", 1),
        ("mentoring", 1),
    ]


def test_equal_points_stand_by_first_places():
    # three second places of "methods" against two first ones of "research"
    given = [teacher("4", "3"), teacher("4", "3"), teacher("1", "3")]
    assert points(needs.ranking(given))[:2] == [("research", 6), ("methods", 6)]


def test_one_questionnaire_may_be_ranked_alone():
    found = needs.ranking([teacher("2"), head("3")], "needs_heads")
    assert (found.n, points(found)) == (1, [("methods", 3)])


def test_mean_rank_is_of_those_who_named_it():
    found = needs.ranking([teacher("2", "3"), teacher("3", "2")])
    assert {each.mean_rank for each in found.needs} == {Fraction(3, 2)}


def test_schools_under_five_are_hidden_with_what_would_tell_them():
    given = [teacher("2", school="P1")] * 6 + [teacher("3", school="P2")] * 2
    given += [teacher("3", school="P3")] * 9 + [teacher("3", school="P4")] * 20
    found = needs.by_school(given)
    assert needs.too_small(found) == {"P1", "P2"}
    assert needs.ranking([teacher("2")]).hidden


def test_difficulty_is_the_share_of_three_and_four_without_not_applicable():
    given = [teacher(T09_1=code) for code in ("3", "4", "1", "2", "9", "9")]
    hardest = needs.difficulties(given)[0]
    assert (hardest.question, hardest.hard, hardest.n, hardest.share) == ("T09_1", 2, 4, 50)
