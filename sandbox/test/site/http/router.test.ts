import { json } from "../../../site/http/reply";
import { Router } from "../../../site/http/router";

const answerOf = (name: string) => () => json(name);

function router(): Router {
  const routes = new Router();
  routes.get("/browse/{key}", answerOf("issue"));
  routes.post("/browse/{key}/comment", answerOf("comment"));
  routes.get("/projects/{project}/apps/{app}/{rest*}", answerOf("app"));
  routes.get("/projects/{project}/{page}", answerOf("page"));
  return routes;
}

describe("a router", () => {
  it.each`
    method    | path                             | params                                          | why
    ${"GET"}  | ${"/browse/HD-1"}                | ${{ key: "HD-1" }}                              | ${"a name stands for one part"}
    ${"HEAD"} | ${"/browse/HD-1"}                | ${{ key: "HD-1" }}                              | ${"HEAD asks what GET asks"}
    ${"GET"}  | ${"/browse/a%2Fb"}               | ${{ key: "a/b" }}                               | ${"parts are decoded"}
    ${"GET"}  | ${"/projects/HD/apps/x"}         | ${{ project: "HD", app: "x", rest: "" }}        | ${"the rest may be empty"}
    ${"GET"}  | ${"/projects/HD/apps/x/one/two"} | ${{ project: "HD", app: "x", rest: "one/two" }} | ${"or several parts"}
    ${"GET"}  | ${"/projects/HD/apps"}           | ${{ project: "HD", page: "apps" }}              | ${"the first template that fits answers"}
  `("finds $method $path ($why)", ({ method, path, params }) => {
    expect(router().find(method, path).params).toEqual(params);
  });

  it.each`
    method    | path                      | status | why
    ${"GET"}  | ${"/browse"}              | ${404} | ${"a part is missing"}
    ${"GET"}  | ${"/browse/HD-1/history"} | ${404} | ${"a part too many"}
    ${"GET"}  | ${"/browse/"}             | ${404} | ${"an empty part is none"}
    ${"GET"}  | ${"/browse/%"}            | ${404} | ${"no decodable text"}
    ${"POST"} | ${"/browse/HD-1"}         | ${405} | ${"the address is there, for GET"}
  `("refuses $method $path with $status ($why)", ({ method, path, status }) => {
    expect(() => router().find(method, path)).toThrow(expect.objectContaining({ status }));
  });
});
