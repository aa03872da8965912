import type { Story } from "../clockwork.ts";
import type { Stage } from "../stage.ts";
import { telling } from "../telling.ts";

/** The man with the stoma: thawed up in a care home, his stay ended, and out in the frost again. A night café opens. */
export async function* stoma(stage: Stage): Story {
  const t = telling(stage);
  yield stage.onWorkday(8, "22:40");
  const preben = await t.opens(
    "natcafeen-maanen",
    { knownAs: "Preben", ageBand: "60+", municipalityCode: "0881" },
    [
      {
        kind: "sleepTonight",
        citizensWords: "Jeg var lige blevet varm. Så var pladsen ikke min mere.",
        note: "Kom fra omsorgspladserne i eftermiddags med to plastikposer. Det fryser.",
        nextStep: "Spørg om en seng, før vi lukker",
      },
      {
        kind: "woundCare",
        citizensWords: "Posen slutter ikke til. Jeg lugter, og jeg ved det godt.",
        note: "Har stomi. Har ikke flere poser, og huden omkring er rød.",
        nextStep: "En sygeplejerske ser på stomien i morgen",
      },
    ],
    {
      consent: { scope: "relay", form: "oral", witness: "Grethe, natcaféen" },
      meetMe: "Tal stille om posen. Jeg vil helst sidde ved døren.",
    },
  );
  const [bed] = await t.asks(
    "natcafeen-maanen",
    ["herberget-nordlys", "egehuset"],
    preben.need(0),
    "En mand med stomi har ikke et sted at være i nat. Hvem har en seng?",
  );
  yield stage.in(12);
  await t.wonders("herberget-nordlys", bed, "Klarer han selv posen, og er der trapper, han ikke kan gå på?");
  yield stage.in(9);
  await t.replies("natcafeen-maanen", bed, "Han klarer den, når han har nye poser. Trapper går fint.");
  yield stage.in(16);
  await t.readsMeetMe("herberget-nordlys", preben);
  await t.takes("herberget-nordlys", bed, "Værelse i stuen, tæt på badet", 2);
  yield stage.in(30);
  const [nurse] = await t.asks(
    "natcafeen-maanen",
    ["hjemmesygeplejen-akut"],
    preben.need(1),
    "Kan I komme på herberget i morgen med poser i hans størrelse?",
  );
  yield stage.in(35);
  await t.takes("hjemmesygeplejen-akut", nurse, "Besøg på herberget kl. 9 med poser og hudplejecreme", 1);
  yield stage.in(60);
  await t.passesOn(
    "natcafeen-maanen",
    preben.baton,
    "Vi er en natcafé og kan ikke følge ham om dagen. Han ved, at stafetten går til jer.",
  );
  yield stage.workday(7, "10:20");
  await t.sees(
    "udsattekoordinationen",
    preben,
    "met",
    "Charlotte mødte ham på herberget. Han vil gerne bo et sted, hvor nogen ser til ham.",
  );
  const home = await t.adds("udsattekoordinationen", preben, {
    kind: "home",
    citizensWords: "Et rum med en dør, jeg selv kan låse. Og en, der kan se til posen.",
    nextStep: "Spørg boligteamet om en plads med sygepleje",
    nextStepOn: stage.day(6),
  });
  yield stage.workday(6, "11:00");
  await t.plans("hjemmesygeplejen-akut", preben.need(1), "Fast besøg mandag og torsdag", 9);
  await t.plans("herberget-nordlys", preben.need(0), "Hans værelse, til boligen er fundet", stage.ahead(9));
  yield stage.workday(1, "12:15");
  await t.plans(
    "hjemmesygeplejen-akut",
    preben.need(1),
    "Fast besøg mandag og torsdag, nye poser bestilt",
    stage.ahead(3),
  );
  await t.asks(
    "udsattekoordinationen",
    ["boligteam-storvang"],
    home,
    "Preben er klar. Kan I finde en bolig med nattevagt og sygepleje?",
  );
  await t.plans("udsattekoordinationen", home, "Boligteamet svarer", stage.ahead(5));
  // What the care home's door looked like from outside is a record of its own.
  await stage.by("natcafeen-maanen", "grethe-munkholm").recordTurnedAway({
    toldBy: "citizen",
    doorUnitId: stage.id("egehuset"),
    what: "sentElsewhere",
    reason: "Opholdet var slut, og der var ikke aftalt et sted at gå hen.",
  });
}

/** Woken on a bench by the street team; looked for, found again, and followed where she is. */
export async function* benchByTheStation(stage: Stage): Story {
  const t = telling(stage);
  yield stage.workday(9, "08:50");
  const kaja = await t.opens(
    "gadeteamet",
    { knownAs: "Kaja med den røde hue", ageBand: "40-59" },
    [
      {
        kind: "woundCare",
        citizensWords: "Det er bare et sår. Det går over.",
        note: "Sår på begge underben, fugtige strømper. Vil ikke på sygehuset.",
        nextStep: "Skift forbinding på bænken",
        nextStepOn: stage.day(1),
      },
    ],
    {
      consent: { scope: "thisDoor", form: "oral" },
      meetMe: "Kom aldrig bagfra. Kaffe med tre sukker, så snakker vi.",
    },
  );
  yield stage.workday(8, "09:10");
  await t.sees(
    "gadeteamet",
    kaja,
    "notFound",
    "Ikke ved stationen. Kioskmanden har ikke set hende siden i går.",
  );
  yield stage.workday(7, "09:20");
  await t.sees("gadeteamet", kaja, "notFound", "Ledte ved havnen og bag biblioteket.");
  await t.plans("gadeteamet", kaja.need(0), "Spørg på Trappestenen, om de har set hende", 1);
  yield stage.workday(6, "10:30");
  await t.sees(
    "gadeteamet",
    kaja,
    "met",
    "Fandt hende i vaskeriet. Skiftede begge ben. Hun grinede af min kasket.",
  );
  await t.plans("gadeteamet", kaja.need(0), "Ny forbinding i vaskeriet hver anden dag", stage.ahead(2));
  yield stage.workday(2, "09:40");
  await t.sees(
    "gadeteamet",
    kaja,
    "met",
    "Såret på højre ben er næsten lukket. Hun vil måske med til en læge.",
  );
  await t.adds("gadeteamet", kaja, {
    kind: "ownDoctor",
    citizensWords: "Måske. Hvis du går med ind.",
    nextStep: "Aftal en tid, hvor jeg kan følge hende",
    nextStepOn: stage.ahead(4),
  });
}

/** Nobody found him, although they looked; the course ends with that said, and any door can open it again. */
export async function* lookedForInVain(stage: Stage): Story {
  const t = telling(stage);
  yield stage.workday(13, "13:30");
  const jan = await t.opens(
    "opsoegende-vesterlunde",
    { knownAs: "Jan fra sommerhuset", ageBand: "40-59", municipalityCode: "0882" },
    [
      {
        kind: "substance",
        citizensWords: "Kom igen en anden dag.",
        nextStep: "Tag kaffe med ud til ham",
        nextStepOn: stage.day(1),
      },
    ],
    { consent: { scope: "notNow", form: "oral" } },
  );
  for (const [n, note] of [
    [12, "Skodder for vinduerne. Lagde en seddel."],
    [11, "Naboen har set ham køre mod syd."],
    [10, "Huset er tomt. Sedlen ligger der endnu."],
    [9, "Ringede til det nummer, han gav. Det er lukket."],
  ] as const) {
    yield stage.workday(n, "13:40");
    await t.sees("opsoegende-vesterlunde", jan, "notFound", note);
    await t.plans("opsoegende-vesterlunde", jan.need(0), "Kør derud igen", 2);
  }
  yield stage.workday(8, "14:10");
  await t.ends(
    "opsoegende-vesterlunde",
    jan.need(0),
    "cannotBeFound",
    "Ledt efter fire dage i træk. Dukker han op, åbner vi igen uden spørgsmål.",
  );
  await t.closes(
    "opsoegende-vesterlunde",
    jan,
    "Brev i postkassen og besked i den lokale kiosk",
    "cannotBeFound",
  );
}

/** At night: opened in the emergency department, asked for tomorrow at eight; the nurse goes home, the baton does not. */
export async function* untilTomorrowAtEight(stage: Stage): Story {
  const t = telling(stage);
  yield stage.lately(0, "02:40");
  const man = await t.opens(
    "akutmodtagelsen",
    { knownAs: "Ukendt mand i grøn jakke", ageBand: "25-39" },
    [
      {
        kind: "withdrawal",
        citizensWords: "Jeg ryster. Det bliver værre, når I går.",
        note: "Har fået det, vi må give i nat. Skal ses igen inden middag.",
        nextStep: "Ny måling af abstinenser",
        nextStepOn: stage.ahead(1),
      },
      {
        kind: "sleepTonight",
        citizensWords: "Bare ikke ud i regnen.",
        nextStep: "Bliver hos os, til det er lyst",
        nextStepOn: stage.ahead(1),
      },
    ],
    { consent: { scope: "relay", form: "oral", witness: "Sara, nattevagt" } },
  );
  yield stage.in(10);
  const [baton] = await t.asks(
    "akutmodtagelsen",
    ["socialsygeplejen"],
    man.baton,
    "Han har sagt ja til at vente på dig. Jeg har fortalt ham, at du kommer kl. 8.",
  );
  yield stage.in(45, "socialsygeplejen");
  await t.takes("socialsygeplejen", baton, "Sidder hos ham, mens medicinen virker", 0);
}
