import { judge } from "../../../forge/events/event-filter";
import { ExpressionError, parseExpression } from "../../../forge/events/filter-expression";

const event = {
  eventType: "avi:jira:updated:issue",
  issue: { key: "SD-1", fields: { priority: { id: "2" }, labels: ["vip", "late"], votes: 3, assignee: null } },
  changelog: { items: [{ field: "status" }, { field: "assignee" }] },
};

it.each`
  expression                                                                      | result   | why
  ${"event.issue.key == 'SD-1'"}                                                  | ${true}  | ${"a path and a string"}
  ${'event.issue.key != "SD-2"'}                                                  | ${true}  | ${"double quotes do as well"}
  ${"event.issue.fields.votes >= 3"}                                              | ${true}  | ${"a number in order"}
  ${"event.issue.fields.votes > -1"}                                              | ${true}  | ${"a negative number"}
  ${"event.issue.fields.assignee == null"}                                        | ${true}  | ${"null"}
  ${"event.issue.fields.assignee?.accountId == null"}                             | ${true}  | ${"?. of null is null"}
  ${"event.issue.fields.reporter?.name.first == null"}                            | ${true}  | ${"?. of null ends the whole path"}
  ${"event.issue.fields.missing == null"}                                         | ${true}  | ${"what an object lacks is null"}
  ${"event.issue.fields['votes'] == 3"}                                           | ${true}  | ${"a property by name"}
  ${"event.changelog.items[1].field == 'assignee'"}                               | ${true}  | ${"a list's item"}
  ${"event.issue.fields.labels.length == 2"}                                      | ${true}  | ${"a list's length"}
  ${"event.issue.fields.labels.includes('vip')"}                                  | ${true}  | ${"a list's includes"}
  ${"'vip' in event.issue.fields.labels"}                                         | ${true}  | ${"in"}
  ${"event.issue.fields.priority.id in ['1', '2']"}                               | ${true}  | ${"in a literal list"}
  ${"event.changelog.items.some(item => item.field == 'status')"}                 | ${true}  | ${"some with an arrow function"}
  ${"event.changelog.items.every(i => i.field == 'status')"}                      | ${false} | ${"every"}
  ${"event.changelog.items.map(i => i.field).includes('assignee')"}               | ${true}  | ${"map"}
  ${"event.changelog.items.filter(i => i.field == 'status').length == 1"}         | ${true}  | ${"filter"}
  ${"false || true && false"}                                                     | ${false} | ${"&& binds closer than ||"}
  ${"(false || true) && !false"}                                                  | ${true}  | ${"brackets and not"}
  ${"event.issue.fields.assignee == null || event.issue.fields.assignee.active"}  | ${true}  | ${"the right side is not asked when the left decides"}
  ${"event.issue.fields.votes > 2 ? true : false"}                                | ${true}  | ${"a choice"}
  ${"event.issue.fields.votes + 1 == 4"}                                          | ${true}  | ${"numbers are added"}
  ${"event.issue.key + ', level ' + event.issue.fields.votes == 'SD-1, level 3'"} | ${true}  | ${"a string takes a number behind it"}
`("$expression is $result ($why)", ({ expression, result }) => {
  expect(parseExpression(expression)({ event })).toBe(result);
});

it.each`
  expression                                        | why
  ${"event.issue.fields.assignee.accountId == 'a'"} | ${"a property of null"}
  ${"issue.key == 'SD-1'"}                          | ${"there is no such variable"}
  ${"event.issue.key == "}                          | ${"it ends too early"}
  ${"event.issue.key === 'SD-1'"}                   | ${"=== is not of the language"}
  ${"event.issue.key == 'SD-1' extra"}              | ${"something is left over"}
  ${"event.issue.key < 3"}                          | ${"a string and a number have no order"}
  ${"event.issue.key && true"}                      | ${"a string is no condition"}
  ${"event.issue.fields.votes in 3"}                | ${"in needs a list"}
  ${"event.issue.fields.labels + 'x' == 'x'"}       | ${"a list is nothing to add to"}
  ${"event.issue.key.toUpperCase() == 'SD-1'"}      | ${"a method outside the subset"}
  ${"event.issue # 3"}                              | ${"a sign outside the language"}
`("$expression is an expression error ($why)", ({ expression }) => {
  expect(() => parseExpression(expression)({ event })).toThrow(ExpressionError);
});

describe("what becomes of an event", () => {
  it.each`
    expression                | onError              | self     | verdict                | isLogged
    ${"true"}                 | ${"IGNORE_AND_LOG"}  | ${false} | ${"received"}          | ${false}
    ${"false"}                | ${"IGNORE_AND_LOG"}  | ${false} | ${"ignored"}           | ${false}
    ${"true"}                 | ${"IGNORE_AND_LOG"}  | ${true}  | ${"ignored"}           | ${false}
    ${"event.nothing.at.all"} | ${"IGNORE"}          | ${false} | ${"ignored-in-error"}  | ${false}
    ${"event.nothing.at.all"} | ${"IGNORE_AND_LOG"}  | ${false} | ${"ignored-in-error"}  | ${true}
    ${"event.nothing.at.all"} | ${"RECEIVE"}         | ${false} | ${"received-in-error"} | ${false}
    ${"event.nothing.at.all"} | ${"RECEIVE_AND_LOG"} | ${false} | ${"received-in-error"} | ${true}
    ${"event.issue.key"}      | ${"IGNORE_AND_LOG"}  | ${false} | ${"ignored-in-error"}  | ${true}
    ${"event ==="}            | ${"RECEIVE_AND_LOG"} | ${false} | ${"received-in-error"} | ${true}
  `(
    "$expression, $onError, by the app itself: $self → $verdict",
    ({ expression, onError, self, verdict, isLogged }) => {
      const judged = judge({ ignoreSelf: true, expression, onError }, () => event, self);
      expect(judged.kind).toBe(verdict);
      expect("problem" in judged && judged.problem !== undefined).toBe(isLogged);
    },
  );
});
