import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ProfessionalId } from "#src/kernel/id.ts";
import { type TestDatabase, testDatabase } from "#test/database.ts";
import { queueCounts } from "./queue-counts-store.ts";
import { PAGE_ROWS, type QueueReach, queue, type View } from "./queue-store.ts";

const NOW = Temporal.Instant.from("2026-11-20T10:00:00Z");
const ME = "0190b07a-0000-7000-8000-000000009001" as ProfessionalId;
const BOTH: QueueReach = { teams: ["north", "south"], onCall: false };
const ON_CALL: QueueReach = { teams: ["north"], onCall: true };

describe("the queue of three teams with every kind of contact", () => {
  let house: TestDatabase;
  beforeAll(async () => {
    house = await testDatabase();
    await house.db`
      insert into professional (id, subject, name, profession, unit, roles, teams, lines, languages)
      values (${ME}, 'me', 'Me', 'family-worker', 'unit', '{}', '{}', '{}', '{}')`;
    await house.db`
      insert into contact (id, reference, submission, register, line, team, channel, way, language, topic, received_at,
        promise, status, due_at, law_due_at, closed_at, alarm_due_at, alarm_seen_at, holder_id, version)
      select gen_random_uuid(), 'R' || n, gen_random_uuid(), 'social', 'family', (array['north', 'south', 'east'])[1 + n % 3],
        'web-form', 'anonymous', (array['fi', 'sv'])[1 + n % 2], 'x', ${NOW}, 'p', s.status,
        case when s.status in ('queued', 'taken') then ${NOW}::timestamptz + (n * 37 % 101 - 30) * interval '1 hour' end,
        case when n % 7 = 0 and s.status <> 'closed' then ${NOW}::timestamptz + (n * 53 % 101 - 30) * interval '1 hour' end,
        case when s.status = 'closed' then ${NOW}::timestamptz end,
        case when n % 19 = 0 then ${NOW}::timestamptz end, case when n % 38 = 0 then ${NOW}::timestamptz end,
        case when s.status = 'taken' and n % 4 = 0 then ${ME}::uuid end, 1
      from generate_series(1, 600) n, lateral (
        select (array['queued', 'queued', 'taken', 'waiting', 'answered', 'closed'])[1 + n % 6] as status) s`;
  });
  afterAll(() => house.close());

  /** What the queue is to show, said the plain way. */
  const plain = async (reach: QueueReach, condition: string) => {
    const rows = await house.owner.unsafe<{ id: string }[]>(`
      select id from contact where closed_at is null
        and (team in (${reach.teams.map((team) => `'${team}'`).join()}) ${reach.onCall ? "or alarm_due_at is not null" : ""})
        and ${condition}
      order by (alarm_due_at is not null and alarm_seen_at is null) desc, (status in ('queued', 'taken')) desc,
        least(due_at, law_due_at) nulls last, received_at, id`);
    return rows.map(({ id }) => id);
  };
  const late = `status in ('queued', 'taken') and least(due_at, law_due_at) < '${NOW}'`;
  const VIEWS: [View, string][] = [
    ["team", "status <> 'answered'"],
    ["mine", `holder_id = '${ME}'`],
    ["free", "status = 'queued'"],
    ["late", late],
    ["waiting", "status = 'waiting'"],
    ["answered", "status = 'answered'"],
  ];

  describe.each([
    ["somebody of two teams", BOTH],
    ["somebody on call", ON_CALL],
  ])("%s", (_, reach) => {
    it.each(VIEWS)("sees %s in order, page after page, and the count is right", async (view, condition) => {
      const expected = await plain(reach, condition);
      const seen: string[] = [];
      for (let page = 0; seen.length < expected.length || page === 0; page += 1) {
        const rows = await queue(house.db, { ...reach, me: ME, view, page }, NOW);
        seen.push(...rows.slice(0, PAGE_ROWS).map(({ id }) => id));
        expect(rows.length > PAGE_ROWS).toBe(expected.length > PAGE_ROWS * (page + 1));
      }
      expect(seen).toEqual(expected);
      const counts = await queueCounts(house.db, reach, ME, NOW, NOW.add({ hours: 12 }));
      expect(counts[view]).toBe(expected.length);
    });

    it("sees one team and one language of it, and finds a reference", async () => {
      const one = await queue(
        house.db,
        { ...reach, me: ME, view: "team", team: "north", language: "sv", page: 0 },
        NOW,
      );
      expect(one.map(({ id }) => id)).toEqual(
        (await plain(reach, "status <> 'answered' and team = 'north' and language = 'sv'")).slice(
          0,
          PAGE_ROWS + 1,
        ),
      );
      const [found] = one;
      const by = await queue(
        house.db,
        { ...reach, me: ME, view: "team", reference: `${found?.reference}`, page: 0 },
        NOW,
      );
      expect(by.map(({ id }) => id)).toContain(found?.id);
    });
  });
});
