import { group, listOf, text, textThat } from "./file-values";

/** Links only: any other scheme could run something when it is opened. */
const address = textThat((value) => /^https?:\/\/\S+$/i.test(value), "an address that begins with https:// or http://");

export const documents = listOf(
  group("a document such as { title: Contract, url: https://example.com/contract }", { title: text, url: address }),
);
