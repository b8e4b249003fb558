import * as fc from "fast-check";
import { plain } from "../../../src/domain/service-choice/plain-words";
import { type Searchable, serviceSearch } from "../../../src/domain/service-choice/service-search";

const service = (name: string, description: string | null = null, more: Partial<Searchable> = {}): Searchable => ({
  name,
  description,
  outcome: null,
  alsoCalled: [],
  ...more,
});

const services = [
  service("E-mail and calendar", "Mail and shared calendars, in the office and on the move.", {
    outcome: "Staff reach customers the same day.",
  }),
  service("Patient records", "The records system of the clinics, with everything that hangs on it."),
  service("Remote access", "VPN and remote desktops. Work goes on wherever people are."),
  service("Printing", "Printers and scanners on every floor.", { alsoCalled: ["Category 55"] }),
  service("Réseau", "Le réseau des cliniques."),
  service("Straße 7", "Door of the building."),
  service("メール", "社内のメール"),
  service("Mail", "Letters and parcels."),
];
const search = serviceSearch(services);
const found = (typed: string) => search(typed).map((place) => services[place]!.name);

describe("what is found, the best first", () => {
  it.each`
    typed                     | first                    | why
    ${"Printing"}             | ${"Printing"}            | ${"its name"}
    ${"PRINTING"}             | ${"Printing"}            | ${"whatever case"}
    ${"  printing "}          | ${"Printing"}            | ${"whatever space around it"}
    ${"prin"}                 | ${"Printing"}            | ${"the beginning of a word"}
    ${"printer"}              | ${"Printing"}            | ${"a word of its description"}
    ${"pritner"}              | ${"Printing"}            | ${"two letters that changed places"}
    ${"printign"}             | ${"Printing"}            | ${"a slip at the end"}
    ${"category 55"}          | ${"Printing"}            | ${"another word for it"}
    ${"records patient"}      | ${"Patient records"}     | ${"words in another order"}
    ${"patint recrods"}       | ${"Patient records"}     | ${"a slip in each word"}
    ${"email"}                | ${"E-mail and calendar"} | ${"a word with a hyphen, written as one"}
    ${"e-mail"}               | ${"E-mail and calendar"} | ${"as it is written"}
    ${"mail"}                 | ${"Mail"}                | ${"a whole name before a part of one"}
    ${"vpn"}                  | ${"Remote access"}       | ${"what it is for, in short"}
    ${"my vpn does not work"} | ${"Remote access"}       | ${"words that mean nothing here are passed over"}
    ${"remote desktop"}       | ${"Remote access"}       | ${"a word of the name and one of the description"}
    ${"reseau"}               | ${"Réseau"}              | ${"without its accent"}
    ${"RÉSEAU"}               | ${"Réseau"}              | ${"with it, in capitals"}
    ${"strasse"}              | ${"Straße 7"}            | ${"a letter written as two"}
    ${"メール"}               | ${"メール"}              | ${"signs that are no letters of ours"}
    ${"ール"}                 | ${"メール"}              | ${"a part of them"}
    ${"same day"}             | ${"E-mail and calendar"} | ${"what one achieves by it"}
  `("$typed: $first ($why)", ({ typed, first }) => {
    expect(found(typed)[0]).toBe(first);
  });

  it.each`
    typed            | why
    ${"zeppelin"}    | ${"nobody speaks of it"}
    ${"🚀"}          | ${"a picture is no word"}
    ${"--- !!"}      | ${"signs are no words"}
    ${"xyzzy qwrtz"} | ${"no word of it is anybody's"}
  `("nothing is found for $typed: $why", ({ typed }) => {
    expect(found(typed)).toEqual([]);
  });

  it("all are shown in their order while nothing is typed", () => {
    expect(found("")).toEqual(services.map(({ name }) => name));
    expect(found("   ")).toEqual(services.map(({ name }) => name));
  });

  it("what is much worse than the best is not shown", () => {
    expect(found("patient records")).toEqual(["Patient records"]);
  });

  it("a rare word counts more than one that many have", () => {
    const many = serviceSearch([
      ...Array.from({ length: 9 }, (_, place) => service(`Service ${place}`)),
      service("Lab", "Service of the centrifuge"),
    ]);
    expect(many("service centrifuge")[0]).toBe(9);
  });
});

describe("whatever is typed", () => {
  const texts = fc.string({ unit: "grapheme", maxLength: 60 });
  const some = fc.array(
    fc.record({
      name: texts,
      description: fc.option(texts),
      outcome: fc.option(texts),
      alsoCalled: fc.array(texts, { maxLength: 2 }),
    }),
    { maxLength: 8 },
  );

  it("each place is given once, and is one of the services", () => {
    fc.assert(
      fc.property(some, texts, (all, typed) => {
        const places = serviceSearch(all)(typed);
        expect(new Set(places).size).toBe(places.length);
        for (const place of places) expect(all[place]).toBeDefined();
      }),
    );
  });

  it("a service is found first by its whole name, unless another bears it or begins with it", () => {
    fc.assert(
      fc.property(some, fc.nat(), (all, at) => {
        fc.pre(all.length > 0);
        const { name } = all[at % all.length]!;
        fc.pre(/[\p{L}\p{N}]/u.test(plain(name)));
        const [first] = serviceSearch(all)(name);
        expect(plain(all[first!]!.name).trim()).toBe(plain(name).trim());
      }),
    );
  });

  it("a text of ten thousand letters takes no word of another", () => {
    const long = serviceSearch([service("x".repeat(10_000)), ...services]);
    expect(long("printing")).toEqual([4]);
    expect(long("x".repeat(10_000))).toEqual([0]);
  });
});
