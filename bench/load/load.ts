import { Worker } from "node:worker_threads";
import type { Outcome, Plan } from "./plan.ts";

/** Runs a plan in a thread of its own. */
export function load(plan: Plan): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./worker.ts", import.meta.url), { workerData: plan });
    worker.once("message", resolve);
    worker.once("error", reject);
  });
}

/** A whole HTTP request as bytes. */
export function request(
  method: "GET" | "POST",
  path: string,
  {
    cookies = {},
    fields,
  }: { cookies?: Readonly<Record<string, string>>; fields?: Readonly<Record<string, string>> } = {},
): Uint8Array {
  const body = fields ? new URLSearchParams(fields).toString() : undefined;
  const cookie = Object.entries(cookies)
    .map(([name, value]) => `${name}=${value}`)
    .join("; ");
  const lines = [
    `${method} ${path} HTTP/1.1`,
    "Host: localhost",
    "User-Agent: Mozilla/5.0",
    "Accept: text/html",
    "Accept-Language: fi",
    ...(cookie ? [`Cookie: ${cookie}`] : []),
    ...(body === undefined
      ? []
      : ["Content-Type: application/x-www-form-urlencoded", `Content-Length: ${Buffer.byteLength(body)}`]),
  ];
  return new TextEncoder().encode(`${lines.join("\r\n")}\r\n\r\n${body ?? ""}`);
}

/** A POST of another program as bytes: its body as it is, with headers of its own. */
export function raw(path: string, body: string, headers: Readonly<Record<string, string>>): Uint8Array {
  const own = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  const lines = [
    `POST ${path} HTTP/1.1`,
    "Host: localhost",
    "Content-Type: application/json",
    `Content-Length: ${Buffer.byteLength(body)}`,
    ...own,
  ];
  return new TextEncoder().encode(`${lines.join("\r\n")}\r\n\r\n${body}`);
}
