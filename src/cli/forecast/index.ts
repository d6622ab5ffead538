export async function forecast(
  _argv: readonly string[],
  io: { err: (text: string) => void },
): Promise<number> {
  io.err("not yet\n");
  return 64;
}
