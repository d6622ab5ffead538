import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { contentCheck } from "#src/cli/content.ts";
import { EXIT } from "#src/cli/exit-codes.ts";
import { failure } from "#src/cli/failure.ts";
import { start } from "#src/cli/start.ts";
import { rootFolder } from "#src/platform/config/index.ts";
import { openCluster } from "#src/platform/database/index.ts";
import { HttpVisitor } from "#test/http-visitor.ts";
import { askNameless } from "./asking.ts";
import { freePort, Program } from "./program.ts";

describe("the program itself", () => {
  let dataDir: string;
  let port: number;
  const running: Program[] = [];
  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), "prima-program-"));
    port = await freePort();
  });
  afterAll(async () => {
    await Promise.all(running.map((one) => one.stop("SIGTERM")));
    rmSync(dataDir, { recursive: true, force: true });
  });

  const prima = (args: readonly string[], env: Readonly<Record<string, string>> = {}) => {
    const one = new Program(args, { DATA_DIR: dataDir, PORT: String(port), PRIMA_DEMO: "1", ...env });
    running.push(one);
    return one;
  };
  let house: Program;
  let address: string;
  let code = "";

  it("starts, and takes a need", async () => {
    house = prima(["start"]);
    address = await house.serving();
    code = await askNameless(new HttpVisitor(address));
    expect(code).not.toBe("");
  }, 120_000);

  it("a second one on the same folder is told who has it", async () => {
    const second = prima(["start"], { PORT: String(await freePort()) });
    expect(await second.ended).toBe(75);
    expect(second.err).toContain(`process ${house.child.pid}`);
    expect(second.out).toBe("");
  }, 60_000);

  it("kill -9: the next start works, and what was acknowledged is there", async () => {
    await house.stop("SIGKILL");
    house = prima(["start"]);
    address = await house.serving();
    const reader = await new HttpVisitor(address).get("/fi/koodi");
    await reader.submit({ code });
    expect(reader.text).toContain("Poika ei ole nukkunut");
  }, 60_000);

  it("SIGTERM: a request under way is answered, new ones are not taken, and it ends well", async () => {
    // A form whose end has not come yet.
    const form = await new HttpVisitor(address).get("/fi/pyyda-apua/own-words");
    const token = /name="_csrf" value="([^"]*)"/.exec(form.html)?.[1] ?? "";
    const body = new URLSearchParams({
      _csrf: token,
      "own-words": "Lähetin tämän juuri kun palvelin suljettiin.",
    }).toString();
    const slow = request(`${address}/fi/pyyda-apua/own-words`, {
      method: "POST",
      agent: false,
      headers: {
        "content-type": "application/x-www-form-urlencoded",
        "content-length": Buffer.byteLength(body),
        cookie: `pb_v=${form.cookie("pb_v")}`,
      },
    });
    const answered = new Promise<number>((resolve, reject) => {
      slow.on("response", (response) => {
        response.resume();
        response.on("end", () => resolve(response.statusCode ?? 0));
      });
      slow.on("error", reject);
    });
    slow.write(body.slice(0, 20));
    await sleep(100);
    const ended = house.stop("SIGTERM");
    const refused = () =>
      fetch(`${address}/health`, { headers: { connection: "close" } }).then(
        () => false,
        () => true,
      );
    while (!(await refused())) await sleep(20);
    slow.end(body.slice(20));
    expect(await answered).toBe(303);
    expect(await ended).toBe(0);
  }, 60_000);

  it("a port that is taken: says which and what to do, leaves no database behind", async () => {
    const other = createServer();
    await new Promise<void>((up) => other.listen(0, "127.0.0.1", up));
    const taken = (other.address() as AddressInfo).port;
    const started = prima(["start"], { PORT: String(taken), HOST: "127.0.0.1" });
    const ended = await started.ended;
    await new Promise((down) => other.close(down));
    expect(started.err).toContain(`PORT ${taken}`);
    expect(started.err).toContain("taken");
    expect(started.err).not.toMatch(/^\s+at /m);
    expect(ended).toBe(75);
    const doctor = prima(["doctor"]);
    expect([await doctor.ended, doctor.err]).toEqual([0, expect.anything()]);
  }, 120_000);

  it("wrong settings: each by its name, what was given, what is expected", async () => {
    const started = prima(["start"], { PORT: "seventy", SMTP_URL: "mail" });
    expect(await started.ended).toBe(78);
    expect(started.err).toMatch(/PORT.*seventy/);
    expect(started.err).toMatch(/SMTP_URL: .*smtp:/);
  }, 60_000);
});

it("less than 200 MB free: refused with the figure", async () => {
  const dataDir = mkdtempSync(join(tmpdir(), "prima-full-"));
  try {
    const open = openCluster({ dataDir, durable: false, freeBytes: () => 199 * 1024 * 1024 });
    await expect(open).rejects.toThrow(/199 MB|208 MB/);
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
});

describe("content with a missing language", () => {
  let copy: string;
  beforeAll(() => {
    copy = mkdtempSync(join(tmpdir(), "prima-content-"));
    cpSync(join(rootFolder(), "content"), join(copy, "content"), { recursive: true });
    const file = join(copy, "content/questionnaires/ask-for-help.yaml");
    writeFileSync(file, readFileSync(file, "utf8").replace("  sv: Be om hjälp\n", ""));
  });
  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  it("the program refuses to start with it, in the same words, and leaves no database running", async () => {
    cpSync(join(rootFolder(), "db"), join(copy, "db"), { recursive: true });
    const dataDir = mkdtempSync(join(tmpdir(), "prima-refused-"));
    vi.stubEnv("PRIMA_ROOT", copy);
    try {
      const io = { out: () => undefined, err: () => undefined };
      const env = { PORT: "0", DATA_DIR: dataDir, PRIMA_BUILT: process.env.PRIMA_BUILT, LOG_LEVEL: "silent" };
      const refused = failure(
        await start(env, io).then(
          () => "started",
          (error: unknown) => error,
        ),
      );
      expect(refused.message).toMatch(/ask-for-help\.yaml:\d+.*\bsv\b/);
      expect(refused.code).toBe(EXIT.data);
      await (await openCluster({ dataDir })).stop();
    } finally {
      vi.unstubAllEnvs();
      rmSync(dataDir, { recursive: true, force: true });
    }
  }, 60_000);

  it("the check fails, naming file, line and language", async () => {
    const said: string[] = [];
    const exit = await contentCheck(join(copy, "content"), {
      out: () => undefined,
      err: (text) => said.push(text),
    });
    expect(exit).toBe(1);
    expect(said.join("")).toMatch(/ask-for-help\.yaml:\d+.*\bsv\b/);
  });
});
