import { convert } from "./convert";

convert(process.argv.slice(2), { out: console.log, error: console.error }).then(
  (code) => {
    process.exitCode = code;
  },
  (failure: unknown) => {
    console.error(failure);
    process.exitCode = 1;
  },
);
