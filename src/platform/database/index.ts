export { ClusterBusy, ClusterError } from "./cluster/error.ts";
export { type Cluster, openCluster } from "./cluster/open.ts";
export { APP_ROLE } from "./cluster/ownership.ts";
export { connect, type Target } from "./connect.ts";
export { MigrationError, migrate } from "./migrate.ts";
export { type OpenDatabase, openDatabase } from "./open-database.ts";
export type { Database, ReadTx, WriteTx } from "./sql.ts";
export { isUnavailable } from "./unavailable.ts";
export { type Connection, databaseUrl } from "./url.ts";
