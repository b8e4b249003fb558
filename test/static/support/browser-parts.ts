/** What browsers have and a document without layout lacks, as far as the pages use it. */
import { configure } from "@testing-library/react";

configure({ asyncUtilTimeout: 10_000 });

Object.assign(globalThis, {
  matchMedia: (query: string) => ({
    matches: false,
    media: query,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
    addListener: () => undefined,
    removeListener: () => undefined,
  }),
});
