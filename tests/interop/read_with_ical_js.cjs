// The calendar on standard input, read by ical.js; its events on standard output, a JSON list.
const ICAL = require("ical.js");

const calendar = new ICAL.Component(ICAL.parse(require("fs").readFileSync(0, "utf8")));
const types = Object.fromEntries(calendar.getAllProperties().map((property) => [property.name, property.type]));
const rows = calendar.getAllSubcomponents("vevent").map((component) => {
  const event = new ICAL.Event(component);
  const moment = (time) => (time.isDate ? time.toString() : time.toJSDate().toISOString());
  return {
    uid: event.uid, title: event.summary, start: moment(event.startDate), end: moment(event.endDate),
    status: component.getFirstPropertyValue("status"), place: event.location, sequence: event.sequence,
  };
});
console.log(JSON.stringify({ rows, types }));
