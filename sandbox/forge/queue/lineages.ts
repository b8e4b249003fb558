/** Push requests that may descend from one invocation, over any number of generations. */
const MOST_PUSHES = 1_000;

/** Counts the pushes of everything that descends from one invocation: what ends a queue that feeds itself for ever. */
export class Lineages {
  private readonly lines = new Map<string, { pushes: number; eventsUnderWay: number }>();

  /** False when the line is at its end. */
  push(lineage: string, events: number): boolean {
    const line = this.lines.get(lineage) ?? { pushes: 0, eventsUnderWay: 0 };
    if (line.pushes >= MOST_PUSHES) return false;
    line.pushes += 1;
    line.eventsUnderWay += events;
    this.lines.set(lineage, line);
    return true;
  }

  /** When its last event is done, a line is forgotten. */
  eventEnded(lineage: string): void {
    const line = this.lines.get(lineage);
    if (line === undefined) return;
    line.eventsUnderWay -= 1;
    if (line.eventsUnderWay <= 0) this.lines.delete(lineage);
  }
}
