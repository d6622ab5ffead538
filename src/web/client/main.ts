// What runs in the browser. Pages work without it; it makes them quick, live and less work to use.
import { config } from "@hotwired/turbo";
import { startAutosave } from "./autosave.ts";
import { enhance, keepEnhancements } from "./components.ts";
import { startFocus } from "./focus.ts";
import { startKeyboard } from "./keyboard.ts";
import { follow } from "./live.ts";
import { startUnsaved } from "./unsaved.ts";

// The progress bar brings a style of its own, which the page's policy allows by a nonce only.
if (!document.querySelector("meta[name=csp-nonce]")) config.drive.progressBarDelay = 2 ** 31 - 1;

keepEnhancements();
startUnsaved();
startFocus();
startKeyboard();
startAutosave();

function arrived(): void {
  enhance();
  follow();
}
document.addEventListener("turbo:load", arrived);
document.addEventListener("turbo:render", enhance);
document.addEventListener("turbo:morph", enhance);
