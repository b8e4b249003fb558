/** A bar on a terminal; elsewhere, such as in a log, a line at every tenth. */
export function progressBar(title: string, out: NodeJS.WriteStream): (done: number, all: number) => void {
  let lastTenth = -1;
  return (done, all) => {
    const share = all === 0 ? 1 : done / all;
    if (out.isTTY) {
      const filled = Math.round(share * BAR_WIDTH);
      const bar = "█".repeat(filled) + "░".repeat(BAR_WIDTH - filled);
      out.write(`\r${title} ${bar} ${done}/${all}${done >= all ? "\n" : ""}`);
      return;
    }
    const tenth = Math.floor(share * 10);
    if (tenth === lastTenth) return;
    lastTenth = tenth;
    out.write(`${title} ${done}/${all}\n`);
  };
}

const BAR_WIDTH = 30;
