const DRIVER_CODES = new Set([
  "CONNECTION_CLOSED",
  "CONNECTION_ENDED",
  "CONNECTION_DESTROYED",
  "CONNECT_TIMEOUT",
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ENOTFOUND",
  "EAI_AGAIN",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "ENETUNREACH",
]);

// Class 08 is connection exceptions; the others: server stopping, crashed, not yet up, its database being
// dropped, idle session ended, too many connections, disk full, out of memory.
const SERVER_CODES = /^(08...|57P0[1-5]|53[0-3]00)$/;

/**
 * Whether an error means that the database cannot be used now and may be back in a moment, as opposed to a
 * statement that is wrong: the page then says so and gives the phone number.
 */
export function isUnavailable(error: unknown): boolean {
  if (typeof error !== "object" || error === null) return false;
  const { code, syscall, cause, errors } = error as {
    code?: unknown;
    syscall?: unknown;
    cause?: unknown;
    errors?: unknown;
  };
  if (typeof code === "string") {
    if (DRIVER_CODES.has(code) || SERVER_CODES.test(code)) return true;
    // A Unix socket that is not there yet, or not any more.
    if ((code === "ENOENT" || code === "EACCES" || code === "EAGAIN") && syscall === "connect") return true;
  }
  if (Array.isArray(errors) && errors.some(isUnavailable)) return true;
  return cause !== undefined && cause !== error && isUnavailable(cause);
}
