import type { Child } from "hono/jsx";

/** One part of the gallery under its name. */
export const Section = ({ title, children }: { title: string; children?: Child }) => (
  <section class="pb-comp">
    <h2>{title}</h2>
    {children}
  </section>
);
