/** Tests run on SWC's output, so a test file starts in milliseconds; types are checked apart, by `npm run check:types`. */
module.exports = {
  testEnvironment: "node",
  // A guard against hanging, not a measure of speed: slow and busy machines pass too.
  testTimeout: 120_000,
  maxWorkers: "100%",
  testMatch: ["<rootDir>/test/**/*.test.ts"],
  modulePathIgnorePatterns: ["<rootDir>/.data/", "<rootDir>/build/"],
  transform: {
    "^.+\\.[cm]?[jt]sx?$": [
      "@swc/jest",
      { jsc: { target: "es2023", parser: { syntax: "typescript", tsx: false } }, module: { type: "commonjs" } },
    ],
  },
  transformIgnorePatterns: ["/node_modules/(?!(opening_hours|@sparticuz/chromium)/)"],
};
