import { attachOrStart, type Cluster, type ClusterOptions, openCluster } from "./cluster/open.ts";
import type { Target } from "./connect.ts";

export interface OpenDatabase {
  readonly target: Target;
  /** The embedded server, when there is one. */
  readonly cluster: Cluster | undefined;
  stop(): Promise<void>;
}

/**
 * The database that the configuration names: one's own by URL, else the embedded one. With `attach`, the
 * server of a running program is used as it is.
 */
export async function openDatabase(
  config: { readonly databaseUrl: string | undefined; readonly dataDir: string },
  options: Omit<ClusterOptions, "dataDir"> & { readonly attach?: boolean } = {},
): Promise<OpenDatabase> {
  if (config.databaseUrl)
    return { target: config.databaseUrl, cluster: undefined, stop: async () => undefined };
  const { attach = false, ...rest } = options;
  const cluster = await (attach ? attachOrStart : openCluster)({ ...rest, dataDir: config.dataDir });
  return { target: cluster, cluster, stop: () => cluster.stop() };
}
