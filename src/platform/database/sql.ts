import type { Sql, TransactionSql } from "postgres";

/** Types beyond postgres.js's own that values of a query may have. */
export type Types = { instant: Temporal.Instant; plainDate: Temporal.PlainDate };

/**
 * What a store that only reads asks for: the pool or a transaction. `timestamptz` comes and goes as
 * Temporal.Instant, `date` as Temporal.PlainDate, `bigint` as number, `jsonb` parsed.
 */
export type ReadTx = Sql<Types> | TransactionSql<Types>;

/** What a store that writes asks for. One statement may go to the pool; several belong in a transaction. */
export type WriteTx = (Sql<Types> | TransactionSql<Types>) & { readonly __writes?: true };

export type Database = Sql<Types>;
