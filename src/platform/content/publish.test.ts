import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type TestDatabase, testDatabase } from "#test/database.ts";
import type { VersionedFile } from "./content.ts";
import { publish, publishedBody } from "./publish.ts";

const MORNING = Temporal.Instant.from("2026-11-23T06:00:00Z");
const NEXT_DAY = Temporal.Instant.from("2026-11-24T06:00:00Z");

let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.close());
beforeEach(() => test.owner`truncate content_version`);

const form = (version: string, body: unknown): VersionedFile => ({
  kind: "questionnaire",
  id: "ask-for-help",
  version,
  body,
  file: "questionnaires/ask-for-help.yaml",
});

const stored = () => test.owner<{ version: string; publishedAt: string }[]>`
  select version, to_char(published_at at time zone 'UTC', 'YYYY-MM-DD') as "publishedAt" from content_version order by version`;

describe("publishing content", () => {
  it("stores a version once and reads it back as it was", async () => {
    const first = form("1.0.1", { items: [{ text: "Mitä tarvitset?" }], title: null });
    expect(await publish(test.db, [first], MORNING)).toEqual({ added: 1, unchanged: 0 });
    // The next start finds the same content with its keys in another order.
    const again = form("1.0.1", { title: null, items: [{ text: "Mitä tarvitset?" }] });
    expect(await publish(test.db, [again], NEXT_DAY)).toEqual({ added: 0, unchanged: 1 });
    expect(await publishedBody(test.db, "questionnaire", "ask-for-help", "1.0.1")).toEqual(first.body);
    expect([...(await stored())]).toEqual([{ version: "1.0.1", publishedAt: "2026-11-23" }]);
  });

  it("keeps the old version readable when a new one comes", async () => {
    await publish(test.db, [form("1.0.1", { title: "old" })], MORNING);
    await publish(test.db, [form("1.0.2", { title: "new" })], NEXT_DAY);
    expect(await publishedBody(test.db, "questionnaire", "ask-for-help", "1.0.1")).toEqual({ title: "old" });
    expect(await publishedBody(test.db, "questionnaire", "ask-for-help", "1.0.2")).toEqual({ title: "new" });
    expect(await publishedBody(test.db, "questionnaire", "ask-for-help", "1.0.3")).toBeUndefined();
  });

  it("refuses to change a version, names the file, says what to do, and writes nothing", async () => {
    await publish(test.db, [form("1.0.1", { title: "old" })], MORNING);
    const other: VersionedFile = {
      kind: "deadline",
      id: "BE_OM_HJALP",
      version: "1",
      body: 5,
      file: "deadlines.yaml",
    };
    await expect(publish(test.db, [other, form("1.0.1", { title: "changed" })], NEXT_DAY)).rejects.toThrow(
      /questionnaires\/ask-for-help\.yaml error version\.changed .*raise version to 1\.0\.2/,
    );
    expect(await publishedBody(test.db, "deadline", "BE_OM_HJALP", "1")).toBeUndefined();
    expect(await publishedBody(test.db, "questionnaire", "ask-for-help", "1.0.1")).toEqual({ title: "old" });
  });

  it("refuses two files that give the same version", async () => {
    await expect(
      publish(
        test.db,
        [form("1.0.1", "a"), { ...form("1.0.1", "b"), file: "questionnaires/copy.yaml" }],
        MORNING,
      ),
    ).rejects.toThrow(
      'questionnaires/copy.yaml error version.repeated questionnaire "ask-for-help" has version 1.0.1 in questionnaires/ask-for-help.yaml',
    );
    expect([...(await stored())]).toEqual([]);
  });

  it("may run in several processes that start together", async () => {
    const results = await Promise.all(
      [1, 2, 3, 4].map(() => publish(test.db, [form("1.0.1", "same")], MORNING)),
    );
    expect(results.reduce((sum, one) => sum + one.added, 0)).toBe(1);
  });
});
