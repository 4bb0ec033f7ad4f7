// Reads calendars with ical.js, on which Thunderbird is built: {path: text} on the standard input, what it found on the output.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const value = (event, name) => event.getFirstPropertyValue(name)?.toString() ?? null;

function read(text) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const events = calendar.getAllSubcomponents("vevent").map((component) => {
    const event = new ICAL.Event(component);
    return {
      uid: event.uid,
      summary: event.summary,
      description: event.description,
      location: event.location,
      start: event.startDate.toString(),
      zone: event.startDate.isDate ? null : event.startDate.zone.tzid,
      isDay: event.startDate.isDate,
      seconds: event.duration.toSeconds(),
      stamp: value(component, "dtstamp"),
      end: value(component, "dtend"),
      url: value(component, "url"),
      categories: component.getFirstProperty("categories")?.getValues() ?? [],
    };
  });
  return { name: value(calendar, "x-wr-calname"), version: value(calendar, "version"), events };
}

const found = Object.entries(JSON.parse(readFileSync(0, "utf8"))).map(([path, text]) => [path, read(text)]);
console.log(JSON.stringify(Object.fromEntries(found)));
