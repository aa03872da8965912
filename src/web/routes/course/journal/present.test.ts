import { expect, test } from "vitest";
import type { JournalCopy } from "#modules/relay/index.ts";
import { textFor } from "../../../text/server.ts";
import { journalText } from "./present.ts";

const at = new Date("2026-06-02T08:00:00Z");
const day = "2026-06-05" as NonNullable<JournalCopy["consent"]>["endsOn"];
const unit = (name: string) => ({
  id: name,
  slug: name,
  name,
  sector: "region" as const,
  phone: "+4520000000",
  organisation: name,
});
const names = { dental: "Tænder", sleepTonight: "Et sted at sove i nat" };

const copy: JournalCopy = {
  at,
  copiedBy: "Ida",
  copiedFor: unit("Herberget"),
  knownAs: "Bo",
  fullName: null,
  birthYear: null,
  begunAt: at,
  closedAt: null,
  holder: {
    unit: unit("Herberget"),
    contactPerson: null,
    phone: "+4520000000",
    openNow: true,
    opensAt: null,
    since: at,
  },
  needs: [],
  consent: null,
  agreements: [],
  outside: [],
  tables: [],
};
const da = (facts: Partial<JournalCopy> = {}) => journalText({ ...copy, ...facts }, textFor("da"), names);

test("says who, since when, who has the baton, and that nothing was said about sharing", () => {
  expect(da()).toBe(
    [
      "Notat fra Stafet",
      "Hentet tirsdag 2. juni 2026 kl. 10 af Ida, Herberget.",
      "",
      "Borger: Bo.",
      "Forløbet begyndte tirsdag 2. juni 2026 kl. 10.",
      "Stafetten er hos Herberget siden tirsdag 2. juni 2026 kl. 10. Telefon 20 00 00 00.",
      "Stafetten flytter ikke myndighed eller behandlingsansvar.",
      "",
      "Samtykke",
      "Borgeren har ikke sagt noget om, hvem der må vide det.",
    ].join("\n"),
  );
});

test("names the person only as far as the reader may know", () => {
  expect(da({ fullName: "Bo Bang", birthYear: 1980 })).toContain(
    "Borger: Bo, fulde navn Bo Bang, født 1980.",
  );
});

test("an open need with its duty and next step; an ended one with how and when", () => {
  const need = {
    kind: "dental",
    state: "open" as const,
    urgency: "soon" as const,
    responsible: unit("Tandlægen"),
    since: at,
    dutyBearer: "Kommunen",
    nextStep: { what: "Ring", on: day, unit: unit("Herberget") },
    endedAt: null,
  };
  const text = da({
    needs: [need, { ...need, kind: "sleepTonight", state: "met", nextStep: null, endedAt: at }],
  });
  expect(text).toContain(
    "- Tænder: åbent, hos Tandlægen siden tirsdag 2. juni 2026 kl. 10. Myndighed eller behandling hos Kommunen. Næste skridt: Ring, 5. juni 2026, ved Herberget.",
  );
  expect(text).toContain("- Et sted at sove i nat: mødt tirsdag 2. juni 2026 kl. 10.");
});

test("consent with form, day and witness", () => {
  const consent = {
    scope: "relay",
    form: "oral",
    givenAt: at,
    endsOn: day,
    givenTo: "Herberget",
    witness: "Karen",
  } as const;
  expect(da({ consent })).toContain(
    "Givet mundtligt tirsdag 2. juni 2026 kl. 10 til Herberget. Gælder til 5. juni 2026. Hørt af Karen.",
  );
});

test("who took over what, in whose words and on what ground", () => {
  const agreement = {
    needKind: null,
    kind: "duty" as const,
    from: unit("Varmestuen"),
    to: unit("Modtageren"),
    at,
    by: null,
    agreedWithCitizen: false,
  };
  expect(da({ agreements: [agreement] })).toContain(
    "- tirsdag 2. juni 2026 kl. 10: Modtageren tog over fra Varmestuen: stafetten. Efter aftale om fast modtager. Ikke aftalt med borgeren endnu.",
  );
});

test("doors outside and joint tables, and how they ended", () => {
  const text = da({
    closedAt: at,
    outside: [
      {
        needKind: "dental",
        partyName: "Tandlægerne",
        confirmedName: "Hanne",
        confirmedRole: "assistent",
        confirmedAt: at,
        received: false,
      },
    ],
    tables: [
      { needKind: "dental", settledAt: at, outcome: "unmetNeed", taker: null, whoPays: "Kommunen" },
      { needKind: null, settledAt: at, outcome: "taker", taker: unit("Herberget"), whoPays: "Regionen" },
    ],
  });
  expect(text).toContain("Tandlægerne sagde ja ved Hanne, assistent: Tænder. Det er ikke bekræftet endnu");
  expect(text).toContain(
    "Tænder. Ingen kunne, og det er skrevet ned som manglende tilbud. Betaler imens: Kommunen.",
  );
  expect(text).toContain("stafetten. Herberget tog over. Betaler imens: Regionen.");
  expect(text).toContain("Forløbet lukkede tirsdag 2. juni 2026 kl. 10.");
  expect(text).toContain("Stafetten var sidst hos Herberget");
});

test("in English throughout", () => {
  expect(journalText(copy, textFor("en"), names)).toContain(
    "The baton is with Herberget since Tuesday 2 June 2026",
  );
});
