import type { Story } from "../clockwork.ts";
import type { Stage } from "../stage.ts";
import { telling } from "../telling.ts";

/**
 * The dual-diagnosis deadlock: psychiatry wants the drugs treated first, the substance centre wants the mind treated
 * first. The second door points back at the first, and the joint table is called.
 */
export async function* dualDiagnosis(stage: Stage): Story {
  const t = telling(stage);
  yield stage.onWorkday(6, "03:10");
  const malik = await t.opens(
    "akutmodtagelsen",
    {
      knownAs: "Malik",
      fullName: "Malik Sandholt",
      birthYear: 1991,
      municipalityCode: "0881",
      phone: "+4570995001",
    },
    [
      {
        kind: "psychiatric",
        citizensWords: "Jeg hører stemmer, og jeg ryger for at få dem til at tie stille.",
        note: "Henvist tre gange det sidste år. Ingen har set på begge dele på én gang.",
        nextStep: "Socialsygeplejersken ser ham, når hun møder",
      },
      {
        kind: "sleepTonight",
        citizensWords: "Min ven vil ikke have mig boende mere.",
        nextStep: "Spørg herberget i nat",
      },
    ],
    {
      consent: { scope: "relay", form: "oral", witness: "Sara, nattevagt" },
      meetMe: "Sig, hvad du gør, før du gør det. Luk ikke døren bag mig. Jeg hører dårligt på venstre øre.",
    },
  );
  const [bed] = await t.asks(
    "akutmodtagelsen",
    ["herberget-nordlys"],
    malik.need(1),
    "Har I en seng til Malik i nat? Han er rolig og træt.",
  );
  const [baton] = await t.asks(
    "akutmodtagelsen",
    ["socialsygeplejen"],
    malik.baton,
    "Vil du tage stafetten, når du møder? Han venter gerne på dig.",
  );
  yield stage.in(14);
  await t.readsMeetMe("herberget-nordlys", malik);
  await t.takes("herberget-nordlys", bed, "Seng 7. Han sover bedst med lys på gangen", 3);
  yield stage.in(280, "socialsygeplejen");
  await t.readsMeetMe("socialsygeplejen", malik);
  await t.takes("socialsygeplejen", baton, "Morgenkaffe på herberget i morgen", 1);
  yield stage.in(90, "socialsygeplejen");
  await t.plans(
    "socialsygeplejen",
    malik.need(0),
    "Ring til psykiatrisk ambulatorium, så han kun skal fortælle det én gang",
    5,
  );
  yield stage.workday(4, "10:05");
  const [first] = await t.asks(
    "socialsygeplejen",
    ["psykiatrisk-ambulatorium"],
    malik.need(0),
    "Kan I tilbyde Malik en samtale? Han vil gerne have hjælp til stemmerne, og herberget følger ham derhen.",
  );
  yield stage.workday(3, "11:20");
  await t.showsOn(
    "psykiatrisk-ambulatorium",
    first,
    "needsOtherTreatmentFirst",
    "Vi kan ikke udrede, så længe han ryger hash hver dag. Det skal behandles først.",
    ["rusmiddelcenter-storvang"],
  );
  yield stage.onWorkday(3, "21:40");
  await t.writesMeetMe("herberget-nordlys", malik, {
    helps: "Sig, hvad du gør, før du gør det. Lys på gangen om natten. En kop te og fem minutter.",
    frightens: "At døren bliver lukket bag mig.",
    howToTalk: "Stå på min højre side. Jeg hører dårligt på venstre øre.",
    comesAlong: "Amin fra herberget, når jeg skal noget nyt.",
    dontAsk: "Hvorfor jeg ikke kan bo hos min ven mere.",
    goodAt: "Jeg kan lave mad til tyve for hundrede kroner.",
    earlySigns: "Jeg holder op med at svare. Så går jeg frem og tilbage.",
    words: "",
    heardBy: "Amin, herberget",
  });
  const hardDay = await t.notesHardDay(
    "herberget-nordlys",
    malik,
    {
      happened:
        "Der var larm på gangen, og døren til opholdsstuen blev lukket, mens han var derinde. Han råbte og skubbede til døren, så en kop gik i stykker. Ingen kom til skade.",
      calmed:
        "Døren blev åbnet, og en af os satte sig ved siden af ham. Efter ti minutter fejede vi skårene op sammen.",
      citizensWords: "Jeg kunne ikke komme ud. Jeg blev bange og ville bare ud.",
    },
    60,
  );
  yield stage.workday(2, "09:30");
  await t.answersHardDay(malik, hardDay, "Nu står døren på klem, og jeg har købt en ny kop.");
  const brother = await t.tellsOf(
    "socialsygeplejen",
    malik,
    {
      giverName: "Samir",
      relation: "Storebror",
      words:
        "Når han går frem og tilbage, er han ikke vred. Han lytter. Spørg, om han vil med ud at gå. Efter ti minutter kan man tale med ham igen. Han spiser, hvis man spiser med.",
      knownToCitizen: "yes",
    },
    true,
  );
  await t.plans("socialsygeplejen", malik.need(0), "Spørg rusmiddelcentret, som psykiatrien foreslår", 2);
  const second = await t.sendsPrepared(
    "socialsygeplejen",
    first,
    "Psykiatrien beder om, at hashen bliver behandlet først. Kan I begynde med Malik nu?",
  );
  yield stage.workday(1, "12:15");
  await t.findsUseful("socialsygeplejen", malik, brother);
  await t.tellsOf("socialsygeplejen", malik, {
    giverName: "Gitte, Caféen på hjørnet",
    relation: "Han kommer her om tirsdagen",
    words:
      "Han hjælper i køkkenet, når der er ro. Ring til os, hvis han ikke kommer: så går en af os ud og kigger.",
    knownToCitizen: "unsure",
    thanksTo: "cafeen@eksempel.dk",
  });
  yield stage.workday(0, "11:40");
  await t.readsMeetMe("rusmiddelcenter-storvang", malik);
  await t.showsOn(
    "rusmiddelcenter-storvang",
    second,
    "needsOtherTreatmentFirst",
    "Han hører stemmer. Det skal psykiatrien se på, før vores samtaler kan hjælpe ham.",
    ["psykiatrisk-ambulatorium"],
  );
  await t.plans(
    "socialsygeplejen",
    malik.need(0),
    "Fælles bord: hvem tager begge dele på én gang?",
    stage.ahead(2),
  );
  await t.plans(
    "herberget-nordlys",
    malik.need(1),
    "Sengen er hans, til der er fundet noget andet",
    stage.ahead(4),
  );
}

/** A joint table that ended well: the team for both illnesses takes it, and it is said who pays. */
export async function* tableWithTaker(stage: Stage): Story {
  const t = telling(stage);
  yield stage.workday(13, "13:10");
  const rosita = await t.opens(
    "rusmiddelcenter-storvang",
    { knownAs: "Rosita", fullName: "Rosita Kjærbo", birthYear: 1984, municipalityCode: "0881" },
    [
      {
        kind: "psychiatric",
        citizensWords: "Det kører i ring. Jeg kan ikke huske, hvornår jeg sidst sov igennem.",
        nextStep: "Spørg psykiatrien",
      },
    ],
    {
      consent: { scope: "relay", form: "written" },
      meetMe: "Skriv tiderne ned på et stykke papir. Spørg mig ikke om min barndom den første gang.",
    },
  );
  const need = rosita.need(0);
  const [first] = await t.asks(
    "rusmiddelcenter-storvang",
    ["psykiatrisk-ambulatorium"],
    need,
    "Rosita har været stoffri i fem uger og har det stadig skidt. Kan I udrede hende?",
  );
  yield stage.workday(12, "10:15");
  await t.showsOn(
    "psykiatrisk-ambulatorium",
    first,
    "needsAssessmentFirst",
    "Vi mangler en henvisning fra egen læge.",
    ["gadeplan"],
  );
  yield stage.workday(11, "09:20");
  const second = await t.sendsPrepared(
    "rusmiddelcenter-storvang",
    first,
    "Psykiatrien beder om en henvisning. Rosita har ingen læge for tiden.",
  );
  yield stage.workday(10, "10:40");
  const table = await t.showsOn(
    "gadeplan",
    second,
    "needsOtherTreatmentFirst",
    "Jeg henviser gerne, men så får I afslag igen. Det er begge dele, der skal til.",
    ["dobbeltdiagnoseteamet"],
  );
  const tableId = table ?? "";
  yield stage.workday(9, "12:30");
  await stage.by("rusmiddelcenter-storvang").holdTable({
    tableId,
    citizenWish: "Ét sted, der kan det hele, og den samme at tale med hver gang.",
    notes:
      "Alle var enige om, at ingen af os kan det alene. Dobbeltdiagnoseteamet kan begynde med det samme og bruger rusmiddelcentrets lokaler.",
    came: [1, 2, 3, 4],
  });
  const third = await t.sendsPrepared(
    "rusmiddelcenter-storvang",
    second,
    "Som aftalt ved bordet: tager I Rosita?",
  );
  yield stage.workday(9, "14:10");
  await t.readsMeetMe("dobbeltdiagnoseteamet", rosita);
  await t.takes("dobbeltdiagnoseteamet", third, "Første samtale på Havnegade 31, kl. 13", 2);
  await stage.by("rusmiddelcenter-storvang").settleTable({
    tableId,
    outcome: "taker",
    whoPays: "Regionen betaler behandlingen, kommunen stiller lokalet",
    decided: [2, 3],
  });
  yield stage.workday(6, "13:50");
  await t.sees("dobbeltdiagnoseteamet", rosita, "met", "Kom en halv time før tid. Vi sad ude på trappen.");
  await t.plans("dobbeltdiagnoseteamet", need, "Fast samtale en gang om ugen", 7);
  yield stage.workday(1, "13:20");
  await t.sees("dobbeltdiagnoseteamet", rosita, "met", "Hun sov seks timer i nat. Det skrev vi på tavlen.");
  await t.plans("dobbeltdiagnoseteamet", need, "Næste samtale, samme sted", stage.ahead(4));
}

/** "First your anxiety, then your lungs": one need made to wait for another – and it shows. */
export async function* anxietyBeforeLungs(stage: Stage): Story {
  const t = telling(stage);
  yield stage.workday(11, "09:40");
  const lis = await t.opens(
    "medicinsk-afsnit",
    {
      knownAs: "Lis",
      fullName: "Lis Brændegaard",
      birthYear: 1962,
      municipalityCode: "0881",
      phone: "+4570995003",
    },
    [
      {
        kind: "psychiatric",
        citizensWords: "Jeg går i panik, når jeg ikke kan få luft. Og så kan jeg slet ikke få luft.",
        nextStep: "Spørg ambulatoriet om hjælp til angsten",
      },
      {
        kind: "somatic",
        citizensWords: "Kan nogen ikke bare lytte til mine lunger først?",
        note: "Har hostet siden foråret. Tabt sig syv kilo. Undersøgelsen er blevet rykket to gange.",
        nextStep: "Spørg Lungeambulatoriet om en tid",
      },
    ],
    {
      consent: { scope: "relay", form: "oral" },
      meetMe: "Giv mig tid til at trække vejret. Min søster Kirsten må gerne være med.",
    },
  );
  const [lungs] = await t.asks(
    "medicinsk-afsnit",
    ["lungeambulatoriet"],
    lis.need(1),
    "Kan Lis få en scanning og en lungefunktion, mens hun er her i byen?",
  );
  yield stage.workday(10, "10:30");
  await t.showsOn(
    "lungeambulatoriet",
    lungs,
    "needsOtherTreatmentFirst",
    "Angsten skal være behandlet, før hun kan gennemføre undersøgelsen.",
    ["psykiatrisk-ambulatorium"],
  );
  yield stage.workday(9, "09:15");
  // Asked again, this time so that everybody can see that the lungs are made to wait.
  const waiting = await t.adds("medicinsk-afsnit", lis, {
    kind: "somatic",
    citizensWords: "Mine lunger venter på min angst. Jeg venter på dem begge.",
    note: "Samme behov som før, nu med sammenhængen synlig: lungerne må vente på angsten, og det skal ses.",
    waitsFor: lis.need(0).needId,
    urgency: "ordinary",
    nextStep: "Ny tid, så snart der er en ledsager med",
    nextStepOn: stage.day(12),
  });
  await t.ends(
    "medicinsk-afsnit",
    lis.need(1),
    "noLongerRelevant",
    "Fortsætter som et behov, der venter synligt på et andet",
  );
  const [anxiety] = await t.asks(
    "medicinsk-afsnit",
    ["psykiatrisk-ambulatorium"],
    lis.need(0),
    "Lungerne får lov at vente på jer. Kan I se hende denne uge?",
  );
  yield stage.workday(8, "11:10");
  await t.readsMeetMe("psykiatrisk-ambulatorium", lis);
  await t.takes("psykiatrisk-ambulatorium", anxiety, "Samtale med Ditte, og søsteren er med", 3);
  yield stage.workday(4, "13:20");
  await t.sees(
    "psykiatrisk-ambulatorium",
    lis,
    "met",
    "Hun blev i hele timen. Sagde selv: nu tør jeg godt scanningen.",
  );
  await t.plans(
    "psykiatrisk-ambulatorium",
    lis.need(0),
    "Næste samtale – og skriv til lungerne, at hun er klar",
    stage.ahead(6),
  );
  await t.plans("medicinsk-afsnit", waiting, "Ring til Lungeambulatoriet: hun er klar nu", stage.ahead(5));
}
