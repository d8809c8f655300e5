// The calendar at the address given, fetched and read by node-ical; its events on standard output, a JSON list.
const ical = require("node-ical");

ical.async.fromURL(process.argv[2]).then((calendar) => {
  const moment = (time, kind) => (kind === "date" ? time.toISOString().slice(0, 10) : time.toISOString());
  const rows = Object.values(calendar).filter((entry) => entry.type === "VEVENT").map((event) => ({
    uid: event.uid, title: event.summary, start: moment(event.start, event.datetype), end: moment(event.end, event.datetype),
    status: event.status, place: event.location || null, sequence: Number(event.sequence),
  }));
  console.log(JSON.stringify({ rows }));
});
