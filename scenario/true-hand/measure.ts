import type { Answered } from "../http-person.ts";

/** How one kind of request went: how many, and within how many milliseconds half, 95 and 99 in 100, and all were answered. */
export interface RequestFigures {
  readonly request: string;
  readonly n: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly slowest: number;
}

/** Counts what was answered, by method, address without ids, and status; no address names anybody. */
export class RequestCount {
  readonly #times = new Map<string, number[]>();

  add({ method, path, status, ms }: Answered): void {
    const request = `${method} ${withoutIds(path)} ${status}`;
    const times = this.#times.get(request);
    if (times) times.push(ms);
    else this.#times.set(request, [ms]);
  }

  /** The commonest first. */
  figures(): RequestFigures[] {
    return [...this.#times]
      .map(([request, times]) => figuresOf(request, times))
      .sort((a, b) => b.n - a.n || (a.request < b.request ? -1 : 1));
  }

  /** All of them together. */
  all(): RequestFigures {
    return figuresOf("all", [...this.#times.values()].flat());
  }
}

function figuresOf(request: string, times: readonly number[]): RequestFigures {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) =>
    round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
  return { request, n: times.length, p50: at(0.5), p95: at(0.95), p99: at(0.99), slowest: at(1) };
}

const round = (ms: number) => Math.round(ms * 10) / 10;

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** Pages of the simulated providers carry an id of the sign-in in their address. */
const withoutIds = (path: string) =>
  path.replace(UUID, ":id").replace(/(\/demo\/idp\/.*\/)[\w-]{16,}/, "$1:id");
