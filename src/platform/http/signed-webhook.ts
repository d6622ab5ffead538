import { createHmac, timingSafeEqual } from "node:crypto";

/** A key that a sender signs with. Several are valid at once while one is changed for the next. */
export interface WebhookKey {
  readonly id: string;
  readonly secret: Uint8Array;
}

export interface SignedMessage {
  /** The same in every attempt to deliver the same message. */
  readonly id: string;
  /** When this attempt was signed, seconds since 1970 as the header says. */
  readonly timestamp: string;
  /** "v1,base64 v1,base64": one valid signature is enough. */
  readonly signature: string;
  readonly body: Uint8Array;
}

export type Verdict =
  | { readonly ok: true; readonly key: string }
  /** Nothing is told of why a signature is not right. */
  | { readonly ok: false; readonly reason: "signature" | "too-old" | "too-new" };

/** How long an attempt may be under way, and how far a sender's clock may be off, in seconds. */
const WINDOW_SECONDS = 300;

const ID = /^[\w.:-]{8,128}$/;
const MOST_SIGNATURES = 8;

/** The signature of the Standard Webhooks scheme (HMAC-SHA256 over id, time and body), as its header has it. */
export function signatureOf({ secret }: WebhookKey, id: string, timestamp: string, body: Uint8Array): string {
  const hmac = createHmac("sha256", secret).update(`${id}.${timestamp}.`).update(body);
  return `v1,${hmac.digest("base64")}`;
}

/**
 * Whether a message was signed by a key of ours and just now. The signature is looked at first: whoever has no key
 * learns nothing, not even that their clock is off. Source: Standard Webhooks specification 1.0.
 */
export function verifyWebhook(
  keys: readonly WebhookKey[],
  { id, timestamp, signature, body }: SignedMessage,
  now: Temporal.Instant,
): Verdict {
  if (!ID.test(id) || !/^\d{1,12}$/.test(timestamp)) return { ok: false, reason: "signature" };
  const given = signature
    .split(" ")
    .slice(0, MOST_SIGNATURES)
    .map((one) => Buffer.from(one));
  const key = keys.find((each) => {
    const right = Buffer.from(signatureOf(each, id, timestamp, body));
    return given.some((one) => one.length === right.length && timingSafeEqual(one, right));
  });
  if (!key) return { ok: false, reason: "signature" };
  const age = now.epochMilliseconds / 1000 - Number(timestamp);
  if (age > WINDOW_SECONDS) return { ok: false, reason: "too-old" };
  if (age < -WINDOW_SECONDS) return { ok: false, reason: "too-new" };
  return { ok: true, key: key.id };
}

/** Keys as configuration writes them: "id:base64,id:base64", at least 24 bytes each; undefined when one is wrong. */
export function parseWebhookKeys(text: string): WebhookKey[] | undefined {
  const keys = text.split(",").map((one) => {
    const [, id, secret] = /^\s*([\w.-]{1,40}):(?:whsec_)?([A-Za-z0-9+/]+={0,2})\s*$/.exec(one) ?? [];
    const bytes = secret ? Buffer.from(secret, "base64") : Buffer.alloc(0);
    return id && bytes.length >= 24 ? { id, secret: new Uint8Array(bytes) } : undefined;
  });
  const right = keys.filter((key) => key !== undefined);
  if (right.length !== keys.length || new Set(right.map(({ id }) => id)).size !== right.length)
    return undefined;
  return right;
}
