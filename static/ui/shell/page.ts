import type { ComponentType, LazyExoticComponent } from "react";

/** One place of the navigation with the addresses below it; its code is loaded when it is opened. */
export interface ShellPage {
  /** First step of the address. */
  readonly path: string;
  /** As the navigation says it. */
  readonly title: string;
  /**
   * Shows every address of the page: `/contacts`, `/contacts/new`, `/contacts/anna`. Inside, `useRoute("/contacts/:key")`
   * of wouter tells which; `services/services-page.tsx` is an example.
   */
  readonly Page: LazyExoticComponent<ComponentType>;
}
