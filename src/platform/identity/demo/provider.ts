import { generateKeyPairSync, randomBytes } from "node:crypto";
import type Provider from "oidc-provider";
import type { Configuration, KoaContextWithOIDC } from "oidc-provider";
import type { Audience } from "../audience.ts";
import type { DemoAccount } from "./accounts.ts";
import { memoryAdapter } from "./memory.ts";

/** The parameter by which a scripted person says who they are and is signed in without a page. */
export const SUBJECT_PARAMETER = "demo_subject";

export interface DemoClient {
  readonly id: string;
  readonly secret: string;
  readonly redirectUri: string;
}

export interface DemoProviderOptions {
  readonly audience: Audience;
  readonly issuer: string;
  readonly client: DemoClient;
  readonly account: (subject: string) => Promise<DemoAccount | undefined>;
}

const CLAIMS = {
  resident: ["sub", "name", "given_name", "family_name", "urn:oid:1.2.246.21"],
  staff: ["sub", "name", "groups", "profession", "unit", "teams", "lines", "languages"],
} as const;

/**
 * A real OpenID Connect provider that knows the demo's people. Its keys are made anew at every start: our own
 * sessions do not depend on them. The residents' puts its claims in the ID token, the staff's answers for
 * them at userinfo, as providers of either habit do.
 */
export async function makeProvider(options: DemoProviderOptions): Promise<Provider> {
  const { default: OidcProvider, interactionPolicy } = await loadQuietly();
  const { audience, issuer, client, account } = options;
  const { pathname } = new URL(issuer);
  const policy = interactionPolicy.base();
  policy.remove("consent"); // the county's own service asks its own provider: there is nothing to consent to

  async function signIn(ctx: KoaContextWithOIDC, subject: string | undefined) {
    const found = subject ? await account(subject) : undefined;
    if (found) ctx.oidc.session?.loginAccount({ accountId: found.subject });
  }

  const configuration: Configuration = {
    adapter: memoryAdapter(),
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: [client.redirectUri],
        response_types: ["code"],
        grant_types: ["authorization_code"],
        id_token_signed_response_alg: "ES256",
      },
    ],
    jwks: { keys: [signingKey()] },
    claims: { openid: [...CLAIMS[audience]] },
    conformIdTokenClaims: audience === "staff",
    findAccount: async (_ctx, subject) => {
      const found = await account(subject);
      return found && { accountId: found.subject, claims: () => ({ ...found.claims, sub: found.subject }) };
    },
    extraParams: { [SUBJECT_PARAMETER]: signIn },
    loadExistingGrant: async (ctx) => {
      const grant = new ctx.oidc.provider.Grant({
        clientId: ctx.oidc.client?.clientId,
        accountId: ctx.oidc.session?.accountId,
      });
      grant.addOIDCScope("openid");
      await grant.save();
      return grant;
    },
    interactions: { policy, url: (_ctx, { uid }) => `${pathname}/interaction/${uid}` },
    features: { devInteractions: { enabled: false }, userinfo: { enabled: true } },
    pkce: { required: () => true },
    cookies: {
      keys: [randomBytes(32).toString("base64url")],
      names: {
        session: `demo_${audience}_session`,
        interaction: `demo_${audience}_interaction`,
        resume: `demo_${audience}_resume`,
      },
      long: { path: pathname, httpOnly: true, sameSite: "lax", signed: true },
      short: { httpOnly: true, sameSite: "lax", signed: true },
    },
    ttl: {
      AccessToken: 300,
      AuthorizationCode: 60,
      Grant: 900,
      IdToken: 300,
      Interaction: 900,
      Session: 900,
    },
    renderError: (ctx, out) => {
      ctx.type = "text/plain";
      ctx.body = out.error;
    },
  };
  const provider = new OidcProvider(issuer, configuration);
  provider.proxy = true; // the listener says by which public address it was reached
  return provider;
}

/** The package warns of every runtime but the long-term ones it knows, to no end of our user's. */
async function loadQuietly() {
  const { warn } = console;
  console.warn = (...words: unknown[]) => {
    if (!String(words[0]).includes("Unsupported runtime")) warn(...words);
  };
  try {
    return await import("oidc-provider");
  } finally {
    console.warn = warn;
  }
}

function signingKey() {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  return {
    kty: "EC",
    ...privateKey.export({ format: "jwk" }),
    kid: randomBytes(8).toString("hex"),
    alg: "ES256",
    use: "sig",
  };
}
