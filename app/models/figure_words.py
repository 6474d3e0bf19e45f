"""What figures are called and how they are defined, as `figures.tsv` of the field has it."""

from __future__ import annotations

from typing import Final

from app.i18n import N_

LABELS: Final[dict[str, str]] = {
    "requests.received": N_("Requests received"),
    "requests.by_status": N_("Requests by status"),
    "requests.by_direction": N_("Requests by direction"),
    "requests.by_school": N_("Requests by school"),
    "requests.fulfilled_share": N_("Fulfilled, share of received, %"),
    "requests.fulfilled_share_within_competence": N_("Fulfilled, share within competence, %"),
    "requests.days_to_decision.median": N_("Days to decision, median"),
    "requests.days_to_decision.mean": N_("Days to decision, mean"),
    "requests.days_to_fulfilment.median": N_("Days to fulfilment, median"),
    "requests.days_to_fulfilment.mean": N_("Days to fulfilment, mean"),
    "requests.carried_in": N_("Carried in"),
    "requests.closed_in_period": N_("Closed in the period"),
    "requests.carried_out": N_("Carried out"),
    "events.in_plan": N_("Events in the plan"),
    "events.held": N_("Events held"),
    "events.held_rescheduled": N_("Held after rescheduling"),
    "events.not_held": N_("Not held"),
    "events.held_by_kind": N_("Events held by kind"),
    "events.held_on_request": N_("Held on request"),
    "events.held_by_own_plan": N_("Held by own plan"),
    "educators.participations": N_("Participations"),
    "educators.participations_by_school": N_("Participations by school"),
    "educators.unique": N_("Unique participants"),
    "educators.unique_teachers": N_("Unique participants: teachers"),
    "educators.unique_heads": N_("Unique participants: school heads"),
    "parents.attended": N_("Parents"),
    "coverage.partner_schools": N_("Partner schools"),
    "coverage.partner_schools_without_number": N_(
        "Partner schools with an unknown number of teachers"
    ),
    "coverage.partner_schools_reached": N_("Partner schools reached"),
    "coverage.partner_teachers": N_("Teachers in partner schools"),
    "coverage.partner_teachers_reached": N_("Teachers reached"),
    "coverage.share": N_("Teachers reached, share, %"),
    "coverage.by_school": N_("Teachers reached by school, share, %"),
    "hours.academic": N_("Academic hours"),
    "hours.person": N_("Person-hours"),
    "attendance.planned": N_("Planned educators"),
    "attendance.actual": N_("Actual educators"),
    "feedback.forms": N_("Feedback forms"),
    "feedback.weighted_mean": N_("Feedback, weighted mean"),
    "feedback.mean_of_events": N_("Feedback, mean of events"),
}

DEFINITIONS: Final[dict[str, str]] = {
    "requests.received": N_("Requests whose date of receipt lies in the period."),
    "requests.by_status": N_("Requests received in the period, by their status now."),
    "requests.by_direction": N_("Requests received in the period, by direction of support."),
    "requests.by_school": N_("Requests received in the period, by the school that asked."),
    "requests.fulfilled_share": N_("100 × fulfilled requests ÷ received requests."),
    "requests.fulfilled_share_within_competence": N_(
        "100 × fulfilled ÷ (received − forwarded − refused)."
    ),
    "requests.days_to_decision.median": N_(
        "Median of days from receipt to decision, over received requests with a decision."
    ),
    "requests.days_to_decision.mean": N_(
        "Mean of days from receipt to decision, over received requests with a decision."
    ),
    "requests.days_to_fulfilment.median": N_(
        "Median of days from receipt to closing, over received requests now fulfilled."
    ),
    "requests.days_to_fulfilment.mean": N_(
        "Mean of days from receipt to closing, over received requests now fulfilled."
    ),
    "requests.carried_in": N_(
        "Requests received before the period and open on the day before it began."
    ),
    "requests.closed_in_period": N_(
        "Requests, whenever received, whose closing date lies in the period."
    ),
    "requests.carried_out": N_("Requests received by the last day and open at its end."),
    "events.in_plan": N_("Events whose last day lies in the period, whatever their status."),
    "events.held": N_("Events of the plan that were held."),
    "events.held_rescheduled": N_("Events held on another date than the first one planned."),
    "events.not_held": N_("Events of the plan that did not take place."),
    "events.held_by_kind": N_("Events held in the period, by kind."),
    "events.held_on_request": N_("Events held that are linked to at least one request."),
    "events.held_by_own_plan": N_("Events held that are linked to no request."),
    "educators.participations": N_(
        "Each educator present at each event held, counted once an event."
    ),
    "educators.participations_by_school": N_(
        "Participations by the school of the person on the day of the event."
    ),
    "educators.unique": N_("Different educators who took part in at least one event held."),
    "educators.unique_teachers": N_("Unique participants who are teachers."),
    "educators.unique_heads": N_("Unique participants who are school heads."),
    "parents.attended": N_("Number of parents at events held."),
    "coverage.partner_schools": N_("Schools with partner status on the last day of the period."),
    "coverage.partner_schools_without_number": N_(
        "Partner schools whose number of teachers is not known; they give no share."
    ),
    "coverage.partner_schools_reached": N_("Partner schools with at least one person present."),
    "coverage.partner_teachers": N_("Teachers in partner schools with a known number."),
    "coverage.partner_teachers_reached": N_(
        "Different teachers present, of partner schools with a known number of teachers."
    ),
    "coverage.share": N_("100 × teachers reached ÷ teachers in partner schools."),
    "coverage.by_school": N_(
        "The same share for each partner school; empty where the number of teachers is unknown."
    ),
    "hours.academic": N_("Sum of academic hours of events held."),
    "hours.person": N_("Sum over events held of hours × educators present."),
    "attendance.planned": N_("Planned participants of events held that are meant for educators."),
    "attendance.actual": N_("Educators present at the same events."),
    "feedback.forms": N_("Sum of feedback forms of events held."),
    "feedback.weighted_mean": N_("Σ forms × mean ÷ Σ forms over events held with forms."),
    "feedback.mean_of_events": N_("Mean of the means of events held with forms."),
}
