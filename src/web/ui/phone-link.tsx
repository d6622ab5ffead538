/** A phone number to press. It never breaks across lines. */
export const PhoneLink = ({ number, class: more }: { number: string; class?: string | undefined }) => (
  <a class={more ?? "pb-nowrap"} href={`tel:${number.replace(/[^\d+]/g, "")}`}>
    {number}
  </a>
);
