import type { AddressInfo } from "node:net";
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from "smtp-server";

/** The largest letter, in bytes. */
export const MOST_BYTES = 10 * 1024 * 1024;
const MOST_CLIENTS = 20;
const MOST_RECIPIENTS = 5;

/** What the server says to the sending one: a code of SMTP, and plain words without anything of the letter. */
export class MailRefusal extends Error {
  readonly responseCode: number;
  constructor(responseCode: number, message: string) {
    super(message);
    this.responseCode = responseCode;
  }
}

export interface MailInOptions {
  readonly port: number;
  readonly host: string;
  /** Throws a MailRefusal for whoever is not let in; "" is the empty return path of bounces. */
  recipient(sender: string, recipient: string): void;
  /** Takes a whole letter; throws a MailRefusal when it is not taken. What it returned from is acknowledged. */
  letter(sender: string, recipients: readonly string[], bytes: Uint8Array): Promise<void>;
  failed(error: unknown): void;
}

export interface MailIn {
  readonly port: number;
  stop(): Promise<void>;
}

/** Takes in mail. Nothing is relayed and nobody signs in; encryption stands in front of it. */
export async function startMailIn(options: MailInOptions): Promise<MailIn> {
  const server = new SMTPServer({
    name: "prima",
    banner: "partners' referrals only",
    size: MOST_BYTES,
    maxClients: MOST_CLIENTS,
    socketTimeout: 60_000,
    closeTimeout: 5_000,
    disabledCommands: ["AUTH", "STARTTLS"],
    disableReverseLookup: true,
    authOptional: true,
    logger: false,
    onRcptTo({ address }, session, done) {
      if (session.envelope.rcptTo.length >= MOST_RECIPIENTS) {
        done(new MailRefusal(452, "4.5.3 too many recipients"));
        return;
      }
      settle(async () => options.recipient(senderOf(session), address), options).then(done);
    },
    onData(stream, session, done) {
      settle(async () => {
        const bytes = await read(stream);
        const recipients = session.envelope.rcptTo.map(({ address }) => address);
        await options.letter(senderOf(session), recipients, bytes);
      }, options).then(done);
    },
  });
  // A connection that breaks is no failure of ours.
  server.on("error", () => undefined);
  await new Promise<void>((resolve, reject) => {
    server.server.once("error", reject);
    server.listen(options.port, options.host, () => resolve());
  });
  return {
    port: (server.server.address() as AddressInfo).port,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

const senderOf = ({ envelope }: SMTPServerSession) => (envelope.mailFrom ? envelope.mailFrom.address : "");

/** The letter, or a refusal when it is too large: the rest is read and dropped, so that the sender hears why. */
async function read(stream: SMTPServerDataStream): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of stream as AsyncIterable<Buffer>) {
    size += part.length;
    if (size <= MOST_BYTES) parts.push(part);
    else parts.length = 0;
  }
  if (size > MOST_BYTES) throw new MailRefusal(552, "5.3.4 the letter is larger than 10 MB");
  return Buffer.concat(parts);
}

/** What is not a refusal is our fault or the database's: the sender keeps the letter and tries again. */
async function settle(work: () => Promise<void>, { failed }: MailInOptions): Promise<Error | null> {
  try {
    await work();
    return null;
  } catch (error) {
    if (error instanceof MailRefusal) return error;
    failed(error);
    return new MailRefusal(451, "4.3.0 try again later");
  }
}
