import type { Random } from "../random";
import type { FunctionProcess } from "./load-functions";

/** More than one: what a function keeps in module scope, the next run may not find. */
const USUAL_PROCESSES = 2;

/**
 * The warm processes that run the app's functions, each of them one run at a time, as on the platform. Which of the usual
 * ones a run gets is chance; where all of them are busy, another one is started.
 */
export class FunctionProcesses {
  private loaded: FunctionProcess[];
  private readonly busy = new Set<FunctionProcess>();

  /** @throws what `load` throws for the first process: an app that can't be loaded is known before anything runs */
  constructor(private load: (number: number) => FunctionProcess) {
    this.loaded = [load(0)];
  }

  /**
   * From the next run on processes of another bundle take their place; runs under way end in those that they have.
   * @throws what `load` throws for the first process; the former ones stay then
   */
  replace(load: (number: number) => FunctionProcess): void {
    this.loaded = [load(0)];
    this.load = load;
  }

  take(random: Random): FunctionProcess {
    const number = this.numberOfFree(random);
    this.loaded[number] ??= this.load(number);
    const process = this.loaded[number];
    this.busy.add(process);
    return process;
  }

  giveBack(process: FunctionProcess): void {
    this.busy.delete(process);
  }

  private numberOfFree(random: Random): number {
    const usual: number[] = [];
    for (let number = 0; number < USUAL_PROCESSES; number += 1) if (this.isFree(number)) usual.push(number);
    if (usual.length > 0) return usual[random.below(usual.length)]!;
    let number = USUAL_PROCESSES;
    while (!this.isFree(number)) number += 1;
    return number;
  }

  private isFree(number: number): boolean {
    const process = this.loaded[number];
    return process === undefined || !this.busy.has(process);
  }
}
