import { createHmac, timingSafeEqual } from "node:crypto";

/**
 * Topics as a page names them to the server: signed, so that a browser can only listen to what a page of ours
 * showed it. A signature tells nothing about the topic.
 */
export function topicSigner(key: Uint8Array) {
  const tag = (name: string) =>
    createHmac("sha256", key).update(`live:${name}`).digest("base64url").slice(0, 16);
  return {
    sign: (name: string): string => `${name}.${tag(name)}`,
    /** The topic's name, undefined when the signature is not ours. */
    verify(signed: string): string | undefined {
      const dot = signed.lastIndexOf(".");
      const name = signed.slice(0, Math.max(dot, 0));
      const given = Buffer.from(signed.slice(dot + 1));
      const right = Buffer.from(tag(name));
      return given.length === right.length && timingSafeEqual(given, right) ? name : undefined;
    },
  };
}
