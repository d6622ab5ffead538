import { existsSync } from "node:fs";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";

const SYSTEM = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** A browser for journeys: CHROME_PATH, else the system's Chromium, else the one that a package brings. */
export async function launchBrowser(): Promise<Browser> {
  const flags = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
  ];
  const own = process.env.CHROME_PATH ?? SYSTEM.find((path) => existsSync(path));
  if (own) return chromium.launch({ executablePath: own, args: flags });
  // Makes the package unpack the libraries that a minimal system lacks.
  process.env.AWS_EXECUTION_ENV ??= "AWS_Lambda_nodejs22.x";
  const packaged = (await import("@sparticuz/chromium")).default;
  return chromium.launch({ executablePath: await packaged.executablePath(), args: flags });
}

export interface Visit {
  readonly width?: number;
  readonly scripts?: boolean;
}

/** A fresh browser of one person: a phone by default. */
export async function visitor(
  browser: Browser,
  { width = 360, scripts = true }: Visit = {},
): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({
    viewport: { width, height: width < 700 ? 740 : 900 },
    javaScriptEnabled: scripts,
    locale: "fi-FI",
    timezoneId: "Europe/Helsinki",
    reducedMotion: "reduce",
  });
  return { context, page: await context.newPage() };
}
