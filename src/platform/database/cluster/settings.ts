import { totalmem } from "node:os";

const MB = 1024 * 1024;

/** Memory that this process may use, in bytes: a container's limit counts. */
function memory(): number {
  const limit = process.constrainedMemory();
  return limit > 0 && limit < totalmem() ? limit : totalmem();
}

function megabytes(share: number, least: number, most: number): string {
  return `${Math.round(Math.min(most, Math.max(least, (memory() * share) / MB)))}MB`;
}

/**
 * The server's settings, given at every start so that the code is the only place that says them. `durable`
 * is false only for databases that tests throw away.
 */
export function serverSettings(durable: boolean): Readonly<Record<string, string>> {
  return {
    max_connections: "200",
    shared_buffers: durable ? megabytes(1 / 8, 64, 2048) : "64MB",
    effective_cache_size: megabytes(1 / 2, 256, 16_384),
    work_mem: "16MB",
    maintenance_work_mem: "128MB",
    random_page_cost: "1.1",
    jit: "off",
    timezone: "UTC",
    log_timezone: "UTC",
    datestyle: "ISO",
    fsync: durable ? "on" : "off",
    synchronous_commit: "on",
    full_page_writes: durable ? "on" : "off",
    // Nobody replicates from an embedded database; loading in bulk is then quicker.
    wal_level: "minimal",
    max_wal_senders: "0",
    max_wal_size: "1GB",
    checkpoint_timeout: durable ? "5min" : "1h",
    idle_in_transaction_session_timeout: "60s",
    // A dead client's statement is cancelled, so that a restart need not wait for it.
    client_connection_check_interval: "2s",
    // Errors quote the values they stumble on: personal data stays out of the server's log.
    log_min_messages: "log",
    log_min_error_statement: "panic",
    log_error_verbosity: "terse",
    log_checkpoints: "off",
    log_autovacuum_min_duration: "-1",
    scram_iterations: "1",
  };
}
