/**
 * What a page would send to each function of the app's resolvers, without the project: by the resolver's function in the
 * manifest, then by name. A payload that the function understands, so that whoever is refused is refused for who they are.
 */
const agreement = { key: "email", version: 1 };
const clock = { agreement: "email", version: 1, measure: "resolution", cycle: 1 };
const outage = {
  subject: { kind: "service", key: "email" },
  kind: "outage",
  from: 1_704_700_800_000,
  announcedAt: null,
  to: null,
  loss: 100,
  note: "",
  ticket: null,
};
const review = {
  id: "review-walk",
  customer: "acme",
  period: { first: "2024-01", last: "2024-01" },
  meetingOn: "2024-02-05",
  preparation: "",
  minutes: "",
  topics: [],
  participants: [],
  decisions: [],
  actions: [],
  rating: null,
  perception: "",
  nextOn: null,
  frozen: null,
};

export const settingsPayloads = {
  importCatalogue: { text: "format: service-level-catalogue/1\ncalendars: []\nservices: []\nagreements: []\n" },
  exportCatalogue: { form: "yaml" },
  saveMapping: { fields: { service: [], customer: [], team: [] } },
  startBaseline: { from: "2023-01-01T00:00:00Z", to: "2023-02-01T00:00:00Z" },
  monitoringStatus: {},
  unreachedContacts: {},
  measurements: { cursor: null, at: null },
  openCatalogue: {},
  saveEntries: {
    edits: [{ entry: { section: "services", key: "email" }, before: null, after: { key: "email", name: "E-mail" } }],
    note: null,
    issueKey: null,
  },
  moveAgreement: { ...agreement, move: { kind: "propose" } },
  stageImport: { uploadId: "upload-1", piece: 0, text: "format: service-level-catalogue/1" },
  importStaged: { uploadId: "upload-1", pieces: 1, revision: 0 },
  directory: {},
  findPeople: { query: "lea" },
  findGroups: { query: "jira" },
  contactStanding: {},
  auditTrail: { entry: null, cursor: null },
  acknowledgements: agreement,
  acknowledge: { ...agreement, by: "Cem", on: "2024-01-05" },
  removeSample: {},
  shareCatalogue: { isShared: true },
  sharedCatalogues: {},
  followCatalogue: { source: null },
  wordMapping: {},
  saveWordMapping: { words: { statuses: {}, teams: {}, services: {} } },
  ticketActionRules: {},
  saveTicketActionRules: {
    rules: {
      breachReasons: [],
      extensionGranters: { accountIds: [], groups: [] },
      acknowledgementHolds: true,
      agentFigureGroups: [],
    },
  },
};

export const resolverPayloads: Readonly<Record<string, Readonly<Record<string, object>>>> = {
  settings: settingsPayloads,
  review: {
    openCatalogue: {},
    historyOf: { first: "2024-01", last: "2024-01", cursor: null },
    rebuildHistory: {},
    reviewDesk: {},
    addReviewRecord: { kind: "review", record: review },
    editReviewRecord: {
      kind: "review",
      id: review.id,
      edits: [{ path: ["minutes"], before: "", after: "changed" }],
    },
    reviewPack: { id: review.id },
    freezeReview: { id: review.id, shown: "0".repeat(64) },
    frozenReview: { id: review.id },
    makeReviewTask: { kind: "review", id: review.id, task: "no-such-task" },
    noteDoneTasks: { today: "2024-03-01" },
    keptShare: { agreement: "email", measure: "resolution", customer: null, first: "2024-01", last: "2024-01" },
    unexplainedBreaches: { months: ["2024-01"] },
    renegotiate: { id: review.id, decision: "no-such-decision" },
    reviewLog: { kind: "review", id: review.id, cursor: null },
    removeReviewRecord: { kind: "review", id: review.id },
    availability: { first: "2024-01", last: "2024-01" },
    changeAvailability: { requestId: "request-1", deed: { kind: "outage", outage } },
  },
  ticket: {
    standing: {},
    story: clock,
    journal: {},
    record: { requestId: "request-1", deed: { kind: "excluded", reason: "A test" } },
    outages: {},
    recordOutage: {
      requestId: "request-2",
      deed: {
        kind: "began",
        subject: outage.subject,
        from: "2024-01-08T08:00:00Z",
        to: null,
        loss: 100,
        note: "",
      },
    },
  },
  portal: { promise: {} },
  queue: { openTickets: {} },
  "service-field": { choice: { present: null } },
};
