import { Hono } from "hono";
import {
  type Message,
  type Received,
  type Reception,
  readAssessment,
  receive,
} from "#src/domains/omaolo/index.ts";
import { peopleOfMessages } from "#src/domains/people/index.ts";
import { Refusal } from "#src/kernel/errors.ts";
import type { Clock } from "#src/platform/clock.ts";
import { teamFor } from "#src/platform/content/index.ts";
import { gathered } from "#src/platform/database/gathered.ts";
import { type Database, isUnavailable } from "#src/platform/database/index.ts";
import { verifyWebhook, type WebhookKey } from "#src/platform/http/signed-webhook.ts";
import type { VisitorEnv } from "#src/platform/identity/visitor.ts";
import { programScope } from "#src/platform/scope.ts";
import type { Site } from "../site.ts";
import { bodyWithin, parseJson, Room } from "./body.ts";

export interface OmaoloDeps {
  readonly site: Site;
  readonly db: Database;
  readonly clock: Clock;
  readonly keys: readonly WebhookKey[];
  readonly newId: () => string;
  /** Told what became of each message, for the metrics. */
  readonly counted: (outcome: string) => void;
  readonly failed: (error: unknown, requestId: string) => void;
}

/** The largest message that is read, in bytes: real ones have a tenth. */
const MOST_BYTES = 256 * 1024;
/** So much may be under way at once: whoever comes when it is full is asked to come again. */
const MOST_UNDER_WAY = 192 * 1024 * 1024;
const AGAIN_SECONDS = "30";

type Outcome = Received | "bad-signature" | "stale" | "too-large" | "malformed" | "busy" | "unavailable";

const json = (status: number, value: object, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(value), {
    status,
    headers: { "Content-Type": "application/json", "Cache-Control": "no-store", ...headers },
  });

/** FHIR's own shape for what is wrong with a message. */
const operationOutcome = (faults: readonly { at: string; what: string }[]) =>
  json(
    422,
    {
      resourceType: "OperationOutcome",
      issue: faults.map(({ at, what }) => ({
        severity: "error",
        code: "invalid",
        diagnostics: `${at} ${what}`,
        expression: [at],
      })),
    },
    { "Content-Type": "application/fhir+json" },
  );

/** `POST /integrations/omaolo`: symptom assessments, signed as the Standard Webhooks scheme says. */
export function omaoloRoute(deps: OmaoloDeps): Hono<VisitorEnv> {
  const { counted } = deps;
  const room = new Room(MOST_UNDER_WAY);
  const reception = receptionOf(deps);
  const take = gathered(
    (messages: readonly Message[]) => {
      const { db, clock, newId } = deps;
      const { clocks } = deps.site.county;
      const scope = programScope("omaolo", { db, now: clock.now(), requestId: newId(), newId, clocks });
      return receive(scope, reception, messages);
    },
    { most: 100, atOnce: 2 },
  );
  const app = new Hono<VisitorEnv>();
  const answer = (outcome: Outcome, response: Response) => {
    counted(outcome);
    return response;
  };
  const again = (outcome: Outcome) =>
    answer(outcome, json(503, { error: "try-again" }, { "Retry-After": AGAIN_SECONDS }));
  app.post("/integrations/omaolo", async (c) => {
    c.set("route", "omaolo");
    const held = Math.min(Number(c.req.header("content-length") ?? MOST_BYTES) || MOST_BYTES, MOST_BYTES);
    if (!room.enter(held)) return again("busy");
    try {
      const body = await bodyWithin(c.req.raw, MOST_BYTES);
      if (!body) return answer("too-large", json(413, { error: "too-large", most: MOST_BYTES }));
      const header = (name: string) => c.req.header(name) ?? "";
      const id = header("webhook-id");
      const verdict = verifyWebhook(
        deps.keys,
        { id, timestamp: header("webhook-timestamp"), signature: header("webhook-signature"), body },
        deps.clock.now(),
      );
      if (!verdict.ok) {
        // Of a wrong signature nothing is told; whoever has the key may know that their time is wrong.
        return verdict.reason === "signature"
          ? answer("bad-signature", json(401, { error: "unauthorized" }))
          : answer("stale", json(401, { error: verdict.reason }));
      }
      return await taken(deps, take, answer, id, body);
    } catch (error) {
      if (!isUnavailable(error) && !(error instanceof Refusal)) {
        deps.failed(error, c.get("requestId") ?? "");
      }
      // Not acknowledged: the sender keeps it and tries again.
      return again("unavailable");
    } finally {
      room.leave(held);
    }
  });
  return app;
}

async function taken(
  { site }: OmaoloDeps,
  take: (message: Message) => Promise<Received>,
  answer: (outcome: Outcome, response: Response) => Response,
  id: string,
  body: Uint8Array,
): Promise<Response> {
  const parsed = parseJson(body);
  const read = parsed === undefined ? undefined : readAssessment(parsed);
  if (!read) return answer("malformed", operationOutcome([{ at: "$this", what: "is no JSON" }]));
  if (!read.ok) return answer("malformed", operationOutcome(read.faults));
  const received = await take({ id, body, assessment: read.assessment });
  if (received === "too-old") return answer(received, json(409, { error: "assessment-too-old" }));
  if (received === "other-content") return answer(received, json(409, { error: "id-used-before" }));
  site.poke();
  return answer(received, json(202, { status: "accepted", id }));
}

const receptionOf = ({ site, db, clock, newId }: OmaoloDeps): Reception => ({
  content: site.omaolo,
  county: site.county,
  line: (id) => site.content.line(id),
  team: (line, municipality) => teamFor(site.content, line, municipality),
  knowsMunicipality: (code) => site.content.findMunicipality(code) !== undefined,
  acuteSigns: (text) =>
    site
      .signs(text)
      .filter(({ severity }) => severity === "acute")
      .map(({ code }) => code),
  people: (messages) => peopleOfMessages(db, messages, { now: clock.now(), newId }),
});
