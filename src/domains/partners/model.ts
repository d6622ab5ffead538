import type { Lang, LocalText } from "#src/kernel/lang.ts";

/** An organisation that may send referrals by e-mail. */
export interface Partner {
  readonly id: string;
  readonly names: LocalText;
  /** The domains that its letters come from. */
  readonly domains: readonly string[];
  readonly line: string;
  readonly topic: string;
  /** The language of the acknowledgement and of the contact. */
  readonly language: Lang;
}

export interface Attachment {
  readonly name: string;
  readonly type: string;
  readonly body: Uint8Array;
}

/** A letter as it came, read out of its MIME. */
export interface Letter {
  /** The sender of the envelope: where an answer goes. */
  readonly returnPath: string;
  /** Addresses of the From header. */
  readonly from: readonly string[];
  readonly messageId: string | null;
  /** Of all its bytes: names a letter that has no Message-ID. */
  readonly fingerprint: string;
  readonly subject: string;
  readonly text: string;
  /** Sent by a program: an absence note, a bounce, a list. */
  readonly automatic: boolean;
  readonly attachments: readonly { readonly name: string; readonly body: Uint8Array }[];
}

/** Why a letter is not taken, in words for whoever runs the sending system. */
export type Refused =
  | { readonly reason: "sender" }
  | { readonly reason: "empty" }
  | { readonly reason: "attachments" }
  | { readonly reason: "attachment"; readonly n: number };
