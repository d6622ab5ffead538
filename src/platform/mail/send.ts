import { createTransport } from "nodemailer";
import type { Clock } from "#src/platform/clock.ts";
import type { Database } from "#src/platform/database/sql.ts";
import { letterOf } from "./letter.ts";
import { claimOutgoing, markFailed, markSent, type Outgoing } from "./outbox.ts";

/** How a letter leaves: over SMTP, or in the demonstration into the mailbox page alone. */
export type Carrier = (outgoing: Outgoing) => Promise<void>;

/** Sends over SMTP. `baseUrl` is where the letter's link leads. */
export function smtpCarrier(url: string, from: string, baseUrl: string): Carrier {
  const transport = createTransport(url, { connectionTimeout: 10_000, socketTimeout: 20_000 } as object);
  return async (outgoing) => {
    if (outgoing.channel !== "email") throw Object.assign(new Error("no carrier"), { code: "NO_CARRIER" });
    const { subject, text } = letterOf(outgoing, baseUrl);
    await transport.sendMail({
      from,
      to: outgoing.recipient,
      subject,
      text,
      // No program is to answer a letter of ours.
      headers: { "Auto-Submitted": "auto-generated" },
      messageId: `<${outgoing.id}@${new URL(baseUrl).hostname}>`,
    });
  };
}

/** In the demonstration nothing leaves: the mailbox page shows what would have been sent. */
export const demoCarrier: Carrier = async () => undefined;

/** In production without SMTP_URL letters wait, rather than count as sent. */
export const noCarrier: Carrier = async () => {
  throw Object.assign(new Error("SMTP_URL is not set"), { code: "NO_SMTP_URL" });
};

/** Less than a claim lasts: what is left then is anyone's again. */
const BATCH_MS = 4 * 60_000;

/** Sends what waits. A letter that fails waits longer each time; nothing is sent twice but for a crash in between. */
export async function sendOutgoing(
  db: Database,
  clock: Clock,
  carrier: Carrier,
  failed: (code: string) => void,
): Promise<number> {
  const batch = await claimOutgoing(db, clock.now(), 50);
  const claimed = performance.now();
  for (const outgoing of batch) {
    if (performance.now() - claimed > BATCH_MS) break;
    try {
      await carrier(outgoing);
      await markSent(db, outgoing.id, clock.now(), carrier === demoCarrier);
    } catch (error) {
      const code = String((error as { code?: unknown }).code ?? "failed");
      failed(code);
      await markFailed(db, outgoing, code, clock.now());
    }
  }
  return batch.length;
}
