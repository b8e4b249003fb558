import { RecentMap } from "../../jira/store/recent-map";

describe("a map of what was used last", () => {
  const filled = () => {
    const map = new RecentMap<string, number>(2);
    map.set("a", 1);
    map.set("b", 2);
    return map;
  };
  const held = (map: RecentMap<string, number>) => ["a", "b", "c"].filter((key) => map.get(key) !== undefined);

  it("forgets what was used longest ago once it is full", () => {
    const map = filled();
    map.set("c", 3);
    expect(held(map)).toEqual(["b", "c"]);
  });

  it("counts being asked for, and being set again, as use", () => {
    const asked = filled();
    asked.get("a");
    asked.set("c", 3);
    expect(held(asked)).toEqual(["a", "c"]);
    const again = filled();
    again.set("a", 4);
    again.set("c", 3);
    expect(again.get("a")).toBe(4);
    expect(held(again)).toEqual(["a", "c"]);
  });

  it("has room again for what was taken out", () => {
    const map = filled();
    map.delete("a");
    map.set("c", 3);
    expect(held(map)).toEqual(["b", "c"]);
  });
});
