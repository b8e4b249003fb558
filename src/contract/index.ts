/**
 * What the pages may ask of the app, and what they get. Types only: pages import them, and nothing else of `src/` beside the
 * domain. Instants are ISO 8601 in UTC with `Z`.
 */
export type * from "./answer";
export type * from "./availability";
export type * from "./catalogue";
export type * from "./clock-story";
export type * from "./history";
export type * from "./journal";
export type * from "./monitoring";
export type * from "./portal";
export type * from "./queue";
export type * from "./review";
export type * from "./service-field";
export type * from "./ticket";
