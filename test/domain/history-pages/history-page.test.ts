import fc from "fast-check";
import {
  accountsIn,
  entriesOf,
  readPage,
  writePage,
  writePeople,
} from "../../../src/domain/history-pages/history-page";
import { anyEntry, entry, record } from "./some-entries";

describe("A history page", () => {
  it("holds whatever was written into it", () => {
    fc.assert(
      fc.property(fc.array(anyEntry, { maxLength: 12 }), (entries) => {
        expect(entriesOf(readPage(writePage(entries), writePeople(entries)))).toEqual(entries);
      }),
    );
  });

  it("may be read from the middle of other bytes", () => {
    const bytes = writePage([entry(1, [record()])]);
    const among = new Uint8Array(bytes.length + 13);
    among.set(bytes, 7);
    expect(entriesOf(readPage(among.subarray(7, 7 + bytes.length)))).toEqual([entry(1, [record()])]);
  });

  it("says nothing of who had the tickets: that is written apart, if anybody had any", () => {
    const entries = [entry(1, [record()], { assignee: "account-of-ada" }), entry(2, [record()])];
    expect(new TextDecoder().decode(writePage(entries))).not.toContain("account-of-ada");
    expect(entriesOf(readPage(writePage(entries))).map(({ assignee }) => assignee)).toEqual([null, null]);
    expect(accountsIn(writePeople(entries)!)).toEqual(["account-of-ada"]);
    expect(writePeople([entry(2, [record()])])).toBeNull();
  });

  it("is refused when it is cut off", () => {
    const bytes = writePage([entry(1, [record()])]);
    expect(() => readPage(bytes.subarray(0, bytes.length - 1))).toThrow(RangeError);
  });

  it("is refused when a later version of the app has written it", () => {
    const bytes = writePage([]);
    const text = new TextDecoder().decode(bytes.subarray(4)).replace('"version":1', '"version":9');
    const later = new Uint8Array([...bytes.subarray(0, 4), ...new TextEncoder().encode(text)]);
    expect(() => readPage(later)).toThrow("A history page of version 9 cannot be read here, only 1.");
  });
});
