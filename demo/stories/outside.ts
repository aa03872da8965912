import type { Story } from "../clockwork.ts";
import type { Stage } from "../stage.ts";
import { telling } from "../telling.ts";

const agreed = { agreedWithCitizen: true } as const;

/** Phoned to a door outside, a named yes, and today is the day to ask whether he was received. */
export async function* phonedOutside(stage: Stage): Story {
  const t = telling(stage);
  yield stage.lately(4, "16:10");
  const poul = await t.opens(
    "herberget-nordlys",
    { knownAs: "Poul Erik", fullName: "Poul Erik Stensmark", birthYear: 1953, municipalityCode: "0881" },
    [
      {
        kind: "dental",
        citizensWords: "Den sidder løst. Jeg spiser suppe.",
        nextStep: "Ring til tandlægevagten",
        nextStepOn: stage.day(1),
      },
    ],
    { consent: { scope: "relay", form: "oral" } },
  );
  yield stage.lately(3, "10:20");
  await stage.by("herberget-nordlys").noteCall({
    ...poul.need(0),
    partyName: "Tandlægerne på Kastanievej",
    partyPhone: "+4570997002",
    message: "En mand med stærke smerter og uden penge. Må han komme ind mellem to andre?",
    answer: "yes",
    confirmedName: "Klinikassistent Hanne",
    confirmedRole: "Tager telefonen",
    answerText: "Ja, i overmorgen kl. 8.15. Regningen taler vi om bagefter.",
    checkBackOn: stage.day(3),
    ...agreed,
  });
  await t.plans("herberget-nordlys", poul.need(0), "Hør, om han kom til tandlægen", stage.ahead(1));
}

/** Three times asked, three times not received: now the lead decides, and outreach tries. */
export async function* leadMustDecide(stage: Stage): Story {
  const t = telling(stage);
  yield stage.workday(10, "10:50");
  const tanja = await t.opens(
    "gadeteamet",
    { knownAs: "Tanja", ageBand: "25-39", municipalityCode: "0881" },
    [
      {
        kind: "substance",
        citizensWords: "Jeg vil gerne langt væk fra byen, mens jeg gør det.",
        nextStep: "Ring til behandlingshjemmet",
        nextStepOn: stage.day(1),
      },
    ],
    { consent: { scope: "relay", form: "oral" }, meetMe: "Kom som den samme. Ikke to forskellige." },
  );
  yield stage.workday(9, "11:15");
  const { externalId } = await stage.by("gadeteamet").noteCall({
    ...tanja.need(0),
    partyName: "Behandlingshjemmet Engdraget",
    partyPhone: "+4570997003",
    message: "Hun er klar til at rejse denne uge.",
    answer: "yes",
    confirmedName: "Visitator Palle",
    answerText: "Der er en plads fra mandag.",
    checkBackOn: stage.day(3),
    ...agreed,
  });
  for (const [n, note] of [
    [6, "Pladsen er ikke klar endnu, siger de."],
    [4, "Hun stod klar med tasken. Bussen kom ikke."],
    [2, "Nu siger de: om en uge. Tanja siger: så er det slut."],
  ] as const) {
    yield stage.workday(n, "11:20");
    await stage
      .by("gadeteamet")
      .checkBack({ externalId, outcome: "notYet", checkBackOn: stage.day(n === 2 ? 5 : 2), note });
    await t.plans(
      "gadeteamet",
      tanja.need(0),
      "Hold kontakt med hende hver dag, til hun rejser",
      stage.ahead(3),
    );
  }
}

/** A one-time link to a door outside, waiting for its answer. Another one was answered from a phone in two hours. */
export async function* linkOutside(stage: Stage): Story {
  const t = telling(stage);
  yield stage.workday(3, "09:30");
  const edel = await t.opens(
    "udsattekoordinationen",
    {
      knownAs: "Edel",
      fullName: "Edel Fuglsig",
      birthYear: 1950,
      municipalityCode: "0881",
      phone: "+4570995042",
    },
    [
      {
        kind: "transport",
        citizensWords: "Der går ingen bus om søndagen. Og jeg skal have ren kanyle hver dag.",
        nextStep: "Spørg menighedens kørselsvagt",
        nextStepOn: stage.day(1),
      },
      {
        kind: "foodClothes",
        citizensWords: "En varm frakke, der kan lukkes.",
        nextStep: "Spørg genbrugsbutikken",
        nextStepOn: stage.day(1),
      },
    ],
    { consent: { scope: "relay", form: "oral" } },
  );
  const coat = await stage.by("udsattekoordinationen").makeLink({
    ...edel.need(1),
    partyName: "Genbrugsbutikken Andet Kapitel",
    partyPhone: "+4570997004",
    message: "Har I en vinterfrakke i størrelse 44, som en kvinde på 76 kan hente?",
    checkBackOn: stage.day(5),
    ...agreed,
  });
  yield stage.in(130);
  await stage.deps.relay.commands.answerByLink(
    {
      token: coat.token,
      answer: "yes",
      name: "Karla",
      role: "Frivillig",
      text: "Den hænger klar ved kassen. Den er rød.",
    },
    stage.now(),
  );
  yield stage.workday(1, "10:00");
  await stage.by("udsattekoordinationen").makeLink({
    ...edel.need(0),
    partyName: "Kørselsvagten i Sankt Laurids Sogn",
    partyPhone: "+4570997005",
    message: "Kan I køre en kvinde til sygeplejeklinikken om søndagen, frem til jul?",
    checkBackOn: stage.day(4),
    ...agreed,
  });
  await t.plans("udsattekoordinationen", edel.need(0), "Kørselsvagten svarer på linket", stage.ahead(3));
  await t.plans("udsattekoordinationen", edel.need(1), "Hør, om frakken passer", stage.ahead(4));
}

/** Confirmed by the citizen himself: received. The need is met there, and the course lands. */
export async function* receivedOutside(stage: Stage): Story {
  const t = telling(stage);
  yield stage.workday(11, "10:30");
  const flemming = await t.opens(
    "guleport",
    { knownAs: "Flemming", ageBand: "40-59", municipalityCode: "0883" },
    [
      {
        kind: "legal",
        citizensWords: "De siger, jeg skylder for en lejlighed, jeg aldrig har set.",
        nextStep: "Ring til gældsrådgivningen",
        nextStepOn: stage.day(1),
      },
    ],
    { consent: { scope: "relay", form: "oral" } },
  );
  const { externalId } = await stage.by("guleport").noteCall({
    ...flemming.need(0),
    partyName: "Gældsrådgivningen i Kælderen",
    partyPhone: "+4570997006",
    answer: "yes",
    confirmedName: "Rådgiver Solvej",
    answerText: "Han kan komme i åben rådgivning.",
    checkBackOn: stage.day(4),
    ...agreed,
  });
  yield stage.workday(6, "11:40");
  await stage.by("guleport").checkBack({
    externalId,
    outcome: "received",
    note: "Flemming siger selv, at de har skrevet brevet sammen.",
  });
  yield stage.workday(5, "12:20");
  await t.closes("guleport", flemming, "Sagt ved kaffebordet. Han fik et kort med vores nummer");
}
