/** The part of Turbo that we use; the package brings no types of its own. */
declare module "@hotwired/turbo" {
  export const session: {
    refresh(url: string, options?: { method?: "morph" | "replace"; scroll?: "preserve" | "reset" }): void;
    readonly navigator: {
      readonly currentVisit?: { readonly refresh?: { readonly method?: string } };
      readonly formSubmission?: { readonly state: string };
    };
  };
  /** Makes one element what another is, keeping what is alike; the field in use keeps what is typed in it. */
  export function morphElements(
    current: Element,
    next: Element,
    options?: { ignoreActiveValue?: boolean; restoreFocus?: boolean },
  ): void;
}
