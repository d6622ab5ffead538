import { letterOf } from "./letter.ts";
import type { Outgoing } from "./outbox.ts";

/** Where short messages are handed over: the address of a gateway, and what proves who we are. */
export interface SmsGateway {
  readonly url: string;
  readonly token: string;
}

/** How long a gateway has to answer, in milliseconds. */
const PATIENCE_MS = 10_000;

/** A number as gateways take it: digits with the country in front; a number without one is Finnish. */
function internationalNumber(typed: string): string {
  const digits = typed.replace(/\D/g, "");
  if (typed.trim().startsWith("+")) return `+${digits}`;
  if (digits.startsWith("00")) return `+${digits.slice(2)}`;
  return `+358${digits.replace(/^0/, "")}`;
}

/**
 * Hands a short message to a gateway over HTTP: `POST {"id","to","text"}` as JSON with `Authorization: Bearer`. Any
 * answer of the two hundreds takes it. The id is the notice's own, also in `Idempotency-Key`: the same message handed
 * over twice is to be sent once.
 */
export function smsCarrier({ url, token }: SmsGateway, baseUrl: string) {
  return async (outgoing: Outgoing): Promise<void> => {
    const { text } = letterOf(outgoing, baseUrl);
    const answer = await fetch(url, {
      method: "POST",
      redirect: "error",
      headers: {
        authorization: `Bearer ${token}`,
        "content-type": "application/json",
        "idempotency-key": outgoing.id,
      },
      body: JSON.stringify({ id: outgoing.id, to: internationalNumber(outgoing.recipient), text }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    }).catch((cause) => {
      // Neither the number nor the words go to the log: a code alone.
      throw Object.assign(new Error("the gateway of short messages did not answer"), {
        code: cause?.name === "TimeoutError" ? "SMS_TIMEOUT" : "SMS_UNREACHABLE",
      });
    });
    await answer.body?.cancel();
    if (!answer.ok)
      throw Object.assign(new Error("the gateway of short messages refused"), {
        code: `SMS_${answer.status}`,
      });
  };
}
