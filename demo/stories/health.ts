import type { Story } from "../clockwork.ts";
import type { Stage } from "../stage.ts";
import { telling } from "../telling.ts";

/** A wound that must be changed several times a week, no address to change it at, and no money for the medicine. */
export async function* woundWithoutAddress(stage: Stage): Story {
  const t = telling(stage);
  yield stage.workday(10, "13:15");
  const solveig = await t.opens(
    "ortopaedkirurgisk-afsnit",
    {
      knownAs: "Solveig",
      fullName: "Solveig Tranholm",
      birthYear: 1979,
      municipalityCode: "0881",
      phone: "+4570995011",
    },
    [
      {
        kind: "woundCare",
        citizensWords: "I siger hver anden dag. Men hvor skal jeg være henne hver anden dag?",
        note: "Stort sår efter infektion. Skal skiftes tre gange om ugen i mindst seks uger.",
        nextStep: "Find en, der kan skifte, hvor hun er",
      },
      {
        kind: "medicinePay",
        citizensWords: "Der står 740 kroner på skærmen. Jeg har 60.",
        note: "Antibiotika til fire uger. Går hun uden, skal hun opereres igen.",
        nextStep: "Spørg kommunen, om kuren kan betales",
      },
      {
        kind: "transport",
        citizensWords: "Jeg kan gå til stoppestedet. Ikke længere.",
        nextStep: "Bestil kørsel til kontrollen",
        nextStepOn: stage.day(3),
      },
    ],
    {
      consent: { scope: "relay", form: "written" },
      meetMe: "Sig mit navn, før du rører ved benet. Tæl til tre.",
    },
  );
  const [nurse] = await t.asks(
    "ortopaedkirurgisk-afsnit",
    ["hjemmesygeplejen-akut"],
    solveig.need(0),
    "Kan I skifte hos en, der bor skiftevis på herberg og hos en veninde?",
  );
  yield stage.in(70);
  await t.wonders(
    "hjemmesygeplejen-akut",
    nurse,
    "Kan hun selv komme til Sygeplejeklinikken den ene af de tre gange?",
  );
  yield stage.in(25);
  await t.replies(
    "ortopaedkirurgisk-afsnit",
    nurse,
    "Ja, hvis det er om eftermiddagen og hun får en busbillet.",
  );
  yield stage.in(40);
  await t.readsMeetMe("hjemmesygeplejen-akut", solveig);
  await t.takes("hjemmesygeplejen-akut", nurse, "Amina skifter på herberget første gang", 1);
  yield stage.workday(9, "10:10");
  const [pay] = await t.asks(
    "ortopaedkirurgisk-afsnit",
    ["udsattekoordinationen"],
    solveig.need(1),
    "Kan kommunen betale kuren med det samme? Første æske er brugt på fredag.",
  );
  yield stage.in(100, "udsattekoordinationen");
  await t.showsOn(
    "udsattekoordinationen",
    pay,
    "knownElsewhere",
    "Det er jobcentret, der kan bevilge medicin som enkeltudgift.",
    ["jobcenter-storvang"],
  );
  yield stage.workday(8, "09:30");
  const again = await t.sendsPrepared(
    "ortopaedkirurgisk-afsnit",
    pay,
    "Udsattekoordinationen viser videre til jer. Kan I bevilge kuren i dag?",
  );
  yield stage.in(110, "jobcenter-storvang");
  await t.takes("jobcenter-storvang", again, "Bevilling lagt ind. Apoteket får besked", 1);
  yield stage.workday(7, "11:30");
  await t.ends("jobcenter-storvang", solveig.need(1), "met");
  yield stage.workday(6, "13:00");
  await t.plans(
    "hjemmesygeplejen-akut",
    solveig.need(0),
    "Skift mandag, onsdag og fredag. Fredag i klinikken",
    stage.ahead(3),
  );
  await t.sees("hjemmesygeplejen-akut", solveig, "met", "Såret er mindre. Hun talte til tre selv.");
  yield stage.workday(5, "12:10");
  const [baton] = await t.asks(
    "ortopaedkirurgisk-afsnit",
    ["hjemmesygeplejen-akut"],
    solveig.baton,
    "Hun er udskrevet nu, og det er jer, hun kender. Vil I have stafetten?",
  );
  yield stage.in(45);
  await t.takes("hjemmesygeplejen-akut", baton);
  await t.ends("hjemmesygeplejen-akut", solveig.need(2));
}

/** Life-saving heart medicine paid by donations: the outside doors that helped, and the gap that rests because nobody must. */
export async function* heartMedicine(stage: Stage): Story {
  const t = telling(stage);
  const fund = "Hjælpefonden ved Sankt Laurids Kirke";
  yield stage.workday(12, "10:40");
  const bjarne = await t.opens(
    "medicinsk-afsnit",
    { knownAs: "Bjarne", fullName: "Bjarne Ravnsø", birthYear: 1958, municipalityCode: "0881" },
    [
      {
        kind: "medicinePay",
        citizensWords: "Hjertet har fået sit. Nu mangler pungen.",
        note: "Livsvigtig hjertemedicin hver dag resten af livet. Uden forsørgelse lige nu.",
        nextStep: "Medicin i hånden, før han går",
      },
      {
        kind: "sleepTonight",
        citizensWords: "Jeg kan ligge hvor som helst, hvor der er tørt.",
        nextStep: "Spørg omsorgspladserne",
      },
    ],
    {
      consent: { scope: "relay", form: "oral" },
      meetMe: "Jeg er ikke døv, jeg er langsom. Sig det to gange.",
    },
  );
  await t.hasDoctor("medicinsk-afsnit", bjarne, {
    state: "here",
    name: "Lægerne i Torvegården",
    practiceId: stage.id("torvegaarden"),
    toldBy: "record",
  });
  const [place] = await t.asks(
    "medicinsk-afsnit",
    ["egehuset", "herberget-nordlys"],
    bjarne.need(1),
    "Han skal hvile i to uger efter indlæggelsen. Hvem har en plads?",
  );
  yield stage.in(50);
  await t.takes("egehuset", place, "Egen stue med udsigt til skoven", 3);
  yield stage.in(30);
  await t.takesOver("egehuset", bjarne.baton, "Han bor hos os nu, så vi tager telefonen");
  yield stage.workday(11, "09:50");
  await t.plans("egehuset", bjarne.need(0), "Ring til hjælpefonden", 1);
  yield stage.workday(10, "11:20");
  const { externalId } = await stage.by("egehuset").noteCall({
    ...bjarne.need(0),
    partyName: fund,
    partyPhone: "+4570997001",
    message: "Kan fonden betale hjertemedicin til en mand, der er ved at komme på benene?",
    answer: "yes",
    confirmedName: "Kordegnen",
    confirmedRole: "Står for fondens kasse",
    answerText: "Ja, én måned. Så må I finde en anden løsning.",
    checkBackOn: stage.day(2),
    agreedWithCitizen: true,
  });
  yield stage.workday(8, "10:15");
  await stage.by("egehuset").checkBack({
    externalId,
    outcome: "givenUp",
    note: "Æskerne kom, men kun til 30 dage. Behovet er der stadig.",
  });
  yield stage.workday(7, "12:40");
  await stage.by("egehuset").recogniseGap({
    needId: bjarne.need(0).needId,
    note: "Ingen har pligt til at betale livsvigtig medicin i ventetiden på forsørgelse.",
    meanwhile: "Fonden har betalt 30 dage. Vi søger om enkeltudgift, så snart der er en afgørelse",
    reviewOn: stage.day(21),
  });
  yield stage.workday(3, "13:05");
  await t.plans(
    "egehuset",
    bjarne.need(1),
    "Pladsen er forlænget. Tal om, hvor han vil bo bagefter",
    stage.ahead(6),
  );
  await t.sees("egehuset", bjarne, "met", "Går tur om søen hver morgen. Vil gerne i gang med at søge bolig.");
}

/** His doctor is three moves away; the practice asks before it answers, and nobody has answered it yet. */
export async function* doctorThreeMovesAgo(stage: Stage): Story {
  const t = telling(stage);
  yield stage.workday(2, "09:20");
  const kurt = await t.opens(
    "sundhedsklinikken",
    { knownAs: "Kurt", fullName: "Kurt Hedevang", birthYear: 1955, municipalityCode: "0883" },
    [
      {
        kind: "ownDoctor",
        citizensWords: "Min læge sidder tre flytninger væk. Hun var god. Men der går kun to busser.",
        note: "En udredning for blod i afføringen gik i stå ved den anden flytning.",
        nextStep: "Spørg lægehusene i byen",
      },
      {
        kind: "somatic",
        citizensWords: "De sagde, de ville ringe. Så flyttede jeg.",
        note: "Udredningen skal samles op, ikke begyndes forfra.",
        nextStep: "Find de gamle svar",
        nextStepOn: stage.ahead(5),
      },
    ],
    { consent: { scope: "relay", form: "oral" } },
  );
  await t.hasDoctor(
    "sundhedsklinikken",
    kurt,
    { state: "elsewhere", name: "Lægehuset på Torvet", place: "Nordhavn, tre flytninger væk" },
    {
      what: "Blod i afføringen",
      begunWhere: "Storvang Sygehus",
      begunOn: stage.day(-160),
      waitsFor: "En ny tid til kikkertundersøgelse – den gamle gik tabt i flytningen",
    },
  );
  const [first, second] = await t.asks(
    "sundhedsklinikken",
    ["torvegaarden", "moellebakken"],
    kurt.need(0),
    "Kurt har ingen læge, han kan nå. Kan I tage ham, også selvom han bor midlertidigt?",
  );
  yield stage.workday(1, "10:15");
  await t.showsOn("torvegaarden", first, "noCapacity", "Vi har lukket for tilgang til nytår.", ["gadeplan"]);
  yield stage.workday(1, "12:50");
  await t.plans("sundhedsklinikken", kurt.need(0), "Følg op på, hvad lægehuset svarer", stage.ahead(2));
  yield stage.workday(0, "11:10");
  await t.wonders(
    "moellebakken",
    second,
    "Ved I, hvilket sygehus der begyndte udredningen, og må vi hente papirerne?",
  );
}
