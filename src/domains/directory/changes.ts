import type { FaultyEntry } from "./ptv.ts";

export interface Hashed {
  readonly code: string;
  readonly hash: string;
}

/** What an import does, by code. What the file has but faultily stays as it was. */
export interface Changes {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly unchanged: readonly string[];
  readonly removed: readonly string[];
}

/** Compares the file with what is there; `gone` are those removed by an earlier import, which come back as added. */
export function changesOf(
  there: readonly (Hashed & { readonly gone: boolean })[],
  file: readonly Hashed[],
  faulty: readonly FaultyEntry[],
): Changes {
  const kept = new Map(there.filter(({ gone }) => !gone).map(({ code, hash }) => [code, hash]));
  const named = new Set([...file, ...faulty].map(({ code }) => code));
  const codes = (fits: (one: Hashed) => boolean) =>
    file
      .filter(fits)
      .map(({ code }) => code)
      .sort();
  return {
    added: codes(({ code }) => !kept.has(code)),
    changed: codes(({ code, hash }) => kept.has(code) && kept.get(code) !== hash),
    unchanged: codes(({ code, hash }) => kept.get(code) === hash),
    removed: [...kept.keys()].filter((code) => !named.has(code)).sort(),
  };
}
