import { FunctionProcesses } from "../../../forge/app/function-processes";
import type { FunctionProcess } from "../../../forge/app/load-functions";
import { Random } from "../../../forge/random";

describe("processes that run functions", () => {
  let numbers: Map<FunctionProcess, number>;
  let processes: FunctionProcesses;
  let random: Random;
  beforeEach(() => {
    numbers = new Map();
    random = new Random(1);
    processes = new FunctionProcesses((number) => {
      const process: FunctionProcess = { handlers: new Map(), scope: { current: undefined } };
      numbers.set(process, number);
      return process;
    });
  });

  const taken = () => {
    const process = processes.take(random);
    return { number: numbers.get(process)!, giveBack: () => processes.giveBack(process) };
  };

  it("one run after another meets two of them, by chance", () => {
    const met = Array.from({ length: 40 }, () => {
      const { number, giveBack } = taken();
      giveBack();
      return number;
    });
    expect(new Set(met)).toEqual(new Set([0, 1]));
    expect(numbers.size).toBe(2);
  });

  it("runs at the same time never share one: where all are busy, another is started", () => {
    const atOnce = Array.from({ length: 4 }, taken);
    expect(atOnce.map(({ number }) => number).sort()).toEqual([0, 1, 2, 3]);
  });

  it("one that was started for a rush is used again before yet another is", () => {
    const rush = Array.from({ length: 3 }, taken);
    rush.find(({ number }) => number === 2)!.giveBack();
    expect(taken().number).toBe(2);
    expect(numbers.size).toBe(3);
  });

  it("an app that cannot be loaded is refused before anything runs", () => {
    const broken = () =>
      new FunctionProcesses(() => {
        throw new Error("no such module");
      });
    expect(broken).toThrow("no such module");
  });
});
