import type { RunningCounty } from "#src/county/county.ts";
import { demoDirectory } from "#src/county/directory.ts";
import { professionalSigningIn } from "#src/county/professional.ts";
import { residentByIdentityCode } from "#src/domains/people/sign-in-actions.ts";
import { invariant } from "#src/kernel/errors.ts";
import type { SessionId } from "#src/kernel/id.ts";
import type { Config } from "#src/platform/config/index.ts";
import { clientOf } from "#src/platform/http/app.ts";
import { assertAllowed, type Doors, type RateLimiter } from "#src/platform/http/rate-limit.ts";
import type { Audience } from "#src/platform/identity/audience.ts";
import { STAFF_CLAIMS, SUOMI_FI_CLAIMS } from "#src/platform/identity/claims.ts";
import { demoIdp } from "#src/platform/identity/demo/idp.ts";
import { loadPersonas } from "#src/platform/identity/persona.ts";
import { identityProvider, type ProviderConfig } from "#src/platform/identity/provider.ts";
import { identityRoutes } from "#src/platform/identity/routes.ts";
import type { VisitorDeps } from "#src/platform/identity/visitor.ts";
import type { Log } from "#src/platform/log/log.ts";
import { signInPage } from "#src/web/demo/sign-in-page.tsx";
import { to } from "#src/web/paths.ts";
import { INLINE_SCRIPT_HASHES } from "#src/web/script-hashes.ts";
import type { Site } from "#src/web/site.ts";
import { INLINE_STYLE_SOURCES } from "#src/web/ui/index.ts";

interface SigningInParts {
  readonly config: Config;
  readonly county: RunningCounty;
  readonly site: Site;
  readonly visitor: VisitorDeps;
  readonly limiter: RateLimiter<keyof Doors>;
  readonly newId: () => string;
  readonly log: Log;
}

/** The routes of signing in, by the providers configured; in the demo by those of the house, which are then `idp`. */
export function signingIn({ config, county, site, visitor, limiter, newId, log }: SigningInParts) {
  const { db, clock, baseUrl } = visitor;
  const idp = config.demo
    ? demoIdp({
        baseUrl,
        personas: loadPersonas(county.content.raw("personas.yaml")),
        directory: demoDirectory(db, county),
        render: signInPage(site),
        policy: { scriptHashes: INLINE_SCRIPT_HASHES, styleSources: INLINE_STYLE_SOURCES },
      })
    : undefined;
  const provider = (audience: Audience) => {
    const real = config.oidc[audience];
    const provided: ProviderConfig | undefined = real
      ? {
          issuer: real.issuer,
          clientId: real.clientId,
          proof: { method: "secret", secret: real.clientSecret },
        }
      : idp?.config(audience);
    invariant(provided, `no identity provider for ${audience}`);
    return identityProvider(provided);
  };
  const identity = identityRoutes({
    ...visitor,
    providers: { resident: provider("resident"), staff: provider("staff") },
    residentMapping: SUOMI_FI_CLAIMS,
    staffMapping: STAFF_CLAIMS,
    newSessionId: () => newId() as SessionId,
    residentByHetu: (code, claims) => residentByIdentityCode(db, code, claims, { now: clock.now(), newId }),
    professionalBySubject: (subject, { roles }) => professionalSigningIn(db, subject, roles),
    home: (audience, lang) => (audience === "staff" ? to("staffHome", lang) : to("home", lang)),
    assertMayStart: (c) =>
      assertAllowed(limiter.take("signInStart", clientOf(c, config.trustedProxies), clock.now())),
    onFailure: (audience, refusal) => log.warn({ audience, reason: refusal.reason }, "sign-in failed"),
  });
  return { identity, idp };
}
