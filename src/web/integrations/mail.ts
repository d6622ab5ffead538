import { createHmac, timingSafeEqual } from "node:crypto";
import {
  isOf,
  type LetterReception,
  type Partner,
  partnersKind,
  type Refused,
  takeLetter,
} from "#src/domains/partners/index.ts";
import type { Clock } from "#src/platform/clock.ts";
import type { Config } from "#src/platform/config/index.ts";
import { teamFor } from "#src/platform/content/index.ts";
import type { Database } from "#src/platform/database/index.ts";
import { type ParsedLetter, parseLetter } from "#src/platform/mail-in/parse.ts";
import { type MailIn, MailRefusal, startMailIn } from "#src/platform/mail-in/server.ts";
import { programScope } from "#src/platform/scope.ts";
import type { Site } from "../site.ts";

export interface PartnerMailDeps {
  readonly site: Site;
  readonly db: Database;
  readonly clock: Clock;
  readonly port: number;
  readonly host: string;
  /** The token of each partner's own address. */
  readonly tokens: ReadonlyMap<string, string>;
  readonly newId: () => string;
  readonly failed: (error: unknown) => void;
  readonly counted: (outcome: string) => void;
}

/** The word before the token in a partner's address: referrals+TOKEN@any of our hosts. */
const MAILBOX = /^referrals\+([a-z0-9]{16,64})@/i;

const WHY: Readonly<Record<Refused["reason"], string>> = {
  sender: "5.7.1 the sender of the letter is not the partner whose address this is",
  empty: "5.6.0 the letter has no words and no files",
  attachments: "5.6.0 the letter has more than 10 files; nothing was taken",
  attachment: "5.6.1 file {n} is not a PDF, PNG or JPEG; nothing was taken",
};

/** A partner's token in the demonstration, where none is configured: made from the installation's secret. */
const demoToken = (key: Uint8Array, partner: string): string =>
  createHmac("sha256", key).update(partner).digest("hex").slice(0, 24);

interface Configured extends Omit<PartnerMailDeps, "port" | "host" | "tokens"> {
  readonly config: Pick<Config, "mailInPort" | "host" | "demo" | "partnerTokens">;
  readonly demoKey: Uint8Array;
}

/** The gateway as configuration says; undefined where nothing is configured and no demonstration runs. */
export async function partnerMail({ config, demoKey, ...deps }: Configured): Promise<MailIn | undefined> {
  const { mailInPort, demo, partnerTokens, host } = config;
  if (mailInPort === undefined && !demo) return undefined;
  const partners = deps.site.content.of(partnersKind).flatMap(({ value }) => value.partners);
  const made = demo ? partners.map(({ id }) => [id, demoToken(demoKey, id)] as const) : [];
  return startPartnerMail({
    ...deps,
    port: mailInPort ?? 0,
    host: mailInPort === undefined ? "127.0.0.1" : host,
    tokens: new Map([...made, ...partnerTokens]),
  });
}

/** Starts the gateway for partners' referrals by e-mail. */
export function startPartnerMail(deps: PartnerMailDeps): Promise<MailIn> {
  const partners = deps.site.content.of(partnersKind).flatMap(({ value }) => value.partners);
  const partnerAt = (recipient: string): Partner | undefined => {
    const given = Buffer.from(MAILBOX.exec(recipient)?.[1]?.toLowerCase() ?? "");
    return partners.find(({ id }) => {
      const token = Buffer.from(deps.tokens.get(id) ?? "");
      return token.length > 0 && token.length === given.length && timingSafeEqual(token, given);
    });
  };
  return startMailIn({
    port: deps.port,
    host: deps.host,
    recipient(sender, recipient) {
      const partner = partnerAt(recipient);
      if (!sender) return refuse(deps, 550, "5.7.1 bounces are not taken here");
      if (!partner || !isOf(partner, sender)) {
        // The same words whichever is wrong: nobody finds out addresses by trying.
        refuse(deps, 550, "5.7.1 this address takes letters of its partner only");
      }
    },
    async letter(sender, recipients, bytes) {
      const letter = await parseLetter(bytes).catch(() =>
        refuse(deps, 554, "5.6.0 the letter cannot be read"),
      );
      const reached = new Set(recipients.flatMap((one) => partnerAt(one) ?? []));
      for (const partner of reached) await take(deps, partner, sender, letter);
      deps.site.poke();
    },
    failed: deps.failed,
  });
}

async function take(deps: PartnerMailDeps, partner: Partner, returnPath: string, letter: ParsedLetter) {
  const { db, clock, newId, site } = deps;
  const { clocks } = site.county;
  const scope = programScope("partner-mail", { db, now: clock.now(), requestId: newId(), newId, clocks });
  const taken = await takeLetter(scope, receptionOf(site), partner, { ...letter, returnPath });
  if (taken.outcome !== "refused") return deps.counted(taken.outcome);
  const { refused } = taken;
  refuse(deps, 554, WHY[refused.reason].replace("{n}", "n" in refused ? String(refused.n) : ""));
}

function refuse({ counted }: PartnerMailDeps, code: number, why: string): never {
  counted("refused");
  throw new MailRefusal(code, why);
}

const receptionOf = ({ content, county, signs }: Site): LetterReception => ({
  county,
  line: (id) => content.line(id),
  team: (line, municipality) => teamFor(content, line, municipality),
  acuteSigns: (text) =>
    signs(text)
      .filter(({ severity }) => severity === "acute")
      .map(({ code }) => code),
});
