/** Tests run on SWC's output, so a test file starts in milliseconds; types are checked apart, by `npm run check:types`. */
module.exports = {
  testEnvironment: "node",
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
