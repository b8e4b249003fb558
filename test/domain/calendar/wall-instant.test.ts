import * as fc from "fast-check";
import { instantOfWall, wallOf } from "../../../src/domain/calendar/wall-instant";

it.each`
  wall                  | zone                  | expected                      | why
  ${"2026-06-01T10:00"} | ${"Etc/UTC"}          | ${"2026-06-01T10:00:00.000Z"} | ${"as it reads"}
  ${"2026-06-01T10:00"} | ${"Europe/Berlin"}    | ${"2026-06-01T08:00:00.000Z"} | ${"two hours ahead in summer"}
  ${"2026-03-29T02:30"} | ${"Europe/Berlin"}    | ${"2026-03-29T01:30:00.000Z"} | ${"a time that clocks skip, half an hour after the gap"}
  ${"2026-10-25T02:30"} | ${"Europe/Berlin"}    | ${"2026-10-25T00:30:00.000Z"} | ${"the first passing of a time that comes twice"}
  ${"2026-06-01T10:00"} | ${"America/St_Johns"} | ${"2026-06-01T12:30:00.000Z"} | ${"a zone with half an hour"}
`("$wall in $zone: $why", ({ wall, zone, expected }) => {
  expect(new Date(instantOfWall(wall, zone)!).toISOString()).toBe(expected);
});

it.each(["", "today", "2026-06-01", "2026-13-01T00:00", "10:00"])("%j is no moment", (wall) => {
  expect(instantOfWall(wall, "Etc/UTC")).toBeNull();
});

it("whatever a clock reads leads back to a moment at which it reads so", () => {
  const minutes = fc.integer({ min: 24_000_000, max: 32_000_000 });
  const zone = fc.constantFrom("Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Pacific/Apia", "Etc/UTC");
  fc.assert(
    fc.property(minutes, zone, (minute, timezone) => {
      const wall = wallOf(minute * 60_000, timezone);
      expect(wallOf(instantOfWall(wall, timezone)!, timezone)).toBe(wall);
    }),
  );
});
