import { AuthorizationResponseError, ClientError, ResponseBodyError } from "openid-client";
import { Refusal, type RefusalCode } from "#src/kernel/errors.ts";

const DOWN = new Set(["OAUTH_TIMEOUT", "OAUTH_ABORT", "OAUTH_RESPONSE_IS_NOT_JSON", "OAUTH_PARSE_ERROR"]);

/**
 * What a failed exchange with a provider means for the person: they stopped it (`denied`), the provider does
 * not answer as it should (`unavailable`: come back later), or this answer cannot be trusted (`invalid`: begin
 * anew). `details.code` is the protocol's code, for the log; it says nothing of the person.
 */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof AuthorizationResponseError) {
    if (error.error === "access_denied") return refusal("denied", "sign-in-cancelled", error.error);
    const busy = error.error === "temporarily_unavailable" || error.error === "server_error";
    return busy ? down(error.error) : failed(error.error);
  }
  if (error instanceof ResponseBodyError)
    return error.status >= 500 ? down(error.error) : failed(error.error);
  if (error instanceof ClientError) {
    const code = error.code ?? "unknown";
    const status = error.cause instanceof Response ? error.cause.status : undefined;
    if (DOWN.has(code) || (status !== undefined && status >= 500)) return down(code);
    return code === "unknown" ? down(code) : failed(code);
  }
  // The fetch itself failed: refused, no such host, cut off.
  if (error instanceof Error && !("code" in error && error.code === "ERR_INVALID_ARG_VALUE"))
    return down("network");
  return failed("unknown");
}

const down = (code: string) => refusal("unavailable", "sign-in-unavailable", code);
const failed = (code: string) => refusal("invalid", "sign-in-failed", code);

function refusal(code: RefusalCode, reason: string, protocolCode: string): Refusal {
  return new Refusal(code, reason, { code: protocolCode });
}
