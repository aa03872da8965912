import { expect, it } from "vitest";
import { readClaims } from "./rules.ts";

const mapping = {
  name: "Storvang",
  nameClaim: "name",
  organisationClaim: "cvr",
  organisations: { "12345674": "storvang" },
  rolesClaim: "realm_access.roles",
  roles: {
    "stafet-street": { unit: "gadeteamet", role: "worker" },
    "stafet-street-lead": { unit: "gadeteamet", role: "lead" },
    "stafet-home": { unit: "egehuset", role: "volunteer" },
  },
} as const;
const claims = {
  sub: "u1",
  name: " Bo Lund ",
  cvr: "12345674",
  realm_access: { roles: ["stafet-home", "other"] },
};

it.each([
  ["an empty one", ""],
  ["none", undefined],
  ["one longer than any", "x".repeat(501)],
])("refused: whoever has no subject but %s", (_, sub) => {
  const code = "providerRefused";
  expect(() => readClaims({ ...claims, sub }, mapping)).toThrow(expect.objectContaining({ code }));
});

it.each([
  ["another organisation", "87654321"],
  ["no organisation", undefined],
  ["an organisation called like something every object has", "constructor"],
])("%s is none of ours", (_, cvr) => {
  expect(readClaims({ ...claims, cvr }, mapping).organisation).toBeNull();
});

it("organisation, name and memberships by the mapping; what is not mapped gives nothing", () => {
  expect(readClaims(claims, mapping)).toEqual({
    subject: "u1",
    name: "Bo Lund",
    organisation: "storvang",
    memberships: new Map([["egehuset", "volunteer"]]),
    provedAt: 0,
  });
});

it.each([{ roles: ["other"] }, { roles: ["constructor"] }, "stafet-home", undefined])(
  "roles %j make nobody a member of anything",
  (realm_access) => {
    expect(readClaims({ ...claims, realm_access }, mapping).memberships.size).toBe(0);
  },
);

it("the higher of two roles in a unit, whatever their order; a number for a CVR; one role not in a list", () => {
  const both = { ...claims, cvr: 12345674, realm_access: { roles: ["stafet-street-lead", "stafet-street"] } };
  expect([...readClaims(both, mapping).memberships]).toEqual([["gadeteamet", "lead"]]);
  const one = { ...claims, realm_access: { roles: "stafet-street" } };
  expect([...readClaims(one, mapping).memberships]).toEqual([["gadeteamet", "worker"]]);
});

it.each([
  [1_000, 1_000_000],
  ["1000", 0],
  [-1, 0],
  [Number.NaN, 0],
  [undefined, 0],
])("proved at %o is %d", (auth_time, provedAt) => {
  expect(readClaims({ ...claims, auth_time }, mapping).provedAt).toBe(provedAt);
});

it("without a name one is called by the subject", () => {
  expect(readClaims({ ...claims, name: undefined }, mapping).name).toBe("u1");
});
