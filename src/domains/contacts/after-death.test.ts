import { describe, expect, it } from "vitest";
import { deltas, sum } from "#src/domains/measures/index.ts";
import { Refusal } from "#src/kernel/errors.ts";
import { contactStatus } from "./facts.ts";
import { type Story, TO, told } from "./testing/story.ts";

describe("somebody who dies while their contact is open", () => {
  const open = ["due", "waiting", "overdue"];
  const figures = (story: Story, measures = open) =>
    sum(story.facts.flatMap((fact) => deltas({ ...fact, data: fact.data ?? {} })))
      .filter(({ cell }) => measures.includes(cell.measure))
      .map(({ cell, n }) => `${cell.measure} ${n}`);

  it.each([
    ["queued", "queued"],
    ["taken", "taken"],
    ["waiting", "taken"],
  ])(
    "is in no figure of what is open: %s stays open as %s, without a limit, until a person closes it",
    (state, after) => {
      const story = told(...(TO[state] ?? []));
      expect(figures(story)).toHaveLength(1);
      story.do("die 2026-11-26 12:00");
      expect([story.contact.status, story.contact.dueAt, figures(story)]).toEqual([after, null, []]);
      expect(contactStatus(story.facts)).toBe(after);
      story.do("close-dead 2026-12-01 12:00");
      expect([story.contact.status, figures(story)]).toEqual(["closed", []]);
      expect(story.facts.at(-1)?.data).toMatchObject({ reason: "settled-with-family" });
    },
  );

  it("an answer after it is no answer in time; one before it stays one", () => {
    const answered = ["answered", "in-time", "first-answer"];
    const late = told("take 2026-11-23 12:00", "die 2026-11-24 12:00", "answer 2026-11-25 12:00");
    expect(figures(late, answered)).toEqual([]);
    expect(figures(told(...(TO.answered ?? [])).do("die 2026-11-26 12:00"), answered)).toHaveLength(3);
  });

  it("is closed so by nobody but its holder, and no living person's contact is", () => {
    const story = told("take 2026-11-23 12:00");
    expect(() => story.do("close-dead 2026-11-24 12:00")).toThrow(Refusal);
    story.do("die 2026-11-24 12:00");
    expect(() => story.do("close-dead 2026-11-25 12:00 by b")).toThrow(Refusal);
  });
});
