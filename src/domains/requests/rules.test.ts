import { describe, expect, it } from "vitest";
import type { PersonId, ProfessionalId } from "#src/kernel/id.ts";
import type { RequestCase, RequestFact, RequestId, RequestKind } from "./model.ts";
import {
  answerRequest,
  closeRequest,
  extendRequest,
  type RuleBook,
  requestDue,
  requestStatus,
  ruleOf,
  takeRequest,
} from "./rules.ts";

const RECEIVED = Temporal.Instant.from("2026-11-20T08:00:00Z");
const months = { LOG_REPLY: 2, DATA_RIGHT_REPLY: 1, DATA_RIGHT_EXTENDED: 3 } as Record<string, number>;
const rules: RuleBook = (rule, at) =>
  at
    .toZonedDateTimeISO("Europe/Helsinki")
    .add({ months: months[rule] ?? 0 })
    .toInstant();

const hand = (at: string) => ({ now: Temporal.Instant.from(at), by: "officer" as ProfessionalId });
const fact = (n: number, type: RequestFact["type"]): RequestFact => ({
  n,
  at: RECEIVED,
  type,
  actorKind: "staff",
  actorId: null,
  outcome: null,
  reason: null,
  words: null,
});

function asked(kind: RequestKind, ...types: RequestFact["type"][]): RequestCase {
  return {
    request: {
      id: "request" as RequestId,
      submission: "s",
      reference: "T000001",
      kind,
      personId: "aino" as PersonId,
      madeBy: "aino" as PersonId,
      ground: "own",
      language: "fi",
      target: "person",
      contactId: null,
      targetId: null,
      wrong: "Väärin",
      shouldBe: "Oikein",
      periodFrom: null,
      periodTo: null,
      rule: ruleOf(kind),
      receivedAt: RECEIVED,
    },
    facts: (["received", ...types] as const).map((type, index) => fact(index + 1, type)),
  };
}
const given = {
  outcome: "granted",
  reason: null,
  words: "Korjasimme.",
  correction: "Oikein",
  correctionId: "c",
} as const;

describe("a request about one's own data", () => {
  it.each([
    [[], "received"],
    [["taken"], "taken"],
    [["taken", "extended"], "taken"],
    [["answered"], "answered"],
    [["taken", "answered", "closed"], "closed"],
  ] as const)("after %j stands as %s", (types, status) => {
    expect(requestStatus(asked("erasure", ...types).facts)).toBe(status);
  });

  it.each([
    ["log", [], "2027-01-20"],
    ["rectification", [], "2026-12-20"],
    ["rectification", ["extended"], "2027-02-20"],
  ] as const)("%s after %j is due on %s", (kind, types, day) => {
    expect(requestDue(asked(kind, ...types), rules).toString()).toContain(day);
  });

  it.each([
    [
      "taken twice",
      () => takeRequest(asked("erasure", "taken"), rules, hand("2026-11-21T08:00:00Z")),
      "request-taken",
    ],
    [
      "taken after its answer",
      () => takeRequest(asked("erasure", "answered"), rules, hand("2026-11-21T08:00:00Z")),
      "request-answered",
    ],
    [
      "extended twice",
      () => extendRequest(asked("erasure", "extended"), rules, "Lisää", hand("2026-11-21T08:00:00Z")),
      "request-extended",
    ],
    [
      "extended when its month is over",
      () => extendRequest(asked("erasure"), rules, "Lisää", hand("2026-12-21T08:00:00Z")),
      "request-too-late-to-extend",
    ],
    [
      "extended though it asks for the log",
      () => extendRequest(asked("log"), rules, "Lisää", hand("2026-11-21T08:00:00Z")),
      "request-not-extendable",
    ],
    [
      "answered twice",
      () => answerRequest(asked("erasure", "answered"), rules, given, hand("2026-11-21T08:00:00Z")),
      "request-answered",
    ],
    [
      "refused without a reason",
      () =>
        answerRequest(
          asked("erasure"),
          rules,
          { ...given, outcome: "refused" },
          hand("2026-11-21T08:00:00Z"),
        ),
      "request-reason-missing",
    ],
    [
      "granted without the correction",
      () =>
        answerRequest(
          asked("rectification"),
          rules,
          { ...given, correction: null },
          hand("2026-11-21T08:00:00Z"),
        ),
      "request-correction-missing",
    ],
    [
      "closed before its answer",
      () => closeRequest(asked("erasure", "taken"), rules, hand("2026-11-21T08:00:00Z")),
      "request-not-answered",
    ],
  ])("is not %s", (_, act, reason) => {
    expect(act).toThrow(expect.objectContaining({ reason }));
  });

  it("granted writes a correction beside the record; refused writes none", () => {
    const now = hand("2026-11-21T08:00:00Z");
    expect(answerRequest(asked("rectification", "taken"), rules, given, now)).toMatchObject({
      status: "answered",
      fact: { n: 3, outcome: "granted", reason: null },
      correction: { words: "Oikein", madeBy: "officer" },
    });
    const refusal = { ...given, outcome: "refused", reason: "accurate" } as const;
    expect(answerRequest(asked("rectification"), rules, refusal, now)).toMatchObject({
      fact: { outcome: "refused", reason: "accurate" },
      correction: null,
    });
  });
});
