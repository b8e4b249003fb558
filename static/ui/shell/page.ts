import type { ComponentType, LazyExoticComponent } from "react";
import type { WordKey } from "../shared/words/say";

/** One place of the navigation with the addresses below it; its code is loaded when it is opened. */
export interface SettingsPage {
  /** First step of the address. */
  readonly path: string;
  readonly title: WordKey;
  /**
   * Shows every address of the page: `/contacts`, `/contacts/new`, `/contacts/anna`. Inside, `useRoute("/contacts/:key")`
   * of wouter tells which; `services/services-page.tsx` is an example.
   */
  readonly Page: LazyExoticComponent<ComponentType>;
}
