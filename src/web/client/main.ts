// What runs in the browser. Pages work without it; it makes them quick, live and less work to use.
import "@hotwired/turbo";
import { startAnchors } from "./anchors.ts";
import { startAutosave } from "./autosave.ts";
import { startChoices } from "./choices.ts";
import { enhance, keepEnhancements } from "./components.ts";
import { startFocus } from "./focus.ts";
import { startKeyboard } from "./keyboard.ts";
import { follow } from "./live.ts";
import { startPrint } from "./print.ts";
import { startReevaluate } from "./reevaluate.ts";
import { startSliders } from "./slider.ts";
import { startUnsaved } from "./unsaved.ts";

keepEnhancements();
startUnsaved();
startChoices();
startAnchors();
startFocus();
startKeyboard();
startAutosave();
startReevaluate();
startPrint();
startSliders();

function arrived(): void {
  enhance();
  follow();
}
document.addEventListener("turbo:load", arrived);
document.addEventListener("turbo:render", enhance);
document.addEventListener("turbo:morph", enhance);
