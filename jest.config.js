const { availableParallelism } = require("node:os");

/** Tests run on SWC's output, so a test file starts in milliseconds; types are checked apart, by `npm run check:types`. */
const swc = (tsx) => [
  "@swc/jest",
  {
    jsc: {
      target: "es2023",
      parser: { syntax: "typescript", tsx },
      ...(tsx && { transform: { react: { runtime: "automatic" } } }),
    },
    module: { type: "commonjs" },
  },
];

const shared = {
  modulePathIgnorePatterns: ["<rootDir>/.data/", "<rootDir>/build/", "<rootDir>/static/ui/build/"],
  transform: { "^.+\\.[cm]?[jt]s$": swc(false), "^.+\\.[jt]sx$": swc(true) },
  transformIgnorePatterns: ["/node_modules/(?!(opening_hours|@sparticuz/chromium|wouter|regexparam|ical\\.js)/)"],
};

module.exports = {
  // A guard against hanging, not a measure of speed: slow and busy machines pass too.
  testTimeout: 120_000,
  // Journeys wait for a browser and a site now and then: another worker than there are processors has them all busy.
  maxWorkers: Math.ceil(availableParallelism() * 1.5),
  // Else a worker has two gigabytes at the end, beside a browser and a site.
  workerIdleMemoryLimit: "1500MB",
  testSequencer: "<rootDir>/tools/slowest-first.cjs",
  projects: [
    {
      ...shared,
      displayName: "app",
      testEnvironment: "node",
      testMatch: ["<rootDir>/test/**/*.test.ts"],
    },
    {
      ...shared,
      displayName: "sandbox",
      testEnvironment: "node",
      testMatch: ["<rootDir>/sandbox/test/**/*.test.ts"],
    },
    {
      ...shared,
      displayName: "pages",
      testEnvironment: "<rootDir>/test/static/support/document.ts",
      testMatch: ["<rootDir>/test/static/**/*.test.tsx"],
      setupFilesAfterEnv: ["<rootDir>/test/static/support/browser-parts.ts"],
      moduleNameMapper: { "\\.css$": "<rootDir>/test/static/support/no-styles.ts" },
    },
  ],
};
