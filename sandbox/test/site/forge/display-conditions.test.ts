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

  it("names a condition that it cannot judge instead of guessing", () => {
    expect(() => isDisplayed({ jiraExpression: "true" }, agent)).toThrow(UnknownCondition);
    expect(() => isDisplayed({ jiraExpression: "true" }, agent)).toThrow(/jiraExpression/);
  });
});
