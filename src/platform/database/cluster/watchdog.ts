import { type ChildProcess, spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Place } from "./place.ts";

// Standard input ends when the program that holds its other end is gone, however it went. A line on it says
// that there is nothing left to watch. A new start that took the server over has put its own name in the file.
const SCRIPT = `
read -r line && exit 0
sleep 1
read -r owner < prima.owner
[ "$owner" = "$1" ] || exit 0
read -r pid < postmaster.pid || exit 0
[ "$pid" = "$2" ] || exit 0
kill -INT "$2" || exit 0
i=0
while [ $i -lt 30 ]; do
  sleep 1
  kill -0 "$2" || exit 0
  i=$((i + 1))
done
kill -QUIT "$2"
`;

/** Stops the server some seconds after this program is gone, if nobody took it over; `dismiss` calls it off. */
export function watch(place: Place, pid: number, owner: string): { dismiss(): void } {
  // Adoption by the next start is what Windows has instead.
  if (process.platform === "win32") return { dismiss: () => undefined };
  writeFileSync(join(place.data, "prima.owner"), `${owner}\n`, { mode: 0o644 });
  const child: ChildProcess = spawn("/bin/sh", ["-c", SCRIPT, "prima-watchdog", owner, String(pid)], {
    ...place.account,
    cwd: place.data,
    env: { PATH: process.env.PATH },
    stdio: ["pipe", "ignore", "ignore"],
    detached: true,
  });
  child.on("error", () => undefined);
  child.stdin?.on("error", () => undefined);
  child.unref();
  (child.stdin as unknown as { unref?: () => void } | null)?.unref?.();
  return { dismiss: () => child.stdin?.end("done\n") };
}
