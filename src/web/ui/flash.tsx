import type { Child } from "hono/jsx";
import { Box } from "./box.tsx";
import { Icon } from "./icon.tsx";

/** What has just been done, said once above the page. */
export const Flash = ({ text }: { text: Child | undefined }) =>
  text ? (
    <div role="status">
      <Box tone="sea" tight>
        <p class="pb-flush">
          <Icon name="check" /> {text}
        </p>
      </Box>
    </div>
  ) : null;
