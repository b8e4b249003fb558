/** One picture of the guides: where somebody looks, and what is shown of it. */
export interface Scene {
  /** Of the file: `docs/pictures/<name>-light.png`, `-dark.png`. */
  readonly name: string;
  /** A part of what the site's switch calls the person. */
  readonly as: string;
  /** What to open, from the address of the site. */
  readonly open: string;
  /** Clicks on the way, in the site (`page`) or in the app's frame (`app`), by what they say. */
  readonly clicks?: readonly {
    readonly within: "page" | "app";
    readonly role: "link" | "button";
    readonly name: string;
  }[];
  /** Selector of the app's frame; absent for a picture of the site itself. */
  readonly frame?: string;
  /** Selector of the frame that the clicks open, such as a dialog's; absent where they lead within the first. */
  readonly opened?: string;
  /** What says that there is something to see, in the frame or the page. */
  readonly ready: string;
  /** Only this part of the page; absent for what a window of 1280 by 800 shows. */
  readonly part?: string;
}

const agent = "agent";
const manager = "project administrator";
const panel = ".frame-panel iframe";

/** In the order in which the guides show them. */
export const scenes: readonly Scene[] = [
  { name: "queue", as: agent, open: "/", ready: "main" },
  { name: "ticket-panel", as: agent, open: "/browse/HELP-20", frame: panel, ready: "main > *", part: ".frame-panel" },
  {
    name: "ticket-why",
    as: agent,
    open: "/browse/HELP-20",
    frame: panel,
    clicks: [{ within: "app", role: "button", name: "Why?" }],
    opened: "dialog iframe",
    ready: "svg",
  },
  {
    name: "settings",
    as: manager,
    open: "/",
    frame: "iframe",
    ready: "h2",
    clicks: [{ within: "page", role: "link", name: "Service levels" }],
  },
  {
    name: "promise-chain",
    as: manager,
    open: "/",
    frame: "iframe",
    ready: "svg, [role=img]",
    clicks: [
      { within: "page", role: "link", name: "Service levels" },
      { within: "app", role: "link", name: "Agreements" },
      { within: "app", role: "link", name: "Patient records for the clinics" },
      { within: "app", role: "link", name: "Promise chain" },
    ],
  },
];
