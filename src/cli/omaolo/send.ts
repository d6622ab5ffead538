import { parseArgs } from "node:util";
import { loadCounty } from "#src/county/county.ts";
import { omaoloKeys } from "#src/county/keys.ts";
import { type OmaoloContent, type Sample, sampleMessage } from "#src/domains/omaolo/index.ts";
import { readConfig, sessionSecret } from "#src/platform/config/index.ts";
import { signatureOf, type WebhookKey } from "#src/platform/http/signed-webhook.ts";
import { loadPersonas } from "#src/platform/identity/persona.ts";
import { EXIT } from "../exit-codes.ts";

interface Io {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

const USAGE =
  "prima omaolo: the command is: omaolo send [--count N] [--kind KIND] [--seed N] [--url URL] [--bad-signature | --old | --duplicate]\n";
const MOST = 100_000;
/** So many under way at once. */
const AT_ONCE = 32;

/**
 * `prima omaolo send`: plays Omaolo against a running house over HTTP, with messages worded by us. Signed with the first
 * key of OMAOLO_KEYS, in a demonstration with its own. Prints how many got which answer and how fast.
 */
export async function omaoloVerb(args: readonly string[], env: NodeJS.ProcessEnv, io: Io): Promise<number> {
  const options = optionsOf(args);
  if (!options) {
    io.err(USAGE);
    return EXIT.usage;
  }
  const config = readConfig(env);
  const county = await loadCounty(config.root);
  const [key] = omaoloKeys(config, sessionSecret(config));
  if (!key) {
    io.err("prima omaolo: no key to sign with: set OMAOLO_KEYS.\n");
    return EXIT.usage;
  }
  const kinds = county.omaolo.assessments.map(({ id }) => id);
  if (options.kind !== undefined && !kinds.includes(options.kind)) {
    io.err(`prima omaolo: there is no kind ${options.kind}; there are ${kinds.join(", ")}\n`);
    return EXIT.usage;
  }
  const people = loadPersonas(county.content.raw("personas.yaml")).residents.map(
    ({ identityCode }) => identityCode,
  );
  const url = options.url ?? config.baseUrl ?? `http://localhost:${config.port}`;
  const began = performance.now();
  const answers = await sendAll(url, key, options, county.omaolo, people);
  const seconds = (performance.now() - began) / 1000;
  const sent = [...answers.values()].reduce((sum, n) => sum + n, 0);
  io.out(
    `${JSON.stringify({ sent, answers: Object.fromEntries([...answers].sort()), perSecond: Math.round(sent / seconds) }, null, 2)}\n`,
  );
  return answers.has("no answer") ? EXIT.failed : EXIT.ok;
}

interface Options {
  readonly count: number;
  readonly seed: number;
  readonly kind: string | undefined;
  readonly url: string | undefined;
  readonly way: "right" | "bad-signature" | "old" | "duplicate";
}

function optionsOf([what, ...rest]: readonly string[]): Options | undefined {
  if (what !== "send") return undefined;
  try {
    const { values } = parseArgs({
      args: [...rest],
      options: {
        count: { type: "string", default: "1" },
        seed: { type: "string" },
        kind: { type: "string" },
        url: { type: "string" },
        "bad-signature": { type: "boolean" },
        old: { type: "boolean" },
        duplicate: { type: "boolean" },
      },
    });
    const count = Number(values.count);
    const seed = values.seed === undefined ? Date.now() % 2 ** 31 : Number(values.seed);
    const ways = (["bad-signature", "old", "duplicate"] as const).filter((way) => values[way]);
    if (!Number.isInteger(count) || count < 1 || count > MOST || !Number.isInteger(seed) || ways.length > 1)
      return undefined;
    return { count, seed, kind: values.kind, url: values.url, way: ways[0] ?? "right" };
  } catch {
    return undefined;
  }
}

async function sendAll(
  url: string,
  key: WebhookKey,
  { count, seed, kind, way }: Options,
  content: OmaoloContent,
  people: readonly string[],
): Promise<Map<string, number>> {
  const answers = new Map<string, number>();
  const authored = Temporal.Now.instant().subtract({ hours: way === "old" ? 24 * 365 : 0 });
  let next = 0;
  const sender = async () => {
    while (next < count) {
      const n = next++;
      const sample = sampleMessage(content, {
        seed,
        n: way === "duplicate" ? 0 : n,
        authored,
        kind,
        people,
      });
      const answer = await sendOne(url, key, sample, way === "bad-signature");
      answers.set(answer, (answers.get(answer) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, count) }, sender));
  return answers;
}

/** Sends one message; the answer's status, and its reason where it gives one. */
async function sendOne(url: string, key: WebhookKey, { id, body }: Sample, badly = false): Promise<string> {
  const text = JSON.stringify(body);
  const timestamp = String(Math.floor(Date.now() / 1000));
  const by = badly ? { ...key, secret: key.secret.map((byte) => byte ^ 255) } : key;
  try {
    const answer = await fetch(`${url}/integrations/omaolo`, {
      method: "POST",
      headers: {
        "Content-Type": "application/fhir+json",
        "webhook-id": id,
        "webhook-timestamp": timestamp,
        "webhook-signature": signatureOf(by, id, timestamp, Buffer.from(text)),
      },
      body: text,
    });
    const { error } = (await answer.json()) as { error?: string };
    return error ? `${answer.status} ${error}` : String(answer.status);
  } catch {
    return "no answer";
  }
}
