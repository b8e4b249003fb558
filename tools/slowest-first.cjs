// The order in which jest runs test files: the slowest first, so that all processors are busy to the end.
const { default: Sequencer } = require("@jest/test-sequencer");
const { statSync } = require("node:fs");
const { join, relative, sep } = require("node:path");

const ROOT = join(__dirname, "..");

/** Guesses in milliseconds for files that have not run here yet; for others, jest knows how long they took. */
const GUESSES = [
  ["test/journeys/", 20_000],
  ["test/app/", 6_000],
  ["test/static/", 3_000],
];
/** Among the rest, longer files take longer: bytes a millisecond. */
const BYTES = 10;

const guessOf = (path) =>
  GUESSES.find(([folder]) => relative(ROOT, path).split(sep).join("/").startsWith(folder))?.[1] ??
  statSync(path).size / BYTES;

module.exports = class SlowestFirst extends Sequencer {
  sort(tests) {
    // Jest puts down with each test how long it took the last time.
    const expected = new Map(super.sort(tests).map((test) => [test, test.duration ?? guessOf(test.path)]));
    return [...expected.keys()].sort((one, other) => expected.get(other) - expected.get(one));
  }
};
