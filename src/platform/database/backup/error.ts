/** A backup cannot be made, or one cannot be restored; the message says why and what to do. Nothing was changed. */
export class BackupError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "BackupError";
  }
}
