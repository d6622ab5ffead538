/** What the program's end says to whoever started it; numbers as sysexits.h has them. */
export const EXIT = {
  ok: 0,
  /** Ran, and the answer is no: a check found something. */
  failed: 1,
  /** Called wrongly. */
  usage: 64,
  /** A file that was given is wrong. */
  data: 65,
  /** A file that was given is not there or cannot be read. */
  noInput: 66,
  /** The database, the runtime or a package is not there. */
  unavailable: 69,
  /** We have erred. */
  internal: 70,
  /** What is to be written cannot be. */
  cannotCreate: 73,
  /** In use by another: try again later. */
  busy: 75,
  /** The configuration is wrong. */
  config: 78,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
