import type { Child } from "hono/jsx";
import { Horizon } from "./horizon.tsx";

/** The home page's question, on the shore. `children`: lead paragraph and buttons. */
export const Hero = ({ title, lead, children }: { title: Child; lead: Child; children?: Child }) => (
  <div class="pb-sky">
    <div class="nhsuk-width-container">
      <div class="pb-sky__in">
        <h1>{title}</h1>
        <p class="pb-lead">{lead}</p>
        <div class="pb-row">{children}</div>
      </div>
    </div>
    <Horizon />
  </div>
);

/** The column below the hero, on a page with layout "full". */
export const Page = ({ children }: { children?: Child }) => (
  <div class="nhsuk-width-container pb-fill">
    <div class="nhsuk-main-wrapper">{children}</div>
  </div>
);

/** The head of a staff page: title and count on the left, states and actions on the right. */
export const WorkTitle = (props: { title: Child; count?: Child; lead?: Child; children?: Child }) => (
  <div class="pb-row pb-row--apart pb-top">
    <div>
      <h1 class="pb-flush">
        {props.title}
        {props.count && <span class="pb-quiet pb-num"> {props.count}</span>}
      </h1>
      {props.lead && <p class="pb-quiet pb-flush">{props.lead}</p>}
    </div>
    {props.children && <div class="pb-row">{props.children}</div>}
  </div>
);
