import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { Database } from "#src/platform/database/sql.ts";
import type { LiveHub } from "#src/platform/live/hub.ts";

const KEPT_MS = 2_000;

/** Figures of the running program for Prometheus: by route, never by person. */
export function makeMetrics(db: Database, hub: LiveHub) {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: "prima_" });
  const requests = new Histogram({
    name: "prima_request_seconds",
    help: "Time to answer a request, by route and status class",
    labelNames: ["route", "status"],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
    registers: [registry],
  });
  const failures = new Counter({
    name: "prima_unavailable_total",
    help: "Requests answered with 503",
    registers: [registry],
  });
  new Gauge({
    name: "prima_live_screens",
    help: "Screens connected to the live stream",
    registers: [registry],
    collect() {
      this.set(hub.listeners);
    },
  });
  const gauge = (name: string, help: string, count: () => PromiseLike<readonly { n: number }[]>) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      async collect() {
        const rows = await Promise.resolve(count()).catch(() => undefined);
        if (rows) this.set(rows[0]?.n ?? 0);
      },
    });
  gauge(
    "prima_journal_pending",
    "Facts of the journal not yet counted",
    () => db`select count(*)::int as n from journal_pending`,
  );
  gauge(
    "prima_outbox_waiting",
    "Notices not yet sent",
    () => db`select count(*)::int as n from outbox where sent_at is null`,
  );
  gauge(
    "prima_contacts_overdue",
    "Contacts past their promise",
    () => db`select count(*)::int as n from contact where answered_at is null and due_at < now()`,
  );
  const webhooks = new Counter({
    name: "prima_webhook_total",
    help: "Messages of other systems, by sender and what became of them",
    labelNames: ["sender", "outcome"],
    registers: [registry],
  });
  let latest: { readonly at: number; readonly text: Promise<string> } | undefined;
  return {
    contentType: registry.contentType,
    /** The figures, counted at most once in KEPT_MS whoever asks how often: some are counted in the database. */
    text(): Promise<string> {
      const now = performance.now();
      if (!latest || now - latest.at >= KEPT_MS) {
        const text = registry.metrics();
        latest = { at: now, text };
        text.catch(() => {
          latest = undefined;
        });
      }
      return latest.text;
    },
    webhook(sender: string, outcome: string): void {
      webhooks.inc({ sender, outcome });
    },
    answered(route: string, status: number, ms: number): void {
      requests.observe({ route, status: `${Math.floor(status / 100)}xx` }, ms / 1000);
      if (status === 503) failures.inc();
    },
  };
}

export type Metrics = ReturnType<typeof makeMetrics>;
