#!/usr/bin/env bash
# Guess: icalendar writes a time with a fixed offset (+02:00, as it stands in a JSON or ISO date) as
#   the same moment in UTC, since iCalendar has no offsets.
# What happens: it writes TZID="UTC+02:00" and no VTIMEZONE that says what this is, not even when
#   asked for the missing ones. RFC 5545 demands one for each TZID. ical.js, which Thunderbird
#   is built on, takes the time for one of no zone.
# Why it matters for a careers site: an open day at nine in Helsinki is at nine wherever the reader
#   of the invitation sits. Turn offsets into UTC, or name a zone and add its VTIMEZONE.
# Run on 2026-11-27.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/python -m pip install -qq --disable-pip-version-check icalendar==7.3.2
npm install --silent --no-audit --no-fund ical.js@2.2.1

cat > try.py <<'PY'
from datetime import UTC, datetime, timedelta, timezone

from icalendar import Calendar, Event

calendar = Calendar({"prodid": "example", "version": "2.0"})
for name, zone in (("offset", timezone(timedelta(hours=2))), ("utc", UTC)):
    event = Event({"uid": name})
    event.add("dtstart", datetime(2026, 12, 10, 9, tzinfo=timezone(timedelta(hours=2))).astimezone(zone))
    calendar.add_component(event)
calendar.add_missing_timezones()
print(calendar.to_ical().decode())
PY
cat > try.mjs <<'JS'
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const calendar = new ICAL.Component(ICAL.parse(readFileSync("day.ics", "utf8")));
for (const event of calendar.getAllSubcomponents("vevent")) {
  const start = event.getFirstPropertyValue("dtstart");
  console.log("ical.js reads", start.toString(), "in the zone", start.zone.tzid);
}
JS

expected='0 VTIMEZONE
DTSTART;TZID="UTC+02:00":20261210T090000
DTSTART:20261210T070000Z
ical.js reads 2026-12-10T09:00:00 in the zone floating
ical.js reads 2026-12-10T07:00:00Z in the zone UTC'

env/bin/python -c 'import importlib.metadata as m; print("icalendar", m.version("icalendar"))'
echo "ical.js $(node -p 'JSON.parse(require("fs").readFileSync("node_modules/ical.js/package.json")).version')"
echo "guess: seven in UTC, both times"
env/bin/python try.py > day.ics
seen=$(echo "$(grep -c BEGIN:VTIMEZONE day.ics || true) VTIMEZONE"; grep DTSTART day.ics | tr -d '\r'; node try.mjs)
printf 'seen:\n%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "no longer so; on 2026-11-27 it was:"; echo "$expected"; exit 1; }
