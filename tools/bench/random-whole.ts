/** Whole numbers below a limit, the same ones in every run: a Lehmer generator (Park and Miller, 1988). */
export function randomWhole(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (state * 48_271) % 2_147_483_647;
    return Math.floor((state / 2_147_483_647) * limit);
  };
}
