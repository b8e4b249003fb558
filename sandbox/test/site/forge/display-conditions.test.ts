import { type DisplayFacts, isDisplayed, UnknownCondition } from "../../../site/forge/display-conditions";

const agent: DisplayFacts = {
  projectType: "service_desk",
  projectKey: "HD",
  isLoggedIn: true,
  canAdministerProjects: false,
  canAdministerJira: false,
  canUseServiceManagementAgentFeatures: true,
};

describe("display conditions", () => {
  it.each`
    conditions                                                         | shown    | why
    ${undefined}                                                       | ${true}  | ${"none are met by everybody"}
    ${{ projectType: "service_desk" }}                                 | ${true}  | ${"every project here is one"}
    ${{ projectType: "software" }}                                     | ${false} | ${"another kind of project"}
    ${{ canAdministerProjects: true }}                                 | ${false} | ${"the agent does not administer"}
    ${{ isProjectAdmin: false }}                                       | ${true}  | ${"another name for the same, denied"}
    ${{ isLoggedIn: true, canAdministerProjects: true }}               | ${false} | ${"all members must hold"}
    ${{ or: [{ canAdministerProjects: true }, { isLoggedIn: true }] }} | ${true}  | ${"one of a list is enough"}
    ${{ or: { canAdministerProjects: true, isLoggedIn: true } }}       | ${true}  | ${"so is one of an object"}
    ${{ and: [{ isLoggedIn: true }, { projectKey: "XX" }] }}           | ${false} | ${"every one of a list"}
    ${{ not: { canAdministerProjects: true } }}                        | ${true}  | ${"the contrary"}
    ${{ projectKey: ["AB", "HD"] }}                                    | ${true}  | ${"any of several values"}
  `("$conditions → $shown ($why)", ({ conditions, shown }) => {
    expect(isDisplayed(conditions, agent)).toBe(shown);
  });

  it.each`
    property              | condition                  | wanted                                      | shown    | why
    ${{ watched: true }}  | ${"entityPropertyEqualTo"} | ${{ objectName: "watched", value: "true" }} | ${true}  | ${"values are compared as text"}
    ${{ watched: false }} | ${"entityPropertyEqualTo"} | ${{ objectName: "watched", value: "true" }} | ${false} | ${"another value"}
    ${{}}                 | ${"entityPropertyEqualTo"} | ${{ objectName: "watched", value: "true" }} | ${false} | ${"no such field"}
    ${undefined}          | ${"entityPropertyEqualTo"} | ${{ objectName: "watched", value: "true" }} | ${false} | ${"no such property"}
    ${{ a: { b: 42 } }}   | ${"entityPropertyEqualTo"} | ${{ objectName: "a.b", value: "42" }}       | ${true}  | ${"a path into the value"}
    ${{ a: { b: 42 } }}   | ${"entityPropertyEqualTo"} | ${{ objectName: "a", value: '{"b":42}' }}   | ${true}  | ${"an object as its text"}
    ${{ a: ["x"] }}       | ${"entityPropertyEqualTo"} | ${{ objectName: "a", value: "x" }}          | ${false} | ${"a list equals no text"}
    ${{ watched: false }} | ${"entityPropertyExists"}  | ${{ objectName: "watched" }}                | ${true}  | ${"the field is there, whatever it holds"}
    ${{}}                 | ${"entityPropertyExists"}  | ${{ objectName: "watched" }}                | ${false} | ${"no such field"}
    ${{}}                 | ${"entityPropertyExists"}  | ${{}}                                       | ${true}  | ${"the property is there, whatever it holds"}
    ${undefined}          | ${"entityPropertyExists"}  | ${{}}                                       | ${false} | ${"no such property"}
  `("$condition on $property, $wanted → $shown ($why)", ({ property, condition, wanted, shown }) => {
    const projectProperties = new Map(property === undefined ? [] : [["mark", property]]);
    const conditions = { [condition]: { entity: "project", propertyKey: "mark", ...wanted } };
    expect(isDisplayed(conditions, { ...agent, projectProperties })).toBe(shown);
  });

  it("is false on a project's property where no project is looked at", () => {
    expect(isDisplayed({ entityPropertyExists: { entity: "project", propertyKey: "mark" } }, agent)).toBe(false);
  });

  it.each`
    conditions                                                                | why
    ${{ entityPropertyExists: { entity: "issue", propertyKey: "mark" } }}     | ${"the site knows properties of projects alone"}
    ${{ entityPropertyExists: { entity: "project" } }}                        | ${"it names no property"}
    ${{ entityPropertyContainsAny: { entity: "project", propertyKey: "m" } }} | ${"it knows no such comparison"}
  `("refuses $conditions: $why", ({ conditions }) => {
    expect(() => isDisplayed(conditions, agent)).toThrow(UnknownCondition);
  });

  it("names a condition that it cannot judge instead of guessing", () => {
    expect(() => isDisplayed({ jiraExpression: "true" }, agent)).toThrow(UnknownCondition);
    expect(() => isDisplayed({ jiraExpression: "true" }, agent)).toThrow(/jiraExpression/);
  });
});
