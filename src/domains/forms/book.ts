import type { ImportedVersion } from "./imported-version.ts";
import type { FormContent } from "./kind.ts";
import type { FormUse } from "./source.ts";

/** A form that anybody may open: the county's own, or one that was imported and published. */
export interface OpenForm {
  readonly content: FormContent & { readonly use: FormUse };
  readonly imported: boolean;
}

/** The forms that are open, and the imported ones whatever their state. */
export interface FormBook {
  /** Forms that are open now: the county's own in the content's order, then the imported ones. */
  open(): Promise<readonly OpenForm[]>;
  /** The version of a form that is open now. */
  current(id: string): Promise<OpenForm | undefined>;
  /** Every version of imported forms, under the id that its pages and answers use. */
  imported(): Promise<readonly (ImportedVersion & { readonly slug: string })[]>;
  /** An imported form in a version, made ready; undefined when there is none or it cannot be read any more. */
  importedVersion(id: string, version: string): Promise<FormContent | undefined>;
  /** Something was imported, published or withdrawn here: it shows at once. */
  changed(): void;
}
