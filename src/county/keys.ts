import { createHash, createHmac, hkdfSync } from "node:crypto";
import { formatCode } from "#src/kernel/secret-code.ts";
import type { Config } from "#src/platform/config/index.ts";
import type { WebhookKey } from "#src/platform/http/signed-webhook.ts";

export type Purpose = "csrf" | "live" | "code" | "omaolo demo" | "partner demo";

/** A key for one purpose, made from the installation's secret: who learns one learns no other. */
export function keyFrom(secret: string, purpose: Purpose): Uint8Array {
  return new Uint8Array(hkdfSync("sha256", secret, "", `prima ${purpose}`, 32));
}

/** The code that opens an answer, made from the key of its sending: the same every time, stored nowhere. */
export function codeMaker(secret: string): (submission: string) => string {
  const key = keyFrom(secret, "code");
  return (submission) => formatCode(createHmac("sha256", key).update(submission).digest());
}

/** The keys of Omaolo's messages: those configured; in the demonstration, when none is, one of its own. */
export function omaoloKeys(
  config: Pick<Config, "omaoloKeys" | "demo">,
  secret: string,
): readonly WebhookKey[] {
  if (config.omaoloKeys.length > 0 || !config.demo) return config.omaoloKeys;
  return [{ id: "demo", secret: keyFrom(secret, "omaolo demo") }];
}

/** The token of the demonstration's own system: known to everybody, so good for nothing but invented people. */
export const DEMO_FHIR_TOKEN = "prima-demo-fhir-token";
const DEMO_SYSTEM = "example-system";

/** The hashes of the tokens of systems that book: those configured; in the demonstration, when none is, its own. */
export function fhirClients({
  fhirClients: configured,
  demo,
}: Pick<Config, "fhirClients" | "demo">): ReadonlyMap<string, string> {
  if (configured.size > 0 || !demo) return configured;
  return new Map([[DEMO_SYSTEM, createHash("sha256").update(DEMO_FHIR_TOKEN).digest("hex")]]);
}
