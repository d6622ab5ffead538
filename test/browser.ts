import { existsSync } from "node:fs";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";

const SYSTEM = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** Where the browser is; the packaged one is unpacked when first asked for, which takes a while. */
export async function browserPath(): Promise<string> {
  const own = process.env.CHROME_PATH ?? SYSTEM.find((path) => existsSync(path));
  if (own) return own;
  // Makes the package unpack the libraries that a minimal system lacks.
  process.env.AWS_EXECUTION_ENV ??= "AWS_Lambda_nodejs22.x";
  return (await import("@sparticuz/chromium")).default.executablePath();
}

/** A browser for journeys: CHROME_PATH, else the system's Chromium, else the one that a package brings. */
export async function launchBrowser(): Promise<Browser> {
  const flags = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
  ];
  return chromium.launch({ executablePath: await browserPath(), args: flags });
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
