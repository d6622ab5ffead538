import { expect, test } from "vitest";
import { securityHeaders } from "./headers.ts";

const policyOf = (headers: Record<string, string>) =>
  new Map(
    (headers["Content-Security-Policy"] ?? "").split("; ").map((each) => {
      const [name = "", ...sources] = each.split(" ");
      return [name, sources.join(" ")];
    }),
  );

test("nothing is allowed but what is ours, whatever is asked", () => {
  const policy = policyOf(securityHeaders({ secure: false }));
  expect(Object.fromEntries(policy)).toEqual({
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
    "base-uri": "'none'",
  });
});

test("inline scripts by hash, a style by nonce, forms on to the identity provider", () => {
  const headers = securityHeaders({
    secure: false,
    nonce: "n0nce",
    scriptHashes: ["sha256-abc="],
    formTargets: ["https://tunnistus.example"],
  });
  const policy = policyOf(headers);
  expect(policy.get("script-src")).toBe("'self' 'sha256-abc='");
  expect(policy.get("style-src")).toBe("'self' 'nonce-n0nce'");
  expect(policy.get("form-action")).toBe("'self' https://tunnistus.example");
  expect(headers["Content-Security-Policy"]).not.toMatch(/unsafe|\*/);
});

test("what stays the same on every page", () => {
  expect(securityHeaders({ secure: false })).toMatchObject({
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
  });
  expect(securityHeaders({ secure: false })["Permissions-Policy"]).toContain("camera=()");
});

test("https for years where the address is https, and no word of it where it is not", () => {
  expect(securityHeaders({ secure: true })["Strict-Transport-Security"]).toMatch(/^max-age=\d{8}/);
  expect(securityHeaders({ secure: false })).not.toHaveProperty("Strict-Transport-Security");
  expect(policyOf(securityHeaders({ secure: false })).has("upgrade-insecure-requests")).toBe(false);
});

test("a page without anybody's data may be kept", () => {
  expect(securityHeaders({ secure: true, personal: false })).not.toHaveProperty("Cache-Control");
});
