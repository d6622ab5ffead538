import { once } from "node:events";
import { connect, Socket } from "node:net";
import { Duplex } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import type { Sql } from "postgres";

interface Address {
  readonly path?: string | boolean;
  readonly host: readonly string[];
  readonly port: readonly number[];
}

/** What a pool is made with: how it opens sockets. */
export interface Hooks {
  readonly socket: (address: Address) => Promise<Duplex>;
}

interface Pool {
  readonly sql: Sql;
  readonly sockets: Set<Duplex>;
  retired: boolean;
}

const CONNECT_MS = 10_000;
const LOST = Object.assign(new Error("the connection was lost"), { code: "CONNECTION_CLOSED" });

type Listener = Parameters<Sql["listen"]>;

/**
 * A pool that survives its server. The driver loses statements that were being sent when a connection broke:
 * they neither fail nor end, and the connection stays unusable. So a pool that lost a connection is replaced at
 * once; the old one finishes what runs on connections that still live, and fails the rest.
 */
export function healing(make: (hooks: Hooks) => Sql, connectMs = CONNECT_MS): Sql {
  const listeners = new Set<Listener>();
  let ended = false;
  let turn = 0;
  let current = fresh();

  function fresh(): Pool {
    const sockets = new Set<Duplex>();
    const pool: { -readonly [K in keyof Pool]?: Pool[K] } = { sockets, retired: false };
    pool.sql = make({
      socket: async (address) => {
        const reached = pool.retired ? LOST : await reach(address, turn++, connectMs);
        const socket = reached instanceof Socket ? reached : failing(reached);
        sockets.add(socket);
        socket.once("close", () => {
          sockets.delete(socket);
          if (pool.retired) settle(pool as Pool);
          else if (socket === reached && !ended) retire(pool as Pool);
        });
        return socket;
      },
    });
    return pool as Pool;
  }

  function retire(pool: Pool): void {
    pool.retired = true;
    current = fresh();
    for (const listener of listeners) void listenAgain(listener);
    // Ends idle connections now and busy ones when they are done.
    (pool.sql as unknown as { close(): Promise<void> }).close().catch(() => undefined);
    settle(pool);
  }

  function settle(pool: Pool): void {
    if (pool.sockets.size === 0) setImmediate(() => void pool.sql.end({ timeout: 0 }).catch(() => undefined));
  }

  async function listenAgain(listener: Listener): Promise<void> {
    while (!ended && listeners.has(listener)) {
      try {
        await current.sql.listen(...listener);
        return;
      } catch {
        await sleep(200);
      }
    }
  }

  const own: Record<string, unknown> = {
    end: (options?: { timeout?: number }) => {
      ended = true;
      return current.sql.end(options);
    },
    listen: async (...listener: Listener) => {
      listeners.add(listener);
      const { state } = await current.sql.listen(...listener).catch((error: unknown) => {
        // Whoever is told that it failed asks again themselves.
        listeners.delete(listener);
        throw error;
      });
      const unlisten = async () => {
        listeners.delete(listener);
      };
      return { state, unlisten };
    },
  };
  return new Proxy(current.sql, {
    apply: (_, __, args) =>
      Reflect.apply(current.sql as unknown as (...a: unknown[]) => unknown, undefined, args),
    get: (_, name) =>
      typeof name === "string" && Object.hasOwn(own, name) ? own[name] : Reflect.get(current.sql, name),
  });
}

/** A connected socket, or why there is none. */
async function reach(
  { path, host, port }: Address,
  turn: number,
  connectMs: number,
): Promise<Socket | Error> {
  const name = host[turn % host.length] ?? "localhost";
  const socket = typeof path === "string" ? connect(path) : connect(port[turn % port.length] ?? 5432, name);
  socket.setTimeout(connectMs, () => {
    socket.destroy(Object.assign(new Error(`${name} does not answer`), { code: "CONNECT_TIMEOUT" }));
  });
  try {
    await once(socket, "connect");
  } catch (error) {
    return error as Error;
  }
  socket.setTimeout(0);
  // The driver reads the name back from the socket, to check the server's certificate by it.
  return Object.assign(accepting(socket), { host: name });
}

/**
 * A socket that says of each write that more may come. When it says no, the driver forgets to keep the connection for the
 * transaction whose BEGIN was just written: that fails, and what others send on the connection afterwards stands in a
 * transaction that never ends. How much waits is bounded by the statements under way.
 */
function accepting(socket: Socket): Socket {
  const write = socket.write.bind(socket) as (...args: unknown[]) => boolean;
  socket.write = (...args: unknown[]) => {
    write(...args);
    return true;
  };
  return socket;
}

/** What the driver gets for a connection that failed: it must first have written its greeting, or is stuck on it. */
function failing(error: Error): Duplex {
  const socket = new Duplex({ read: () => undefined, write: (_chunk, _encoding, done) => done() });
  setTimeout(() => socket.destroy(error), 5);
  return socket;
}
