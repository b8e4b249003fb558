import type { Desk } from "../desk";

/** The people of the invented site, by what they are there. Account ids are fixed, so that links to them last. */
export const people = {
  administrator: "5f10ad000000000000000001",
  projectAdministrator: "5f10ad000000000000000002",
  agents: ["5f10ad000000000000000011", "5f10ad000000000000000012", "5f10ad000000000000000013"],
  customers: ["5f10ad000000000000000021", "5f10ad000000000000000022", "qm:5f10ad000000000000000023"],
} as const;

const [tomas, aiko, ben] = people.agents;
const [greta, paul, ines] = people.customers;

export const organizations = [
  { name: "Harbour Clinics", members: [greta, ines] },
  { name: "Meridian Logistics", members: [paul] },
] as const;

/** Ines Duarte signed up at the portal and has no other account. */
export function addPeople(desk: Desk): void {
  const mail = (name: string) => `${name}@example.com`;
  const zone = { timeZone: "Europe/Amsterdam" };
  desk.addUser({
    accountId: people.administrator,
    displayName: "Noor Haddad",
    kind: "administrator",
    emailAddress: mail("noor.haddad"),
    ...zone,
  });
  desk.addUser({
    accountId: people.projectAdministrator,
    displayName: "Linnea Berg",
    kind: "agent",
    emailAddress: mail("linnea.berg"),
    ...zone,
  });
  desk.addUser({ accountId: tomas, displayName: "Tomás Rey", kind: "agent", emailAddress: mail("tomas.rey"), ...zone });
  desk.addUser({ accountId: aiko, displayName: "Aiko Mori", kind: "agent", emailAddress: null, ...zone });
  desk.addUser({ accountId: ben, displayName: "Ben Okafor", kind: "agent", emailAddress: mail("ben.okafor"), ...zone });
  desk.addUser({
    accountId: greta,
    displayName: "Greta Lund",
    kind: "customer",
    emailAddress: mail("greta.lund"),
    ...zone,
  });
  desk.addUser({
    accountId: paul,
    displayName: "Paul Ferrand",
    kind: "customer",
    emailAddress: mail("paul.ferrand"),
    ...zone,
  });
  desk.addUser({
    accountId: ines,
    displayName: "Ines Duarte",
    kind: "portal-only",
    emailAddress: mail("ines.duarte"),
    ...zone,
  });
  for (const { name, members } of organizations) desk.addOrganization(name, members);
}
