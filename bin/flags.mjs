/**
 * How the runtime is started: with 16 MB to be young in, as it comes, what one page needs outlives it, and the collector
 * of garbage halts everybody for a tenth of a second. With 64 MB the queue's page takes 16 instead of 30 ms at half of its
 * maximum (docs/features/figures.md).
 */
export const FLAGS = ["--max-semi-space-size=64"];
