"""The team of the leading school at work: what it does on the days of a quarter."""

from __future__ import annotations

from datetime import date

from tests.journeys.user import Pick

WRONG_BIN = "991240999803"
HELD, NOT_HELD, PLANNED = "Өткізілді", "Болмай қалды", "Жоспарда"
PRESENT = "қатысты"
BY_FORM = "P1-"
"""Whose teachers are entered before the first event; the others are met at the door."""
TURNED_DOWN = {"Басқа ұйымға жолданды": "to_forwarded", "Бас тартылды": "to_refused"}
"""The entries of the menu that end a request without help."""


class Team:
    """Enters a quarter from paper through the window, each thing on the day it happened."""

    def __init__(self, user, paper):
        self.user = user
        self.paper = paper
        self.eyes = user.eyes
        self.ways = {
            "Ш-03": self.mark_by_code,
            "Ш-06": self.mark_in_list,
            "Ш-07": self.mark_in_list,
            "Ш-09": self.mark_in_list,
        }

    def live(self):
        """Go through the quarter day by day."""
        for day, act, *what in sorted(self.diary(), key=lambda entry: entry[0]):
            self.user.day = day
            act(*what)

    def diary(self):
        """Return what is done on which day, in the order of the day's work."""
        opening = date(2025, 11, 3)
        yield opening, self.begin
        yield opening, self.enter_schools
        yield opening, self.enter_people
        yield from self.days_of_requests()
        for event in self.paper.events:
            yield from self.days_of_event(event)
        joined = self.request("С-07")
        yield joined["decided"], self.join_to_event, joined, "Ш-04"
        yield joined["closed"], self.explain, joined
        yield date(2025, 12, 10), self.explain, self.request("С-02")

    def days_of_requests(self):
        for request in self.paper.requests:
            yield request["received"], self.enter_request, request
            if request["status"] in TURNED_DOWN:
                yield request["decided"], self.turn_down, request

    def days_of_event(self, event):
        asked = [self.request(number) for number in numbers(event["requests"])]
        yield (asked[0]["decided"] if asked else date(2025, 11, 3)), self.plan_event, event
        if event["original_day"]:
            yield event["original_day"], self.reschedule, event
        if event["status"] == HELD:
            yield event["first_day"], self.hold, event
        elif event["status"] == NOT_HELD:
            yield event["first_day"], self.call_off, event

    def request(self, number):
        return next(each for each in self.paper.requests if each["number"] == number)

    # Schools and people

    def begin(self):
        """Answer the page of the first start, then say the rest of the own school."""
        own = self.paper.schools[0]
        self.user.fill(**told(own, "name_kk", "name_ru", "code", "bin", "region", "district"))
        self.user.click("begin")
        self.user.find(own["code"])
        self.user.press("F2")
        self.describe(own)
        self.save()

    def enter_schools(self):
        self.user.go(4)
        for school in self.paper.schools[1:]:
            self.user.press("Ctrl+N")
            assert self.eyes.value("code") == school["code"]
            self.user.fill(**told(school, "name_kk", "name_ru"))
            if school["code"] == "P1":
                self.mistype_bin()
            self.user.fill(bin=school["bin"] or "")
            self.describe(school)
            self.save()

    def describe(self, school):
        user = self.user
        user.fill(**told(school, "pupils", "teachers", "territory", "distance"))
        user.tick(*school["languages"].split(", "))
        user.fill(small=school["small"])

    def mistype_bin(self):
        self.user.fill(bin=WRONG_BIN)
        self.user.press("Ctrl+S")
        assert self.eyes.reads("БСН бақылау цифры дұрыс емес"), self.eyes.words()
        assert self.eyes.has_button("save"), "the form was closed though the BIN is doubtful"

    def enter_people(self):
        self.user.go(5)
        for person in self.paper.people:
            if person["role"] != "мұғалім" or person["code"].startswith(BY_FORM):
                self.user.press("Ctrl+N")
                self.user.fill(
                    name=person["name"], school=Pick(person["school"]), role=person["role"]
                )
                self.save()

    # Requests

    def enter_request(self, request):
        user = self.user
        user.go(2)
        user.press("Ctrl+N")
        user.fill(school=Pick(request["school"]), **told(request, "topic", "direction"))
        if request["number"] == "С-07":
            assert self.eyes.reads("С-04 · Формативті бағалау тәсілдері"), self.eyes.words()
        wishes = ("audience", "participants", "desired_kind", "desired_dates", "channel")
        user.fill(**told(request, *wishes))
        assert self.eyes.value("number") == request["number"]
        assert self.eyes.value("received") == f"{request['received']:%d.%m.%Y}"
        self.save()

    def turn_down(self, request):
        self.user.find(request["number"])
        self.user.choose_in_menu("more", TURNED_DOWN[request["status"]])
        self.user.press("Ctrl+S")
        assert self.eyes.has_button("save"), "no reason was asked for"
        self.user.fill(reason=request["reason"])
        self.save()

    def join_to_event(self, request, event):
        self.user.find(request["number"])
        self.user.open_tab("Іс-шаралар")
        self.user.fill(link_event=Pick(event))
        self.user.open_tab("Мәліметтер")

    def explain(self, request):
        self.user.find(request["number"])
        self.user.press("F2")
        self.user.fill(reason=request["reason"])
        self.save()

    # Events

    def plan_event(self, event):
        user = self.user
        user.go(3)
        user.press("Ctrl+N")
        first = event["original_day"] or event["first_day"]
        user.fill(number=event["number"], **told(event, "kind", "topic"))
        user.fill(first_day=f"{first:%d.%m.%Y}", hours=event["hours"])
        user.fill(format=event["format"], place=event["place"])
        user.pick_all("schools", *self.paper.invited(event))
        user.fill(planned=event["planned"])
        user.pick_all("requests", *numbers(event["requests"])[:1])
        if event["status"] != HELD:
            user.fill(**told(event, "parents", "feedback_forms"))
        if event["status"] == PLANNED:
            user.fill(**told(event, "note"))
        self.save()

    def reschedule(self, event):
        self.user.find(event["number"])
        self.user.click("reschedule")
        self.user.fill(day=f"{event['first_day']:%d.%m.%Y}", reason=event["note"])
        self.save()

    def call_off(self, event):
        self.user.find(event["number"])
        self.user.click("not_hold")
        self.user.press("Ctrl+S")
        assert self.eyes.has_button("save"), "no reason was asked for"
        self.user.fill(reason=event["note"])
        self.save()

    def hold(self, event):
        self.user.find(event["number"])
        self.user.click("attendance")
        present = self.paper.present(event["number"])
        self.ways.get(event["number"], self.mark_by_name)(present)
        names = [person["name"] for person in present]
        marked = [row for row in self.eyes.rows() if row.endswith(PRESENT)]
        assert sum(any(name in row for name in names) for row in marked) == len(names), marked
        self.user.click("held_here")
        self.user.fill(**told(event, "parents", "feedback_forms", "feedback_mean"))
        self.user.press("Escape")
        for number in numbers(event["requests"]):
            self.user.click(self.request(number)["status"])

    def mark_by_name(self, present):
        """Type each name; who stands on no list yet is entered at the door."""
        for person in present:
            self.user.to("attendee")
            self.user.type(person["name"])
            self.user.press("Return")
            if self.eyes.has_button("add_person"):
                self.user.fill(school=Pick(person["school"]), role=person["role"])
                self.user.click("add_person")
            assert self.eyes.value("attendee") == "", f"{person['name']} was not taken"

    def mark_by_code(self, present):
        """Type the codes that stand on the badges."""
        self.user.to("attendee")
        for person in present:
            self.user.type(person["code"])
            self.user.press("Return")

    def mark_in_list(self, present):
        """Go down the list with the sign-in sheet in hand; the search is empty."""
        names = {person["name"] for person in present}
        self.user.to("attendee")
        self.user.press("Home")
        for row in self.eyes.rows():
            if any(name in row for name in names):
                self.user.press("Space")
            self.user.press("Down")

    def save(self):
        """Save the open form and see that nothing stood against it."""
        self.user.press("Ctrl+S")
        assert not self.eyes.has_button("save"), self.eyes.words()


def told(row, *names):
    """Return what a row of the paper says of some fields; nothing is not typed."""
    return {name: row[name] for name in names if row[name] is not None}


def numbers(cell):
    """Return the numbers that stand in a cell, separated by commas."""
    return cell.split(", ") if cell else []
