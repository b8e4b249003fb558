import { noWords, type WordMapping } from "../../src/domain/following/word-mapping";
import {
  type FollowPorts,
  followCatalogue,
  releaseFollowers,
  saveWordMapping,
  shareCatalogue,
} from "../../src/usecases/follow-catalogue";
import { tidyCatalogues } from "../../src/usecases/tidy-catalogues";
import { CatalogueDesk, catalogueIn } from "./catalogue-desk";

const as = (projectId: string) => ({ projectId, by: "lead" });
const owned = catalogueIn(`
format: service-level-catalogue/1
calendars: [{ key: always, timezone: Etc/UTC, weekly: always }]
services: [{ key: email, name: E-mail, tickets: { service: [Mail] } }, { key: web, name: Web, tickets: { service: [Site] } }]
agreements: []
`);
const other = catalogueIn(`
format: service-level-catalogue/1
calendars: []
services: [{ key: own, name: Own }]
agreements: []
`);

function deskOf(): { desk: CatalogueDesk; ports: FollowPorts } {
  const desk = new CatalogueDesk();
  const words = new Map<string, WordMapping>();
  desk.have("1", owned, { isShared: true });
  desk.have("2", other);
  return {
    desk,
    ports: {
      ...desk.ports,
      words: async (setup) => (setup.words === null ? noWords : words.get(setup.words)!),
      async storeWords(_, mapping) {
        const name = JSON.stringify(mapping);
        words.set(name, mapping);
        return name;
      },
    },
  };
}

it("follows a shared catalogue, goes back to its own, and measures tickets anew both times", async () => {
  const { desk, ports } = deskOf();
  await followCatalogue(ports, as("2"), "1");
  expect(desk.setups.get("2")!.follows).toBe("1");
  await followCatalogue(ports, as("2"), null);
  expect(desk.setups.get("2")).toMatchObject({ follows: null, catalogue: { revision: 3 } });
  expect(desk.catalogue("2")).toBe(other);
  expect(desk.changes.map(({ action }) => action)).toEqual(["followed", "unfollowed"]);
  expect(desk.passes.map(({ pass }) => pass.projectId)).toEqual(["2", "2"]);
});

it("begins to monitor a project that has no catalogue of its own with the one that it follows", async () => {
  const { desk, ports } = deskOf();
  await followCatalogue(ports, as("3"), "1");
  expect(desk.passes.map(({ pass }) => pass)).toEqual([{ kind: "intake", projectId: "3", pageToken: null }]);
});

describe("nobody follows in a circle or in a chain", () => {
  it.each`
    follower | source | why
    ${"1"}   | ${"1"} | ${"itself"}
    ${"1"}   | ${"2"} | ${"while others may follow it"}
    ${"3"}   | ${"2"} | ${"what is not shared"}
    ${"3"}   | ${"9"} | ${"what does not exist"}
  `("project $follower does not follow $source ($why)", async ({ follower, source }) => {
    const { desk, ports } = deskOf();
    await expect(followCatalogue(ports, as(follower), source)).rejects.toMatchObject({ code: "invalid-request" });
    expect(desk.changes).toEqual([]);
  });

  it("a follower shares nothing", async () => {
    const { ports } = deskOf();
    await followCatalogue(ports, as("2"), "1");
    await expect(shareCatalogue(ports, as("2"), true)).rejects.toMatchObject({ code: "invalid-request" });
  });
});

it("maps a follower's words, but not one value to two services", async () => {
  const { desk, ports } = deskOf();
  await followCatalogue(ports, as("2"), "1");
  await saveWordMapping(ports, as("2"), { ...noWords, services: { email: ["Post"] } });
  expect(await ports.words(desk.setups.get("2")!)).toMatchObject({ services: { email: ["Post"] } });
  await expect(saveWordMapping(ports, as("2"), { ...noWords, services: { email: ["Site"] } })).rejects.toThrow(
    /"Site" would belong to email and web/,
  );
  await expect(saveWordMapping(ports, as("1"), noWords)).rejects.toThrow(/follows no other/);
});

describe("a catalogue that is no longer to be had leaves its followers a copy in their words", () => {
  const followed = async () => {
    const world = deskOf();
    await followCatalogue(world.ports, as("2"), "1");
    await saveWordMapping(world.ports, as("2"), { ...noWords, services: { email: ["Post"] } });
    return world;
  };

  it.each`
    withdraw                                                         | by        | why
    ${(ports: FollowPorts) => shareCatalogue(ports, as("1"), false)} | ${"lead"} | ${"no longer shared"}
    ${(ports: FollowPorts) => releaseFollowers(ports, "1", null)}    | ${null}   | ${"deleted"}
  `("when it is $why", async ({ withdraw, by }) => {
    const { desk, ports } = await followed();
    await withdraw(ports);
    expect(desk.setups.get("2")).toMatchObject({ follows: null, words: null, catalogue: { revision: 4 } });
    expect(desk.catalogue("2").services[0]!.tickets).toEqual({ service: ["Post"] });
    expect(desk.changes.at(-1)).toMatchObject({ projectId: "2", action: "copied", by });
  });

  it("and by the next day at the latest when whoever withdrew it was cut off", async () => {
    const { desk, ports } = await followed();
    desk.have("1", owned, { isShared: false });
    const removed: string[] = [];
    await tidyCatalogues({
      ...ports,
      projects: async () => [...desk.setups.values()],
      removeUnused: async ({ projectId }) => void removed.push(projectId),
    });
    expect(desk.setups.get("2")!.follows).toBeNull();
    expect(desk.changes.at(-1)).toMatchObject({ action: "copied", by: null });
    expect(removed).toEqual(["1", "2"]);
  });

  it("and goes back to what it had where nothing is left to copy", async () => {
    const { desk, ports } = await followed();
    desk.setups.delete("1");
    await releaseFollowers(ports, "1", null);
    expect(desk.catalogue("2")).toBe(other);
  });
});
