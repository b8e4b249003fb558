import { narrowed } from "../../../site/pages/queue-page";

it.each`
  queue                                  | filter                       | jql                                                            | why
  ${"project = A ORDER BY created"}      | ${""}                        | ${"project = A ORDER BY created"}                              | ${"no filter, the queue itself"}
  ${"project = A"}                       | ${"priority = High"}         | ${"(project = A) AND (priority = High)"}                       | ${"both hold"}
  ${"project = A OR b = c order by key"} | ${"priority = High"}         | ${"(project = A OR b = c) AND (priority = High) order by key"} | ${"an OR stays together, the order stays last"}
  ${"project = A ORDER BY created"}      | ${"ORDER BY priority"}       | ${"(project = A) ORDER BY priority"}                           | ${"the filter may only order"}
  ${"project = A ORDER BY created"}      | ${"x = 1 ORDER BY priority"} | ${"(project = A) AND (x = 1) ORDER BY priority"}               | ${"its order wins"}
`("a queue $queue narrowed by $filter is $jql ($why)", ({ queue, filter, jql }) => {
  expect(narrowed(queue, filter)).toBe(jql);
});
