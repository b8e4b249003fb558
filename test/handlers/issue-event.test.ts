import { readIssueEvent } from "../../src/handlers/issue-event";

const payload = (more: object = {}) => ({
  eventType: "avi:jira:updated:issue",
  issue: {
    id: "10",
    key: "HD-1",
    fields: {
      project: { id: "7", key: "HD" },
      updated: "2024-01-08T12:00:00.000+0000",
      reporter: { accountId: "customer" },
    },
  },
  ...more,
});

it("reads a change with the values before and after", () => {
  const changelog = {
    items: [{ field: "status", fieldId: "status", from: "1", fromString: "New", to: "2", toString: "Active" }],
  };
  expect(readIssueEvent(payload({ changelog }))).toEqual({
    issueId: "10",
    projectId: "7",
    updatedAt: Date.UTC(2024, 0, 8, 12),
    news: { kind: "changed", from: { status: "New" }, to: { status: "Active" } },
  });
});

it("takes a name that is missing for an empty field, and not for the method that every object has", () => {
  const changelog = { items: [{ field: "priority", fieldId: "priority", from: "3", fromString: "High", to: null }] };
  expect(readIssueEvent(payload({ changelog })).news).toEqual({
    kind: "changed",
    from: { priority: "High" },
    to: { priority: null },
  });
});

it.each`
  comment                                                                     | mayBeAgents | why
  ${{ jsdPublic: true, author: { accountId: "agent" } }}                      | ${true}     | ${"a public comment by somebody else than who raised it"}
  ${{ jsdPublic: false, author: { accountId: "agent" } }}                     | ${false}    | ${"a note among agents"}
  ${{ jsdPublic: true, author: { accountId: "customer" } }}                   | ${false}    | ${"whoever raised the ticket is no agent on it"}
  ${{ jsdPublic: true, author: { accountId: "p", accountType: "customer" } }} | ${false}    | ${"a portal customer"}
  ${{ author: { accountId: "agent" } }}                                       | ${true}     | ${"the event does not tell whether it is public"}
`("a comment may be an agent's answer: $mayBeAgents ($why)", ({ comment, mayBeAgents }) => {
  const event = payload({
    eventType: "avi:jira:commented:issue",
    comment: { ...comment, created: "2024-01-08T11:59:00.000+0000" },
  });
  expect(readIssueEvent(event).news).toEqual({ kind: "commented", mayBeAgents, at: Date.UTC(2024, 0, 8, 11, 59) });
});

it("refuses an event that names no project, and says what is missing", () => {
  expect(() => readIssueEvent({ eventType: "avi:jira:created:issue", issue: { id: "1", fields: {} } })).toThrow(
    /An event about an issue has an unexpected shape: issue\.fields\.project/,
  );
});
