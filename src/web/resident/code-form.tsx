import { parseCode } from "#src/kernel/secret-code.ts";
import { field } from "#src/platform/http/fields.ts";
import type { Exchange } from "#src/platform/http/route.ts";
import { Button, Form, TextField } from "../ui/index.ts";

/** What a door for secret codes says. */
export interface CodeWords {
  readonly codeLabel: string;
  readonly codeHint: string;
  readonly codeOpen: string;
  readonly codeEmpty: string;
  readonly codeWrong: string;
}

interface Props {
  readonly exchange: Exchange;
  readonly action: string;
  readonly words: CodeWords;
  readonly typed: string;
  readonly error?: string | undefined;
}

/** Where the secret code of something is typed. */
export const CodeForm = ({ exchange, action, words, typed, error }: Props) => (
  <Form action={action} csrf={exchange.csrf()}>
    <TextField
      lang={exchange.lang}
      name="code"
      label={words.codeLabel}
      hint={words.codeHint}
      value={typed}
      error={error}
      width={20}
      autocomplete="off"
      spellcheck={false}
    />
    <Button>{words.codeOpen}</Button>
  </Form>
);

export type Opened<Found> =
  | { readonly code: string; readonly found: Found }
  | { readonly typed: string; readonly error: string };

/**
 * What the code that was posted opens; else what was typed and what to tell. Only wrong codes are charged, so that
 * guessers do not lock others out.
 */
export async function openTyped<Found>(
  exchange: Exchange,
  words: CodeWords,
  find: (code: string) => Promise<Found | undefined>,
): Promise<Opened<Found>> {
  const typed = field(exchange.fields, "code").slice(0, 100);
  if (typed === "") return { typed, error: words.codeEmpty };
  const code = parseCode(typed);
  const found = code && (await find(code));
  if (code && found) return { code, found };
  exchange.charge(1);
  return { typed, error: words.codeWrong };
}
