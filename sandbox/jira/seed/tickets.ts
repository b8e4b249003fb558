/** Who reported a ticket: the index of a customer in `people.customers`. */
type Customer = 0 | 1 | 2;

/** How a ticket went; each is a series of steps in `stories.ts`. */
export type StoryName =
  | "untouched"
  | "assigned"
  | "in work"
  | "asked back"
  | "answered"
  | "at the vendor"
  | "back from the vendor"
  | "resolved quickly"
  | "resolved"
  | "resolved after the vendor"
  | "reopened"
  | "closed";

export interface SeedTicket {
  readonly hoursAgo: number;
  readonly summary: string;
  readonly requestType: string;
  readonly component: string;
  readonly priority: string;
  readonly impact: string;
  readonly team: "Service desk" | "Infrastructure" | "Applications";
  readonly customer: Customer;
  /** Index of the agent in `people.agents`. */
  readonly agent: 0 | 1 | 2;
  readonly story: StoryName;
}

type Row = readonly [
  hoursAgo: number,
  summary: string,
  requestType: string,
  component: string,
  priority: string,
  impact: string,
  team: SeedTicket["team"],
  customer: Customer,
  agent: SeedTicket["agent"],
  story: StoryName,
];

const OUTAGE = "Report an outage";
const HELP = "Get IT help";
const ACCESS = "Request access";
const GOODS = "Request equipment";
const QUESTION = "Ask a question";
const MAIL = "E-mail and calendar";
const RECORDS = "Patient records";
const SCANNING = "Warehouse scanning";
const REMOTE = "Remote access";
const DEVICES = "Workplace devices";
const DESK = "Service desk";
const INFRA = "Infrastructure";
const APPS = "Applications";

/** Oldest first, so that keys rise with time. */
const rows: readonly Row[] = [
  [1460, "Calendar invitations arrive twice", HELP, MAIL, "Low", "Small", DESK, 0, 0, "closed"],
  [1330, "Scanner loses its network near gate 4", HELP, SCANNING, "Medium", "Medium", INFRA, 1, 2, "closed"],
  [1210, "Access for the new ward sister", ACCESS, RECORDS, "Medium", "Small", APPS, 0, 1, "closed"],
  [1150, "Records can't be opened on ward 3", OUTAGE, RECORDS, "High", "Large", APPS, 2, 1, "closed"],
  [1020, "Laptop battery swells", GOODS, DEVICES, "High", "Small", DESK, 1, 0, "closed"],
  [930, "VPN drops every twenty minutes", HELP, REMOTE, "Medium", "Medium", INFRA, 0, 2, "closed"],
  [860, "Which form is for a shared mailbox?", QUESTION, MAIL, "Lowest", "Small", DESK, 2, 0, "closed"],
  [790, "Stock counts differ after a scan", HELP, SCANNING, "High", "Medium", APPS, 1, 1, "closed"],
  [700, "Nobody can send mail to outside addresses", OUTAGE, MAIL, "Highest", "Large", INFRA, 0, 2, "closed"],
  [610, "Two more scanners for the night shift", GOODS, SCANNING, "Low", "Small", DESK, 1, 0, "closed"],
  [530, "Remote desktop shows a black screen", HELP, REMOTE, "Medium", "Small", INFRA, 0, 2, "closed"],
  [470, "Rights to release laboratory results", ACCESS, RECORDS, "Medium", "Small", APPS, 2, 1, "closed"],
  [
    410,
    "Printer on the second floor prints blank pages",
    HELP,
    DEVICES,
    "Low",
    "Small",
    DESK,
    0,
    0,
    "resolved after the vendor",
  ],
  [
    356,
    "Label printer at packing station 2",
    HELP,
    DEVICES,
    "Medium",
    "Medium",
    DESK,
    1,
    0,
    "resolved after the vendor",
  ],
  [312, "Search in records takes a minute", HELP, RECORDS, "High", "Large", APPS, 0, 1, "resolved"],
  [268, "New colleague needs VPN", ACCESS, REMOTE, "Low", "Small", INFRA, 1, 2, "resolved quickly"],
  [221, "Distribution list still has people who left", HELP, MAIL, "Lowest", "Small", DESK, 2, 0, "resolved"],
  [192, "Stock application is down", OUTAGE, SCANNING, "Highest", "Large", APPS, 1, 1, "resolved quickly"],
  [169, "Telephone headset for reception", GOODS, DEVICES, "Low", "Small", DESK, 0, 0, "resolved"],
  [
    147,
    "Backup of the records reported an error",
    HELP,
    RECORDS,
    "High",
    "Medium",
    INFRA,
    0,
    2,
    "back from the vendor",
  ],
  [121, "Scanners forget their pairing overnight", HELP, SCANNING, "Medium", "Medium", INFRA, 1, 2, "at the vendor"],
  [99, "Mail rules stop after the update", HELP, MAIL, "Low", "Small", DESK, 2, 0, "asked back"],
  [96, "Second screen for the control room", GOODS, DEVICES, "Low", "Small", DESK, 1, 0, "asked back"],
  [77, "Referral letters print in the wrong order", HELP, RECORDS, "Medium", "Medium", APPS, 0, 1, "reopened"],
  [73, "Access for the auditors until Friday", ACCESS, REMOTE, "Medium", "Small", INFRA, 0, 2, "resolved quickly"],
  [54, "Remote access is slow from the islands", HELP, REMOTE, "Medium", "Medium", INFRA, 2, 2, "at the vendor"],
  [50, "Warehouse tablets can't install the update", HELP, DEVICES, "Medium", "Medium", DESK, 1, 0, "in work"],
  [47, "Allergies are missing in the summary view", HELP, RECORDS, "High", "Large", APPS, 2, 1, "in work"],
  [31, "How do I forward my calls?", QUESTION, DEVICES, "Lowest", "Small", DESK, 0, 0, "resolved quickly"],
  [28, "Shared calendar of the on-call team is empty", HELP, MAIL, "Medium", "Medium", DESK, 0, 0, "answered"],
  [25.5, "Role for the new shift leader", ACCESS, SCANNING, "Low", "Small", APPS, 1, 1, "asked back"],
  [23, "Laptop does not start after travel", HELP, DEVICES, "Medium", "Small", DESK, 2, 0, "in work"],
  [9, "Records freeze when a scan is attached", HELP, RECORDS, "High", "Medium", APPS, 0, 1, "in work"],
  [7.5, "Badge printer is out of ribbon", GOODS, DEVICES, "Low", "Small", DESK, 1, 0, "assigned"],
  [
    5,
    "No connection to the records from the south clinic",
    OUTAGE,
    RECORDS,
    "Highest",
    "Large",
    INFRA,
    2,
    2,
    "in work",
  ],
  [3.5, "Mailbox is full", HELP, MAIL, "Low", "Small", DESK, 0, 0, "asked back"],
  [2.25, "Parcels can't be booked out", OUTAGE, SCANNING, "High", "Large", APPS, 1, 1, "assigned"],
  [1.5, "Password for the training system", ACCESS, RECORDS, "Low", "Small", DESK, 2, 0, "untouched"],
  [0.75, "VPN asks for a code that I don't have", HELP, REMOTE, "Medium", "Small", INFRA, 0, 2, "untouched"],
  [0.2, "Scanner at gate 1 shows only a clock", HELP, SCANNING, "Medium", "Small", DESK, 1, 0, "untouched"],
];

export const tickets: readonly SeedTicket[] = rows.map(
  ([hoursAgo, summary, requestType, component, priority, impact, team, customer, agent, story]) => ({
    hoursAgo,
    summary,
    requestType,
    component,
    priority,
    impact,
    team,
    customer,
    agent,
    story,
  }),
);
