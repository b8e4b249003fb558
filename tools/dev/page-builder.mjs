import { fork } from "node:child_process";
import { root } from "../install.mjs";

/**
 * Has an app's own script build its pages whenever a file changes: one that goes on and is told, or, where it knows nothing of
 * `--watch`, one that is run again each time.
 * @param script path of the app's `build-pages.mjs`
 * @param tell gets `{ built }` after each build, with the folders that are new where the script names them
 * @returns `take` for the paths of changed files, and `stop`
 */
export function startPageBuilder(script, tell) {
  let child;
  let goesOn = false;
  let isDueAgain = false;
  let isStopped = false;
  const run = () => {
    isDueAgain = false;
    child = fork(script, ["--watch"], { cwd: root });
    child.on("message", (message) => {
      goesOn = true;
      tell(message);
    });
    child.on("exit", (code) => {
      child = undefined;
      goesOn = false;
      if (isStopped) return;
      if (code === 0) tell({});
      if (isDueAgain) run();
    });
  };
  run();
  return {
    take(changed) {
      if (child === undefined) run();
      else if (goesOn) child.send({ changed });
      else isDueAgain = true;
    },
    stop() {
      isStopped = true;
      child?.kill();
    },
  };
}
