import postgres from "postgres";
import type { APP_ROLE } from "./cluster/ownership.ts";
import { watchDriverLeak } from "./driver-leak.ts";
import { healing } from "./healing.ts";
import type { Database } from "./sql.ts";
import { types } from "./types.ts";
import { type Connection, socketOf } from "./url.ts";

export interface ConnectOptions {
  /** Connections at most. */
  readonly max?: number;
  /** The role statements run as; without it, the owner's. */
  readonly role?: typeof APP_ROLE;
  /** A statement that takes longer is cancelled, in milliseconds; 0 is never. */
  readonly statementTimeout?: number;
  /** What the server's lists of sessions call us. */
  readonly name?: string;
  /** How long a new connection may take, in seconds. A test's process may stand still for longer than a server's may. */
  readonly connectTimeout?: number;
  /** Another database of the same server. */
  readonly database?: string;
}

/** What `connect` reaches: an embedded server or the URL of one's own. */
export type Target = string | { readonly connection: Connection };

/**
 * A pool of connections. It opens none until the first statement, and opens them anew after the server was
 * away; statements meanwhile fail with an error that `isUnavailable` knows.
 */
export function connect(target: Target, options: ConnectOptions = {}): Database {
  watchDriverLeak();
  const {
    max = 16,
    role,
    statementTimeout = 30_000,
    name = "prima",
    database,
    connectTimeout = 10,
  } = options;
  const settings = {
    ...(database === undefined ? {} : { database }),
    max,
    types,
    connect_timeout: connectTimeout,
    // A connection then closes only because we end or because it broke: see healing.
    max_lifetime: null,
    // Of a connection with as many statements before it the driver forgets a transaction that begins (see healing): out of reach.
    max_pipeline: 100_000,
    // The driver's own waits up to 20 s after failures: the server is back in less.
    backoff: () => 0.05,
    onnotice: () => undefined,
    connection: {
      application_name: name,
      TimeZone: "UTC",
      DateStyle: "ISO",
      IntervalStyle: "iso_8601",
      ...(statementTimeout > 0 ? { statement_timeout: statementTimeout } : {}),
    },
  };
  if (typeof target === "string") {
    const connection = role ? { ...settings.connection, role } : settings.connection;
    const { url, host } = socketOf(target);
    return heal({ ...settings, connection, ...(host ? { host } : {}) }, url);
  }
  // Embedded, the restricted role signs in as itself: nothing that it says makes it the owner again.
  const user = role ?? target.connection.user;
  return heal({ ...target.connection, ...settings, user });
}

function heal(options: postgres.Options<Record<string, postgres.PostgresType>>, url?: string): Database {
  const pool = healing(({ socket }) => {
    // The driver takes a function here, which its types do not say.
    const whole = { ...options, socket } as typeof options;
    return (url === undefined ? postgres(whole) : postgres(url, whole)) as unknown as postgres.Sql;
  }, 1_000 * Number(options.connect_timeout));
  return pool as unknown as Database;
}
