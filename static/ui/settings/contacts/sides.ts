import type { Side } from "../../../../src/domain/catalogue/contact";

/** In the order in which people name them. */
export const sides: readonly Side[] = ["provider", "customer", "supplier"];
