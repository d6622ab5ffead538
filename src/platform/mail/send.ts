import { createTransport } from "nodemailer";
import type { Clock } from "#src/platform/clock.ts";
import type { Database } from "#src/platform/database/sql.ts";
import { letterOf } from "./letter.ts";
import { claimOutgoing, markFailed, markSent, markTooLate, type Outgoing } from "./outbox.ts";
import { type SmsGateway, smsCarrier } from "./sms.ts";

/** How a notice leaves: over SMTP, by a gateway of short messages, or in the demonstration into the mailbox page alone. */
export type Carrier = (outgoing: Outgoing) => Promise<void>;

/** Sends over SMTP. `baseUrl` is where the letter's link leads. */
function smtpCarrier(url: string, from: string, baseUrl: string): Carrier {
  const transport = createTransport(url, { connectionTimeout: 10_000, socketTimeout: 20_000 } as object);
  return async (outgoing) => {
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
const demoCarrier: Carrier = async () => undefined;

/** In production without its setting notices wait, rather than count as sent. */
const unset = (name: string): Carrier => {
  return async () => {
    throw Object.assign(new Error(`${name} is not set`), { code: `NO_${name}` });
  };
};

/** What carries notices is configured by itself for each channel; what is not is the demonstration's, or waits. */
export interface Carriage {
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string;
  readonly sms: SmsGateway | undefined;
  readonly demo: boolean;
}

/** What carries the notices of each channel. */
export function carriersOf(
  { smtpUrl, mailFrom, sms, demo }: Carriage,
  baseUrl: string,
): Readonly<Record<Outgoing["channel"], Carrier>> {
  const without = (name: string) => (demo ? demoCarrier : unset(name));
  return {
    email: smtpUrl ? smtpCarrier(smtpUrl, mailFrom, baseUrl) : without("SMTP_URL"),
    sms: sms ? smsCarrier(sms, baseUrl) : without("SMS_URL"),
  };
}

/** A notice of a time that has begun meanwhile helps nobody: a gateway that was away for a day reminds of nothing past. */
const isTooLate = ({ params }: Outgoing, now: Temporal.Instant): boolean =>
  params.starts !== undefined && Temporal.Instant.compare(params.starts, now) < 0;

/** Less than a claim lasts: what is left then is anyone's again. */
const BATCH_MS = 4 * 60_000;

/** Sends what waits. A letter that fails waits longer each time; nothing is sent twice but for a crash in between. */
export async function sendOutgoing(
  db: Database,
  clock: Clock,
  carriers: Readonly<Record<Outgoing["channel"], Carrier>>,
  failed: (code: string) => void,
): Promise<number> {
  const batch = await claimOutgoing(db, clock.now(), 50);
  const claimed = performance.now();
  for (const outgoing of batch) {
    if (performance.now() - claimed > BATCH_MS) break;
    if (isTooLate(outgoing, clock.now())) {
      await markTooLate(db, outgoing.id);
      continue;
    }
    const carrier = carriers[outgoing.channel];
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
