import { describe, expect, it } from "vitest";
import type { ProfessionalId, ResourceId } from "#src/kernel/id.ts";
import { minuteOf } from "./days.ts";
import type { Rostered } from "./shift.ts";
import { type CheckedShifts, checkShifts } from "./shift-check.ts";
import { csvMap, csvShifts, RosterFault } from "./shift-csv-actions.ts";
import { diffShifts } from "./shift-diff.ts";
import { icalShifts } from "./shift-ical-actions.ts";
import { shown } from "./testing/calendars.ts";

const NOW = Temporal.Instant.from("2026-11-22T06:00:00Z");
const NONE = new Map<string, string>();
const person = (name: string, more: Partial<Rostered> = {}): Rostered => ({
  id: `id-${name}` as ProfessionalId,
  subject: name,
  unit: "vaasa",
  profession: "nurse",
  resourceId: `calendar-${name}` as ResourceId,
  closed: false,
  ...more,
});
const words = (map: ReadonlyMap<string, string> = NONE) => ({
  people: new Map(["nina", "jukka"].map((name) => [name, person(name)])),
  units: new Set(["vaasa", "narpes"]),
  types: new Set(["nurse", "doctor"]),
  map,
  now: minuteOf(NOW),
});
const check = (text: string, map: ReadonlyMap<string, string> = NONE) =>
  checkShifts(csvShifts(text, map), words(map));
const told = ({ shifts }: CheckedShifts) =>
  shifts.map(({ resourceId, from, to, reason, offer }) =>
    [resourceId.replace("calendar-", ""), shown(from), shown(to), offer?.unit ?? reason].join(" "),
  );
const HEAD = "professional,unit,start,end,kind,id";
const faults = (row: string) =>
  check(`${HEAD}\n${row}`).refused.map(({ line, reason }) => `${line} ${reason}`);

describe("a roster in CSV", () => {
  it.each<[string, string, readonly string[]]>([
    [
      "ISO",
      `${HEAD}\nnina,narpes,2026-12-01T08:00,2026-12-01T16:00,shift,7`,
      ["nina 2026-12-01T08:00 2026-12-01T16:00 narpes"],
    ],
    [
      "a byte-order mark, semicolons, Windows' line ends, small and large letters",
      "\ufeffProfessional;Unit;Start;End\r\nNINA;vaasa;1.12.2026 klo 8.00;1.12.2026 16.30\r\n",
      ["nina 2026-12-01T08:00 2026-12-01T16:30 vaasa"],
    ],
    [
      "a day in its own column, midnight as 24:00, no unit",
      "professional\tdate\tstart\tend\nnina\t2026-12-01\t16\t24:00\n",
      ["nina 2026-12-01T16:00 2026-12-02T00:00 vaasa"],
    ],
    [
      "a night shift, a zone, quotation marks around a new line",
      'professional,unit,start,end,note\n"nina",vaasa,2026-12-01T20:00Z,"2026-12-02 06:00","two\nlines"\n',
      ["nina 2026-12-01T22:00 2026-12-02T06:00 vaasa"],
    ],
    [
      "absences of whole days, their reason or none",
      `${HEAD}\nnina,,2026-12-01,2026-12-03,leave,\njukka,,1.12.2026 8.00,1.12.2026 9.00,absence,`,
      ["nina 2026-12-01T00:00 2026-12-04T00:00 leave", "jukka 2026-12-01T08:00 2026-12-01T09:00 other"],
    ],
    [
      "over the hour that the autumn night has twice",
      `${HEAD}\nnina,vaasa,2027-10-30T22:00,2027-10-31T06:00,,`,
      ["nina 2027-10-30T22:00 2027-10-31T06:00 vaasa"],
    ],
  ])("is read with %s", (_, text, expected) => {
    const checked = check(text);
    expect([told(checked), checked.refused]).toEqual([expected, []]);
  });

  it("speaks the words of its own house, where a map says what they mean", () => {
    const map = csvMap(
      "what;theirs;ours\ncolumn;Työntekijä;professional\ncolumn;Alku;start\ncolumn;Loppu;end\ncolumn;Yksikkö;unit\ncolumn;Laji;kind\nprofessional;N.Sandberg@example.fi;nina\nunit;VSA-1;vaasa\nkind;AA;nurse doctor\nkind;VV;leave",
    );
    const { shifts, refused } = check(
      "Työntekijä;Yksikkö;Alku;Loppu;Laji\nn.sandberg@example.fi;vsa-1;1.12.2026 8.00;1.12.2026 16.00;aa\nn.sandberg@example.fi;;2.12.2026;2.12.2026;VV",
      map,
    );
    expect(refused).toEqual([]);
    expect(shifts.map(({ offer, reason }) => offer?.types ?? reason)).toEqual([["nurse", "doctor"], "leave"]);
    expect(() => csvMap("what,theirs,ours\nroom,a,b")).toThrow(RosterFault);
  });

  it.each<[string, string]>([
    [",vaasa,2026-12-01 08:00,2026-12-01 16:00,,", "no-professional"],
    ["somebody,vaasa,2026-12-01 08:00,2026-12-01 16:00,,", "unknown-professional"],
    ["nina,oulu,2026-12-01 08:00,2026-12-01 16:00,,", "unknown-unit"],
    ["nina,vaasa,2026-12-01 08:00,2026-12-01 16:00,dance,", "unknown-kind"],
    ["nina,vaasa,,2026-12-01 16:00,,", "no-time"],
    ["nina,vaasa,2026-12-01,2026-12-01,,", "no-time"],
    ["nina,vaasa,tomorrow,2026-12-01 16:00,,", "bad-time"],
    ["nina,vaasa,2026-12-01 25:00,2026-12-01 26:00,,", "bad-time"],
    ["nina,vaasa,2027-02-31 08:00,2027-02-31 16:00,,", "no-such-day"],
    ["nina,vaasa,29.2.2027 8.00,29.2.2027 16.00,,", "no-such-day"],
    ["nina,vaasa,2027-03-28 03:30,2027-03-28 08:00,,", "no-such-time"],
    ["nina,vaasa,2026-12-01 16:00,2026-12-01 08:00,,", "end-before-start"],
    ["nina,vaasa,2026-12-01 08:00,2026-12-01 08:00,,", "end-before-start"],
    ["nina,vaasa,2026-12-01 08:00,2026-12-03 08:00,,", "too-long"],
    ["nina,vaasa,2062-12-01 08:00,2062-12-01 16:00,,", "too-far"],
  ])("refuses %s", (row, reason) => {
    expect(faults(row)).toEqual([`2 ${reason}`]);
  });

  it("refuses the later of two rows that overlap or have one key, with the line where each begins", () => {
    const { refused, shifts } = check(
      `${HEAD},note\nnina,vaasa,2026-12-01 08:00,2026-12-01 16:00,,a,"two\nlines"\nnina,narpes,2026-12-01 15:00,2026-12-01 18:00,,b\njukka,vaasa,2026-12-01 08:00,2026-12-01 16:00,,a\nnina,,2026-12-01 10:00,2026-12-01 11:00,meeting,c`,
    );
    expect(refused.map(({ line, reason, with: other }) => [line, reason, other])).toEqual([
      [4, "overlaps", 2],
      [5, "repeated-key", 2],
    ]);
    expect(shifts).toHaveLength(2);
  });

  it.each([
    ["", "is empty"],
    ["name,place\na,b", 'no column "professional"'],
    ['professional,start,end\n"nina,1,2', "quotation marks"],
  ])("that is none is told so (%#)", (text, message) => {
    expect(() => csvShifts(text, NONE)).toThrow(message);
  });
});

describe("a roster read again", () => {
  const file = (...rows: string[]) => check([HEAD, ...rows].join("\n"));
  const MONDAY = "nina,vaasa,2026-11-30 08:00,2026-11-30 16:00,,1";
  const TUESDAY = "nina,vaasa,2026-12-01 08:00,2026-12-01 16:00,,2";
  const NEXT = "nina,vaasa,2026-12-14 08:00,2026-12-14 16:00,,9";
  const before = file(MONDAY, TUESDAY, NEXT).shifts;
  const keys = (checked: CheckedShifts) =>
    Object.fromEntries(
      Object.entries(diffShifts(checked, before)).map(([as, shifts]) => [
        as,
        (shifts as { key: string }[]).map(({ key }) => key.replace("id:", "")),
      ]),
    );

  it("changes what has changed, and removes only what lies within the days that it covers", () => {
    expect(keys(file(MONDAY, TUESDAY, NEXT))).toMatchObject({ added: [], changed: [], removed: [] });
    expect(
      keys(file(MONDAY.replace("16:00", "15:00"), "jukka,vaasa,2026-12-02 08:00,2026-12-02 16:00,,3")),
    ).toEqual({ added: ["3"], changed: ["1"], unchanged: [], removed: ["2"], kept: [] });
  });

  it("removes nothing of somebody of whom a row was refused: the row may be what was meant", () => {
    const wrong = TUESDAY.replace("16:00", "7:00");
    expect(keys(file(MONDAY, wrong, "jukka,vaasa,2026-12-02 08:00,2026-12-02 16:00,,3"))).toMatchObject({
      removed: [],
      kept: ["2"],
    });
  });
});

describe("a roster in iCalendar", () => {
  const event = (...lines: string[]) =>
    ["BEGIN:VEVENT", "DTSTAMP:20261101T000000Z", ...lines, "END:VEVENT"].join("\r\n");
  const file = (...events: string[]) =>
    ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//roster//EN", ...events, "END:VCALENDAR", ""].join("\r\n");
  const read = (...events: string[]) => checkShifts(icalShifts(file(...events), NONE, NOW), words());

  it("is read with zones, whole days, people and places", () => {
    const checked = read(
      event(
        "UID:a",
        "DTSTART:20261201T060000Z",
        "DTEND:20261201T140000Z",
        "ATTENDEE;CN=N:mailto:nina",
        "LOCATION:narpes",
      ),
      event(
        "UID:b",
        "DTSTART;TZID=Europe/Helsinki:20261202T080000",
        "DURATION:PT8H",
        "ORGANIZER:mailto:nina",
      ),
      event(
        "UID:c",
        "DTSTART;TZID=Europe/Stockholm:20261203T070000",
        "DURATION:PT1H",
        "CONTACT:nina",
        "CATEGORIES:doctor",
      ),
      event("UID:d", "DTSTART;VALUE=DATE:20261204", "DTEND;VALUE=DATE:20261206", "CONTACT:nina"),
      event("UID:e", "DTSTART:20261207T080000", "DTEND:20261207T160000", "CONTACT:nina", "STATUS:CANCELLED"),
    );
    expect([told(checked), checked.refused]).toEqual([
      [
        "nina 2026-12-01T08:00 2026-12-01T16:00 narpes",
        "nina 2026-12-02T08:00 2026-12-02T16:00 vaasa",
        "nina 2026-12-03T08:00 2026-12-03T09:00 vaasa",
        "nina 2026-12-04T00:00 2026-12-06T00:00 other",
      ],
      [],
    ]);
    expect(shown(checked.covered?.to ?? 0)).toBe("2026-12-07T08:00");
  });

  it("writes repeated shifts out for a year, without those left out and with those changed", () => {
    const weekly = event(
      "UID:w",
      "DTSTART;TZID=Europe/Helsinki:20200106T080000",
      "DTEND;TZID=Europe/Helsinki:20200106T120000",
      "RRULE:FREQ=WEEKLY",
      "EXDATE;TZID=Europe/Helsinki:20261130T080000",
      "CONTACT:nina",
    );
    const changed = event(
      "UID:w",
      "RECURRENCE-ID;TZID=Europe/Helsinki:20261207T080000",
      "DTSTART;TZID=Europe/Helsinki:20261207T100000",
      "DTEND;TZID=Europe/Helsinki:20261207T120000",
      "CONTACT:nina",
    );
    const checked = read(weekly, changed);
    expect(told(checked).slice(0, 3)).toEqual([
      "nina 2026-11-23T08:00 2026-11-23T12:00 vaasa",
      "nina 2026-12-07T10:00 2026-12-07T12:00 vaasa",
      "nina 2026-12-14T08:00 2026-12-14T12:00 vaasa",
    ]);
    expect(checked.refused).toEqual([]);
    expect(checked.shifts.length).toBeGreaterThan(50);
    expect(new Set(checked.shifts.map(({ key }) => key)).size).toBe(checked.shifts.length);
  });

  it("names the line of an event that cannot be, and a file that is none", () => {
    const checked = read(
      event("UID:a", "DTSTART;TZID=Europe/Helsinki:20270328T033000", "DURATION:PT1H", "CONTACT:nina"),
      event("UID:b", "DTSTART:20261201T060000Z", "DTEND:20261201T050000Z", "CONTACT:nina"),
      event("UID:c", "DTSTART:20261201T060000Z", "DURATION:PT1H", "RRULE:FREQ=SECONDLY", "CONTACT:nina"),
      event(
        "UID:d",
        "DTSTART:20261201T060000Z",
        "DURATION:PT1H",
        "RRULE:FREQ=DAILY;BYMONTHDAY=31;BYMONTH=2",
        "CONTACT:nina",
      ),
      event("UID:f", "DTSTART;TZID=Nowhere:20261201T060000", "DURATION:PT1H", "CONTACT:nina"),
    );
    expect(checked.refused.map(({ line, reason }) => [line, reason])).toEqual([
      [4, "no-such-time"],
      [11, "end-before-start"],
      [18, "bad-recurrence"],
      [26, "bad-recurrence"],
      [34, "bad-time"],
    ]);
    expect(() => icalShifts("BEGIN:VCALENDAR\nBEGIN", NONE, NOW)).toThrow(RosterFault);
  });
});
