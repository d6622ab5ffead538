/** `draft`: imported, not yet published. A withdrawn form stays readable and can be published again. */
export type ImportedState = "draft" | "active" | "withdrawn";

/** An imported form in one version, as it stands now. */
export interface ImportedVersion {
  readonly url: string;
  readonly version: string;
  readonly id: string;
  readonly title: string;
  readonly importedAt: Temporal.Instant;
  readonly state: ImportedState;
  /** Where answers go; null: they are the person's own. */
  readonly line: string | null;
  readonly topic: string | null;
}
