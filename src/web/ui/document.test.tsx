import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { Lang } from "#src/kernel/lang.ts";
import { Document, type DocumentProps, INLINE_SCRIPTS } from "./index.ts";

const page = (more: Partial<DocumentProps> = {}) =>
  String(
    <Document
      lang="sv"
      title="Vad vill du ha hjälp med?"
      assets={{ css: "/assets/prima.css", client: "/assets/client.js" }}
      alternates={{ fi: "/fi/pyyda-apua", sv: "/sv/be-om-hjalp", en: "/en/ask" }}
      audience="resident"
      home="/sv"
      nav={[
        { href: "/sv/be-om-hjalp", label: "Be om hjälp", current: true },
        { href: "/sv/boka", label: "Boka tid" },
      ]}
      {...more}
    >
      <h1>Vad vill du ha hjälp med?</h1>
    </Document>,
  );

describe("a page", () => {
  it("says its language, its title and where it is in the menu", () => {
    const html = page();
    expect(html).toMatch(/^<!DOCTYPE html><html lang="sv"/);
    expect(html).toContain("<title>Vad vill du ha hjälp med? – Prima Botnia</title>");
    expect(html).toContain('<a href="/sv/be-om-hjalp" aria-current="page">Be om hjälp</a>');
    expect(html.match(/<h1/g)).toHaveLength(1);
    expect(html.match(/<main/g)).toHaveLength(1);
  });

  it("offers itself in the other languages, each link in its own", () => {
    const html = page();
    expect(html).toContain('<a href="/fi/pyyda-apua" lang="fi" hreflang="fi" rel="alternate">');
    expect(html).toContain('<a href="/en/ask" lang="en" hreflang="en" rel="alternate">');
    expect(html).not.toContain('<a href="/sv/be-om-hjalp" lang="sv"');
    for (const lang of ["fi", "sv", "en"] satisfies Lang[]) {
      expect(html).toContain(`<link rel="alternate" hreflang="${lang}"`);
    }
  });

  it("puts the error first in its title, without soft hyphens", () => {
    expect(page({ hasErrors: true, title: "Person\u00adbeteckning" })).toContain(
      "<title>Fel: Personbeteckning – Prima Botnia</title>",
    );
  });

  it("holds no script and no style but those that the policy allows", () => {
    const html = page({ live: ["queue:family"], banner: "Avbrott i natt", user: { name: "Aino" } });
    expect(html).not.toMatch(/\sstyle=|<style|\son\w+=/);
    const inline = [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map((match) => match[1] ?? "");
    expect(inline).toEqual([...INLINE_SCRIPTS]);
    const hash = (text: string) => createHash("sha256").update(text).digest("base64");
    expect(inline.map(hash)).toEqual(INLINE_SCRIPTS.map(hash));
  });

  it("does not fetch pages before they are asked for, nor keep them", () => {
    const html = page();
    expect(html).toContain('<meta name="turbo-prefetch" content="false"/>');
    expect(html).toContain('<meta name="turbo-cache-control" content="no-cache"/>');
  });

  it("names the topics that refresh it", () => {
    expect(page({ live: ["queue:a", "contact:b"] })).toContain(
      '<meta name="pb-live" content="queue:a contact:b"/>',
    );
    expect(page()).not.toContain("pb-live");
  });

  it("escapes what people have written", () => {
    const html = page({ user: { name: '<b onclick="x">"Aino"&' }, title: "</title><script>" });
    expect(html).toContain("&lt;b onclick=&quot;x&quot;&gt;&quot;Aino&quot;&amp;");
    expect(html).toContain("<title>&lt;/title&gt;&lt;script&gt; – Prima Botnia</title>");
  });

  it("signs out by a form with the token, never by a link", () => {
    const html = page({
      user: { name: "Aino", signOut: { action: "/sv/ut", csrf: "t0ken", audience: "resident" } },
    });
    expect(html).toContain('method="post" action="/sv/ut"><input type="hidden" name="_csrf" value="t0ken"/>');
    expect(html).not.toContain('href="/sv/ut"');
  });
});
