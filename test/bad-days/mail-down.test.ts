import { createServer as createHttpServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createServer, type Server, type Socket } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { jobWork } from "#src/county/jobs.ts";
import { makeLog } from "#src/platform/log/log.ts";
import { type TestHouse, testHouse } from "#test/app.ts";
import { HttpVisitor } from "#test/http-visitor.ts";
import { codeOn, fillIn } from "./asking.ts";

/** The least of a mail server: takes every letter and keeps it. */
function mailServer(letters: string[], port: number): Promise<Server> {
  const server = createServer((socket: Socket) => {
    let letter: string[] | undefined;
    let rest = "";
    socket.write("220 sink\r\n");
    socket.on("error", () => undefined);
    socket.on("data", (data) => {
      rest += data.toString("utf8");
      const lines = rest.split("\r\n");
      rest = lines.pop() ?? "";
      for (const line of lines) {
        if (letter && line === ".") {
          letters.push(letter.join("\n"));
          letter = undefined;
          socket.write("250 kept\r\n");
        } else if (letter) letter.push(line);
        else if (line === "DATA") {
          letter = [];
          socket.write("354 go on\r\n");
        } else if (line === "QUIT") socket.end("221 bye\r\n");
        else socket.write("250 ok\r\n");
      }
    });
  });
  return new Promise((resolve) => server.listen(port, "127.0.0.1", () => resolve(server)));
}

describe("the mail server is down", () => {
  let house: TestHouse;
  let port: number;
  let mail: () => Promise<number>;
  const failures: string[] = [];
  const letters: string[] = [];
  beforeAll(async () => {
    house = await testHouse();
    // A port that nobody listens on.
    const free = await mailServer([], 0);
    port = (free.address() as AddressInfo).port;
    await new Promise((closed) => free.close(closed));
    const log = makeLog("silent");
    log.warn = ((fields: { code: string }) => failures.push(fields.code)) as never;
    ({ mail } = jobWork({
      db: house.database.db,
      config: { smtpUrl: `smtp://127.0.0.1:${port}`, mailFrom: "noreply@example.invalid", demo: false },
      baseUrl: "http://localhost:3000",
      poke: () => undefined,
      log,
      clock: house.clock,
    }));
  });
  afterAll(() => house.close());

  const outbox = async () =>
    (
      await house.database.owner<
        { attempts: number; sent: boolean; next: Temporal.Instant; failure: string | null }[]
      >`
      select attempts, sent_at is not null as sent, next_at as next, failure from outbox`
    )[0];

  it("the need is taken all the same", async () => {
    const parent = await fillIn(new HttpVisitor(house.baseUrl), {
      way: "own-contact",
      reach: "email",
      email: "parent@example.invalid",
    });
    await parent.submit({});
    expect(parent.title).toBe("Viestisi on lähetetty");
    expect(codeOn(parent)).not.toBe("");
    expect(await outbox()).toMatchObject({ attempts: 0, sent: false });
  });

  it("the notice waits, longer after each try", async () => {
    const waits: number[] = [];
    for (let tries = 1; tries <= 5; tries++) {
      expect(await mail()).toBe(1);
      const row = await outbox();
      expect(row).toMatchObject({ attempts: tries, sent: false, failure: "ESOCKET" });
      waits.push((row?.next ?? house.clock.now()).since(house.clock.now()).total("minutes"));
      // Before its time it is left alone.
      expect(await mail()).toBe(0);
      house.clock.moveTo(row?.next ?? house.clock.now());
    }
    expect(waits).toEqual([1, 2, 4, 8, 16]);
    expect(new Set(failures)).toEqual(new Set(["ESOCKET"]));
  });

  it("with the server back it is sent, once, and says nothing of the matter", async () => {
    const server = await mailServer(letters, port);
    expect(await mail()).toBe(1);
    expect(await outbox()).toMatchObject({ sent: true, failure: null });
    house.clock.advance({ hours: 24 });
    expect(await mail()).toBe(0);
    await new Promise((closed) => server.close(closed));
    expect(letters).toHaveLength(1);
    expect(letters[0]).toContain("To: parent@example.invalid");
    expect(letters[0]).not.toContain("nukkunut");
  });

  it("two processes that look at the same moment send it once", async () => {
    const server = await mailServer(letters, port);
    letters.length = 0;
    const parent = await fillIn(new HttpVisitor(house.baseUrl), {
      way: "own-contact",
      reach: "email",
      email: "other@example.invalid",
    });
    await parent.submit({});
    const sent = await Promise.all([mail(), mail(), mail()]);
    expect(sent.reduce((sum, n) => sum + n)).toBe(1);
    await new Promise((closed) => server.close(closed));
    expect(letters).toHaveLength(1);
  });

  it("a short message waits for its gateway, says no more than when, is handed over once, and never too late", async () => {
    const taken: { to: string; text: string; id: string; token: string | undefined }[] = [];
    let status = 503;
    const gateway = createHttpServer((request, response) => {
      let body = "";
      request.on("data", (part) => {
        body += part;
      });
      request.on("end", () => {
        if (status === 200) taken.push({ ...JSON.parse(body), token: request.headers.authorization });
        response.writeHead(status).end();
      });
    });
    await new Promise<void>((listening) => gateway.listen(0, "127.0.0.1", listening));
    const { port: at } = gateway.address() as AddressInfo;
    const seen: string[] = [];
    const log = makeLog("silent");
    log.warn = ((fields: { code: string }) => seen.push(fields.code)) as never;
    const { mail: carry } = jobWork({
      db: house.database.db,
      config: {
        smtpUrl: undefined,
        mailFrom: "noreply@example.invalid",
        sms: { url: `http://127.0.0.1:${at}/send`, token: "gateway-token" },
        demo: false,
      },
      baseUrl: "https://prima.example",
      poke: () => undefined,
      log,
      clock: house.clock,
    });
    const { owner } = house.database;
    const now = house.clock.now();
    const add = (starts: Temporal.Instant) => owner`
      insert into outbox (id, at, channel, recipient, template, language, params, next_at)
      values (gen_random_uuid(), ${now}, 'sms', '040 123 4567', 'time-reminder', 'fi',
        ${JSON.stringify({ starts: starts.toString(), form: "phone", account: "yes" })}::text::jsonb, ${now})`;
    await add(now.add({ hours: 5 }));
    await add(now.subtract({ hours: 1 }));
    expect(await carry()).toBe(2);
    expect(seen).toEqual(["SMS_503"]);
    status = 200;
    house.clock.advance({ minutes: 2 });
    expect([await carry(), await carry()]).toEqual([1, 0]);
    expect(taken).toMatchObject([{ to: "+358401234567", token: "Bearer gateway-token" }]);
    expect(taken[0]?.text).toMatch(/^Muistutus ajasta: .+, puhelimessa\.\nSiirrä tai peru: https:.+\/ajat$/);
    expect(await owner`select failure from outbox where next_at = 'infinity'`).toEqual([
      { failure: "too-late" },
    ]);
    await new Promise((closed) => gateway.close(closed));
  });
});
