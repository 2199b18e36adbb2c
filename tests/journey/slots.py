# SPDX-FileCopyrightText: 2026 The OneWindow authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""A plan of places for appointments that begins now, whatever the clock says. Days are Beijing
days, and every one of them is worked."""

import datetime
import json

BEIJING = datetime.timezone(datetime.timedelta(hours=8))
DAY_MIN = 24 * 60


def now():
    return datetime.datetime.now(BEIJING)


def minute_of(moment):
    """Of its day."""
    return moment.hour * 60 + moment.minute


def clock(minute):
    return f"{minute // 60:02d}{minute % 60:02d}"


def key(matter, day, begins, ends):
    """Of a slot, by minutes of its day."""
    return f"{matter}@{day.isoformat()}T{clock(begins)}-{clock(ends)}"


def times(begins, ends):
    """As the screens say them."""
    return "–".join(f"{clock(one)[:2]}:{clock(one)[2:]}" for one in (begins, ends))


def plan(day, resources):
    """The file: from `day` on, with no limits, and checked in to from the day before until a
    quarter of an hour after its beginning."""
    days = [(day + datetime.timedelta(days=ahead)).isoformat() for ahead in range(3)]
    return json.dumps({
        "workingDays": 1,
        "overrides": [{"date": one, "isWorkingDay": True} for one in days],
        "rules": {"bookAheadMinutes": 0, "cancelAheadMinutes": 0, "dayLimit": 0,
                  "matterLimit": 1, "openLimit": 0, "checkInEarlyMinutes": 1440,
                  "checkInLateMinutes": 15, "freeAfterLeastMinutes": 0,
                  "freeAfterMostMinutes": 0},
        "resources": resources})
