/**
 * Long work tells how far it is and can be stopped. `report` gets the done and total number of steps; when
 * `signal` is aborted, the work throws the signal's reason at the next step.
 */
export interface Progress {
  readonly report?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

export function step(progress: Progress | undefined, done: number, total: number): void {
  progress?.signal?.throwIfAborted();
  progress?.report?.(done, total);
}
