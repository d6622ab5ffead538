import { raw } from "hono/html";

/**
 * Every script that stands inside a page, exactly as written there: the server allows each by the SHA-256 of its
 * text. The first tells the design system, before the page is drawn, that its behaviour may be used.
 */
export const INLINE_SCRIPTS = [
  "document.body.className+=' js-enabled'+('noModule' in HTMLScriptElement.prototype?' nhsuk-frontend-supported':'')",
] as const;

/** One of INLINE_SCRIPTS; another text would not run. */
export const InlineScript = ({ source }: { source: (typeof INLINE_SCRIPTS)[number] }) => (
  <script>{raw(source)}</script>
);

/**
 * The style that Turbo 8.0.23 puts into the page for its progress bar, as a style-src source. With it no nonce is
 * needed; a new version of Turbo may write another text, and the browser's console then says which hash it wants.
 */
export const INLINE_STYLE_SOURCES = ["'sha256-WAyOw4V+FqDc35lQPyRADLBWbuNK8ahvYEaQIYF1+Ps='"] as const;
