import { minutes, plus } from "#kernel/time.ts";
import type { Urgency } from "#kernel/urgency.ts";
import type { Story } from "../clockwork.ts";
import type { UnitSlug } from "../region/units.ts";
import type { Stage } from "../stage.ts";
import { type NeedDraft, telling } from "../telling.ts";

/**
 * What waits for an answer just now, at every step of the ladder. All are asked at doors that are open round the clock,
 * so that the demo has them whenever it is started – acute: an hour, then a step every half hour – or are so newly asked that
 * no office has answered yet.
 */
interface Waiting {
  readonly name: string;
  readonly fullName?: string;
  readonly born: number;
  readonly from: UnitSlug;
  readonly to: UnitSlug;
  readonly need: NeedDraft;
  readonly message: string;
  readonly urgency: Urgency;
  /** Asked so many minutes before the present. */
  readonly askedBefore: number;
}

export const WAITING: readonly Waiting[] = [
  {
    name: "Ruben",
    fullName: "Ruben Ottesgaard",
    born: 1994,
    from: "akutmodtagelsen",
    to: "herberget-nordlys",
    need: {
      kind: "sleepTonight",
      citizensWords: "Jeg har en hund med. Den er lille.",
      nextStep: "Herberget svarer",
    },
    message: "Ruben er færdig her om en time. Har I plads til ham og en lille hund?",
    urgency: "acute",
    askedBefore: 18,
  },
  {
    name: "Ellen",
    fullName: "Ellen Margrethe Toftild",
    born: 1949,
    from: "medicinsk-afsnit",
    to: "hjemmesygeplejen-akut",
    need: {
      kind: "woundCare",
      citizensWords: "Jeg bor i et skur. Kommer I også der?",
      nextStep: "Akutteamet svarer",
    },
    message: "Kan I se til hende i kolonihaven, når hun bliver udskrevet?",
    urgency: "sameDay",
    askedBefore: 75,
  },
  {
    name: "Kim uden efternavn",
    born: 2001,
    from: "herberget-nordlys",
    to: "psykiatrisk-akutmodtagelse",
    need: {
      kind: "psychiatric",
      citizensWords: "Jeg ser ting i hjørnet af stuen.",
      nextStep: "Akutmodtagelsen svarer",
    },
    message: "Må han komme ind til jer nu, og må vores medarbejder sidde med?",
    urgency: "acute",
    askedBefore: 49,
  },
  {
    name: "Aksel",
    fullName: "Aksel Mosebryn",
    born: 1966,
    from: "psykiatrisk-afsnit",
    to: "egehuset",
    need: {
      kind: "sleepTonight",
      citizensWords: "Ikke herberget. Der er for mange stemmer i forvejen.",
      nextStep: "Egehuset svarer",
      urgency: "sameDay",
    },
    message: "Er der en stille stue hos jer fra i morgen?",
    urgency: "sameDay",
    askedBefore: 205,
  },
  {
    name: "Jonna",
    fullName: "Jonna Klitgaard-Brink",
    born: 1957,
    from: "kirurgisk-afsnit",
    to: "hjemmesygeplejen-akut",
    need: {
      kind: "woundCare",
      citizensWords: "Drænet løber. Jeg tør ikke sove.",
      urgency: "acute",
      nextStep: "Akutteamet svarer",
    },
    message: "Hun er kommet hjem med dræn. Kan I se til det inden for en time?",
    urgency: "acute",
    askedBefore: 72,
  },
  {
    name: "Henning",
    fullName: "Henning Rosenlykke",
    born: 1951,
    from: "medicinsk-afsnit",
    to: "hjemmesygeplejen-akut",
    need: {
      kind: "medicineKeep",
      citizensWords: "Jeg kan ikke kende forskel på de hvide og de hvide.",
      urgency: "acute",
      nextStep: "Akutteamet svarer",
    },
    message: "Han kan ikke selv dosere. Kan I komme i aften og igen i morgen?",
    urgency: "acute",
    askedBefore: 106,
  },
  {
    name: "Samira",
    fullName: "Samira Holgersdal",
    born: 1997,
    from: "akutmodtagelsen",
    to: "krisecentret-lindely",
    need: {
      kind: "sleepTonight",
      citizensWords: "Han ved, hvor jeg bor. I må ikke ringe til ham.",
      nextStep: "Krisecentret svarer",
    },
    message: "En ung kvinde kan ikke gå hjem. Har I plads til hende i nat?",
    urgency: "acute",
    askedBefore: 103,
  },
  {
    name: "Laust",
    fullName: "Laust Ebbekær",
    born: 1982,
    from: "herberget-nordlys",
    to: "psykiatrisk-afsnit",
    need: {
      kind: "psychiatric",
      citizensWords: "Nu er det for mørkt. Nu siger jeg det højt.",
      urgency: "acute",
      nextStep: "Afsnittet svarer",
    },
    message: "Han beder selv om at blive indlagt. Vi sidder hos ham.",
    urgency: "acute",
    askedBefore: 132,
  },
  {
    name: "Gunnar",
    fullName: "Gunnar Højsleth",
    born: 1960,
    from: "kirurgisk-afsnit",
    to: "medicinsk-afsnit",
    need: {
      kind: "withdrawal",
      citizensWords: "Det er ikke operationen, jeg ryster af.",
      nextStep: "Afsnittet svarer",
    },
    message: "Kan I overtage planen for abstinenser, så han kan blive liggende?",
    urgency: "acute",
    askedBefore: 170,
  },
  {
    name: "Mogens",
    fullName: "Mogens Fuglebjærg",
    born: 1972,
    from: "herberget-nordlys",
    to: "akutmodtagelsen",
    need: {
      kind: "painRelief",
      citizensWords: "Jeg faldt på kajen. Fingrene vender forkert.",
      nextStep: "Akutmodtagelsen svarer",
    },
    message: "Vi følger ham derhen, hvis han ikke skal sidde alene og vente. Må en af os gå med ind?",
    urgency: "acute",
    askedBefore: 31,
  },
  {
    name: "Jørn",
    fullName: "Jørn Skovfoged Lund",
    born: 1964,
    from: "medicinsk-afsnit",
    to: "socialsygeplejen",
    need: {
      kind: "home",
      citizensWords: "De siger, jeg skal hjem i morgen. Hjem hvor?",
      urgency: "soon",
      nextStep: "Socialsygeplejersken svarer",
    },
    message: "Udskrives i morgen over middag. Vil du tage behovet med hjem til ingenting?",
    urgency: "soon",
    askedBefore: 64,
  },
  {
    name: "Nikoline",
    fullName: "Nikoline Askebjerg",
    born: 1999,
    from: "herberget-nordlys",
    to: "rusmiddelcenter-storvang",
    need: {
      kind: "substance",
      citizensWords: "Hvis jeg venter til mandag, er jeg en anden.",
      urgency: "soon",
      nextStep: "Rusmiddelcentret svarer",
    },
    message: "Hun har selv bedt om det i dag. Kan I tage den første samtale hos os?",
    urgency: "soon",
    askedBefore: 88,
  },
  {
    name: "Valdemar",
    fullName: "Valdemar Bøgelyst",
    born: 1959,
    from: "medicinsk-afsnit",
    to: "moellebakken",
    need: {
      kind: "ownDoctor",
      citizensWords: "Jeg har en læge på et kort, der er løbet ud.",
      urgency: "soon",
      nextStep: "Lægehuset svarer",
    },
    message: "Han går herfra med ny hjertemedicin og uden læge. Kan I tage ham?",
    urgency: "soon",
    askedBefore: 112,
  },
];

/** One who waits: opened a little before, then asked; what comes next, the clock does. */
export async function* waits(stage: Stage, waiting: Waiting): Story {
  const t = telling(stage);
  const { name, fullName, born, from, to, need, message, urgency, askedBefore } = waiting;
  const asked = stage.before(askedBefore);
  yield plus(asked, -minutes(14));
  const course = await t.opens(
    from,
    {
      knownAs: name,
      ...(fullName === undefined ? {} : { fullName }),
      birthYear: born,
      municipalityCode: "0881",
    },
    [{ ...need, nextStepOn: stage.ahead(4) }],
    { consent: { scope: "relay", form: "oral" } },
  );
  yield asked;
  await t.asks(from, [to], course.need(0), message, { urgency });
}

/** The sender never answered what it was asked: now it is the sender's own lead whose step it is. */
export async function* questionForgotten(stage: Stage): Story {
  const t = telling(stage);
  yield stage.before(88);
  const vera = await t.opens(
    "psykiatrisk-akutmodtagelse",
    { knownAs: "Vera", fullName: "Vera Sommerlund", birthYear: 1990, municipalityCode: "0881" },
    [
      {
        kind: "sleepTonight",
        citizensWords: "Bare et sted, hvor lyset er tændt.",
        nextStep: "Herberget svarer",
        nextStepOn: stage.ahead(1),
      },
    ],
    { consent: { scope: "relay", form: "oral" } },
  );
  const [bed] = await t.asks(
    "psykiatrisk-akutmodtagelse",
    ["herberget-nordlys"],
    vera.need(0),
    "Har I en seng til Vera?",
  );
  yield stage.in(20);
  await t.wonders("herberget-nordlys", bed, "Har hun nogen medicin, der skal på køl?");
}

/** Asked long ago by the standing receiver itself: nobody is left to pass it to, so the leaders are told again and again. */
export async function* toldAgain(stage: Stage): Story {
  const t = telling(stage);
  yield stage.workday(9, "10:40");
  const egon = await t.opens(
    "udsattekoordinationen",
    { knownAs: "Egon", fullName: "Egon Plougmann-Leth", birthYear: 1968, municipalityCode: "0881" },
    [
      {
        kind: "somatic",
        citizensWords: "Jeg har stået på den liste, siden jeg havde hår.",
        urgency: "soon",
        nextStep: "Lungeambulatoriet svarer",
        nextStepOn: stage.ahead(12),
      },
    ],
    { consent: { scope: "relay", form: "written" } },
  );
  await t.asks(
    "udsattekoordinationen",
    ["lungeambulatoriet"],
    egon.need(0),
    "Han er indkaldt fire gange til en adresse, han ikke har mere. Kan I give ham en tid gennem os?",
  );
}

/** A ring that ended as an unmet need: the table said so, with names, and it rests until it is looked at again. */
export async function* tableWithoutTaker(stage: Stage): Story {
  const t = telling(stage);
  yield stage.workday(11, "10:20");
  const ulrik = await t.opens(
    "socialpsykiatrien-storvang",
    { knownAs: "Ulrik", fullName: "Ulrik Vestermose", birthYear: 1978, municipalityCode: "0881" },
    [
      {
        kind: "home",
        citizensWords: "Et sted, hvor man må være ædru og skæv på skift.",
        urgency: "soon",
        nextStep: "Spørg boligteamet",
      },
    ],
    {
      consent: { scope: "relay", form: "oral" },
      meetMe: "Sig til, hvis I bliver forsinkede. Jeg tror, I er gået.",
    },
  );
  const [first] = await t.asks(
    "socialpsykiatrien-storvang",
    ["boligteam-storvang"],
    ulrik.need(0),
    "Findes der en bolig, hvor han må blive, også når han har taget noget?",
  );
  yield stage.workday(10, "11:30");
  await t.showsOn(
    "boligteam-storvang",
    first,
    "outsideTargetGroup",
    "Vores boliger kræver, at man er i behandling.",
    ["egehuset"],
  );
  yield stage.workday(9, "10:10");
  const second = await t.sendsPrepared(
    "socialpsykiatrien-storvang",
    first,
    "Boligteamet peger på jer. Er der en plads med længere sigt?",
  );
  yield stage.workday(8, "13:30");
  const tableId =
    (await t.showsOn(
      "egehuset",
      second,
      "noCapacity",
      "Vi har kun korte ophold, og der er venteliste.",
      [],
    )) ?? "";
  yield stage.workday(7, "11:00");
  await stage.by("socialpsykiatrien-storvang").holdTable({
    tableId,
    citizenWish: "At I siger det højt, hvis det ikke findes.",
    spokesperson: "Kim, støtte-kontaktperson",
    notes: "Det findes ikke i kommunen i dag. Det blev sagt højt, og direktøren tager det med.",
    came: [1, 2, 3],
    others: ["Ulriks bror"],
  });
  await stage.by("socialpsykiatrien-storvang").settleTable({
    tableId,
    outcome: "unmetNeed",
    whoPays: "Kommunen betaler værelset på pensionatet indtil videre",
    decided: [2, 3],
    note: "Bolig uden krav om behandling mangler",
    meanwhile: "Værelse på pensionatet, Kim kommer to gange om ugen",
    reviewOn: stage.day(40),
  });
}
