/** The embedded database cannot be had; the message says why and what to do, for whoever starts the program. */
export class ClusterError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "ClusterError";
  }
}

/** Another program runs on the same data folder. */
export class ClusterBusy extends ClusterError {
  readonly holder: string;
  constructor(dataDir: string, holder: string) {
    super(
      `${dataDir} is in use by ${holder}. Stop that one first, or give this one another folder with DATA_DIR.`,
    );
    this.name = "ClusterBusy";
    this.holder = holder;
  }
}
