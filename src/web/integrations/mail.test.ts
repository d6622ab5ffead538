import { connect } from "node:net";
import { createTransport } from "nodemailer";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { MailIn } from "#src/platform/mail-in/server.ts";
import { type TestHouse, testHouse } from "#test/app.ts";
import { HttpVisitor } from "#test/http-visitor.ts";
import { startPartnerMail } from "./mail.ts";

const TOKENS = new Map([
  ["occupational-health", "aaaabbbbccccdddd"],
  ["parish", "eeeeffff00001111"],
]);
const ADDRESS = "referrals+aaaabbbbccccdddd@prima.example";
const SENDER = "lakari@rannikontyoterveys.example";
const PDF = Buffer.from("%PDF-1.7\n1 0 obj\n");

describe("partners write by e-mail", () => {
  let house: TestHouse;
  let gateway: MailIn;
  const outcomes: string[] = [];
  beforeAll(async () => {
    house = await testHouse({ now: "2026-11-20T08:00:00Z" });
    gateway = await startPartnerMail({
      site: house.app.site,
      db: house.database.db,
      clock: house.clock,
      port: 0,
      host: "127.0.0.1",
      tokens: TOKENS,
      newId: () => crypto.randomUUID(),
      failed: (error) => outcomes.push(`failed: ${error}`),
      counted: (outcome) => outcomes.push(outcome),
    });
  });
  afterAll(async () => {
    await gateway.stop();
    await house.close();
  });

  type Sent = Parameters<ReturnType<typeof createTransport>["sendMail"]>[0];
  /** Sends one; "taken", or what the server said. */
  const send = async (mail: Sent) => {
    const transport = createTransport({ host: "127.0.0.1", port: gateway.port, ignoreTLS: true });
    try {
      await transport.sendMail({ from: SENDER, to: ADDRESS, subject: "Lähete", ...mail });
      return "taken";
    } catch (error) {
      return String((error as { response?: string }).response ?? error);
    } finally {
      transport.close();
    }
  };
  const raw = (lines: readonly string[] | string, from = SENDER) =>
    send({ envelope: { from, to: ADDRESS }, raw: typeof lines === "string" ? lines : lines.join("\r\n") });
  const kept = async () => {
    const [row] = await house.database.owner<
      Record<"contacts" | "letters" | "acknowledged" | "files", number>[]
    >`
      select (select count(*) from contact)::int as contacts, (select count(*) from partner_letter)::int as letters,
        (select count(*) from outbox)::int as acknowledged, (select count(*) from contact_attachment)::int as files`;
    return row;
  };

  it("a referral becomes a contact of the partner's line, is acknowledged without a word of it, and comes once", async () => {
    const messageId = "<referral-1@rannikontyoterveys.example>";
    const mail = {
      messageId,
      text: "Potilas tarvitsee arvion selkäkivun vuoksi.\n\nTerveisin lääkäri",
      attachments: [{ filename: "../../Lähete <script>.exe", content: PDF }],
    };
    expect(await send(mail)).toBe("taken");
    expect(await send(mail)).toBe("taken");
    expect(await kept()).toEqual({ contacts: 1, letters: 1, acknowledged: 1, files: 1 });
    const [letter] = await house.database.owner<{ recipient: string; params: object; template: string }[]>`
      select recipient, params, template from outbox`;
    expect(letter).toMatchObject({ recipient: SENDER, template: "partner-received" });
    expect(Object.keys(letter?.params ?? {})).toEqual(["reference"]);
    const [row] = await house.database.owner<{ id: string; line: string; channel: string }[]>`
      select id, line, channel from contact`;
    expect(row).toMatchObject({ line: "health", channel: "e-mail" });

    const nina = new HttpVisitor(house.baseUrl);
    await nina.signIn("staff", "nina", `/fi/staff/inbox/${row?.id}`);
    expect(nina.text).toContain("Rannikon työterveys");
    expect(nina.text).toContain("selkäkivun vuoksi");
    expect(nina.text).toContain("sähköposti");
    const file = nina.html.match(/\/fi\/staff\/inbox\/[0-9a-f-]{36}\/files\/[0-9a-f-]{36}/)?.[0] ?? "";
    await nina.get(file);
    expect([nina.status, nina.html.slice(0, 8)]).toEqual([200, "%PDF-1.7"]);
    const riikka = new HttpVisitor(house.baseUrl);
    await riikka.signIn("staff", "riikka", "/fi/staff");
    await riikka.get(file);
    expect(riikka.status).toBe(404);
  });

  it("the one identity code in the words links the contact, and is left out of them", async () => {
    const aino = house.personas.residents.find(({ key }) => key === "aino");
    await send({ text: `Asia koskee henkilöä ${aino?.identityCode}. Hän on uupunut.` });
    const [row] = await house.database.owner<{ person: string; body: string }[]>`
      select c.person_id as person, m.body from contact c join message m on m.contact_id = c.id
      where c.person_id is not null`;
    expect(row?.person).toBe(aino?.id);
    expect(row?.body).not.toContain(aino?.identityCode);
    expect(row?.body).toContain("uupunut");
  });

  const strangers: [string, Sent][] = [
    ["an unknown domain", { envelope: { from: "a@evil.example", to: ADDRESS } }],
    [
      "a domain that ends like the partner's",
      { envelope: { from: "a@xrannikontyoterveys.example", to: ADDRESS } },
    ],
    ["an address without a token", { to: "referrals@prima.example" }],
    ["a wrong token", { to: "referrals+aaaabbbbccccdddx@prima.example" }],
    ["another partner's token", { to: "referrals+eeeeffff00001111@prima.example" }],
    ["a bounce", { envelope: { from: "", to: ADDRESS } }],
    [
      "a letter that says it is from somebody else",
      { envelope: { from: SENDER, to: ADDRESS }, from: "boss@evil.example" },
    ],
    ["nothing in it", { text: "", subject: "" }],
    [
      "a program among its files",
      { text: "x", attachments: [{ filename: "a.pdf", content: Buffer.from("MZ\x90\0") }] },
    ],
    [
      "an archive, never unpacked",
      { text: "x", attachments: [{ filename: "a.pdf", content: Buffer.from("PK\x03\x04") }] },
    ],
    [
      "eleven files",
      { text: "x", attachments: Array.from({ length: 11 }, () => ({ filename: "a.pdf", content: PDF })) },
    ],
    [
      "more than 10 MB",
      { text: "x", attachments: [{ filename: "a.pdf", content: Buffer.alloc(11_000_000, 37) }] },
    ],
  ];
  it.each(strangers)("%s is refused with a reason, and nothing is kept", async (_, mail) => {
    const before = await kept();
    expect(await send({ text: "Tärkeä asia", ...mail })).toMatch(/^55\d 5\.\d\.\d [a-z0-9 ,;']+/i);
    expect(await kept()).toEqual(before);
  });

  it.each([
    ["Auto-Submitted: auto-replied"],
    ["Precedence: bulk"],
    ["List-Id: <everybody.example>"],
    ["X-Loop: prima"],
    ["Content-Type: multipart/report; report-type=delivery-status; boundary=b"],
  ])("what a program sends (%s) is let go: no contact, no answer", async (header) => {
    const before = await kept();
    expect(await raw([`From: ${SENDER}`, "Subject: poissa", header, "", "Olen lomalla."])).toBe("taken");
    expect(await kept()).toEqual(before);
    expect(outcomes.at(-1)).toBe("automatic");
  });

  const strange: [string, string][] = [
    ["10 000 headers", `From: ${SENDER}\r\n${"X-A: b\r\n".repeat(10_000)}\r\nhei`],
    ["one header without end", `From: ${SENDER}\r\nX-A: ${"a".repeat(500_000)}\r\n\r\nhei`],
    [
      "parts in parts in parts",
      `From: ${SENDER}\r\n${"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n".repeat(200)}hei`,
    ],
    [
      "a charset that is none",
      `From: ${SENDER}\r\nContent-Type: text/plain; charset=klingon\r\n\r\nh\xe4t\xe4\0\x07`,
    ],
    ["broken base64", `From: ${SENDER}\r\nContent-Transfer-Encoding: base64\r\n\r\n%%%%aGVp%%%`],
    ["two senders", `From: ${SENDER}\r\nFrom: boss@evil.example\r\n\r\nhei`],
    ["no headers at all", "hei"],
    [
      "HTML alone",
      `From: ${SENDER}\r\nContent-Type: text/html\r\n\r\n<p>Eka</p><script>alert(1)</script><ul><li>Toka<li>kolmas</ul><table><tr><td>Nimi</td><td>A &amp; B`,
    ],
  ];
  it.each(strange)("%s does no harm", async (_, text) => {
    const before = await kept();
    const answer = await raw(text);
    expect(answer).toMatch(/^taken$|^55\d /);
    const after = await kept();
    expect((after?.contacts ?? 0) - (before?.contacts ?? 0)).toBe(answer === "taken" ? 1 : 0);
    expect(outcomes.filter((outcome) => outcome.startsWith("failed"))).toEqual([]);
  });

  it("HTML is kept as words", async () => {
    const [row] = await house.database.owner<{ body: string }[]>`
      select body from message where body like '%Toka%'`;
    expect(row?.body).toContain("Eka\nToka\nkolmas\nNimi A & B");
    expect(row?.body).not.toMatch(/script|<p>|alert/);
  });

  it("a sender who goes away in the middle leaves nothing", async () => {
    const before = await kept();
    await new Promise<void>((resolve) => {
      const socket = connect(gateway.port, "127.0.0.1");
      socket.on("close", () => resolve());
      const lines = [
        "EHLO a",
        `MAIL FROM:<${SENDER}>`,
        `RCPT TO:<${ADDRESS}>`,
        "DATA",
        `From: ${SENDER}\r\n\r\nhal`,
      ];
      socket.on("data", () => {
        const line = lines.shift();
        if (line === undefined) return;
        socket.write(`${line}\r\n`);
        if (lines.length === 0) setTimeout(() => socket.destroy(), 50);
      });
    });
    expect(await kept()).toEqual(before);
  });
});
