import * as oidc from "openid-client";
import { Refusal } from "#src/kernel/errors.ts";
import type { Lang } from "#src/kernel/lang.ts";
import type { Claims } from "./claims.ts";
import { refusalOf } from "./provider-failure.ts";

/** How we prove to the provider who we are. A private key is what Suomi.fi identification asks for. */
export type ClientProof =
  | { readonly method: "secret"; readonly secret: string }
  | { readonly method: "private-key"; readonly key: CryptoKey; readonly keyId?: string };

export interface ProviderConfig {
  /** The issuer; its metadata stands at `/.well-known/openid-configuration` below it. */
  readonly issuer: string;
  readonly clientId: string;
  readonly proof: ClientProof;
  readonly scope?: string;
  /** Sent along with every sign-in: `acr_values`, `prompt`, what the provider's manual asks for. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** Whether signing out here goes on to sign out there. */
  readonly signOutThere?: boolean;
  /** Simulators alone: the parameter under which a subject named at the start is passed on. */
  readonly hintParameter?: string;
  /** Simulators alone: plain http, and a way to them that does not leave the process. */
  readonly insecure?: boolean;
  readonly fetch?: oidc.CustomFetch;
}

/** What one sign-in sends out and must find again when it comes back. */
export interface Challenge {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
}

export function newChallenge(): Challenge {
  return {
    state: oidc.randomState(),
    nonce: oidc.randomNonce(),
    codeVerifier: oidc.randomPKCECodeVerifier(),
  };
}

/** One OpenID Connect provider. Every failure of its methods is a Refusal. */
export interface IdentityProvider {
  readonly issuer: string;
  /** Where to send the browser. */
  authorize(
    challenge: Challenge,
    to: { redirectUri: string; lang: Lang; hint?: string | undefined },
  ): Promise<URL>;
  /** What the provider says of who came back; its userinfo too, when the ID token alone is not `enough`. */
  claims(challenge: Challenge, current: URL, enough: (claims: Claims) => boolean): Promise<Claims>;
  /** Where to send the browser to sign out there too, if that is wanted and known. */
  signOutUrl(returnTo: string): Promise<URL | undefined>;
}

const TIMEOUT_SECONDS = 10;

/** The metadata is fetched when first needed and kept; after a failure the next one who comes tries again. */
export function identityProvider(config: ProviderConfig): IdentityProvider {
  let known: Promise<oidc.Configuration> | undefined;

  function configuration(): Promise<oidc.Configuration> {
    known ??= discover(config).catch((error: unknown) => {
      known = undefined;
      // Whatever is wrong with the metadata, the person cannot mend it: the door is shut for now.
      throw new Refusal("unavailable", "sign-in-unavailable", { code: refusalOf(error).details.code ?? "" });
    });
    return known;
  }

  return {
    issuer: config.issuer,

    async authorize({ state, nonce, codeVerifier }, { redirectUri, lang, hint }) {
      const there = await configuration();
      return oidc.buildAuthorizationUrl(there, {
        ...config.parameters,
        redirect_uri: redirectUri,
        scope: config.scope ?? "openid",
        state,
        nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(codeVerifier),
        code_challenge_method: "S256",
        ui_locales: lang,
        ...(hint && config.hintParameter ? { [config.hintParameter]: hint } : {}),
      });
    },

    async claims({ state, nonce, codeVerifier }, current, enough) {
      const there = await configuration();
      try {
        const tokens = await oidc.authorizationCodeGrant(there, current, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: codeVerifier,
          idTokenExpected: true,
        });
        const claims: Claims = { ...tokens.claims() };
        if (enough(claims) || !there.serverMetadata().userinfo_endpoint) return claims;
        return { ...claims, ...(await oidc.fetchUserInfo(there, tokens.access_token, String(claims.sub))) };
      } catch (error) {
        throw refusalOf(error);
      }
    },

    async signOutUrl(returnTo) {
      if (!config.signOutThere) return undefined;
      // Somebody who signs out is signed out here already: a provider that is down does not hold them up.
      const there = await configuration().catch(() => undefined);
      if (!there?.serverMetadata().end_session_endpoint) return undefined;
      return oidc.buildEndSessionUrl(there, { post_logout_redirect_uri: returnTo });
    },
  };
}

function discover({ issuer, clientId, proof, insecure, fetch }: ProviderConfig): Promise<oidc.Configuration> {
  const auth =
    proof.method === "secret"
      ? oidc.ClientSecretBasic(proof.secret)
      : oidc.PrivateKeyJwt(proof.keyId ? { key: proof.key, kid: proof.keyId } : proof.key);
  return oidc.discovery(new URL(issuer), clientId, {}, auth, {
    timeout: TIMEOUT_SECONDS,
    execute: [oidc.enableNonRepudiationChecks, ...(insecure ? [oidc.allowInsecureRequests] : [])],
    ...(fetch ? { [oidc.customFetch]: fetch } : {}),
  });
}
