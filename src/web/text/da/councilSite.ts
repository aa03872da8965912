/** What a council says of itself, the public search, feeds and letters. */
export const councilSite = {
  about: {
    title: (name: string) => `Om ${name}`,
    lead: "Hvem rådet er til for, hvad det må, og hvad det arbejder for.",
    none: "Rådet har ikke skrevet noget om sig selv endnu.",
    kinds: {
      termsOfReference: "Kommissorium",
      workingBasis: "Arbejdsgrundlag",
      vision: "Vision",
      targetGroup: "Målgruppe",
      focusArea: "Fokusområde",
    },
    focusAreas: "Fokusområder",
    inForce: (day: string) => `Gælder fra ${day}`,
    willBeInForce: (day: string) => `Gælder først fra ${day}.`,
    ended: (day: string) => `Gjaldt til og med ${day}`,
    notYet: "Der er ingen tekst, der gælder endnu.",
    adopted: "Vedtaget",
    adoptedAt: "mødet",
    versions: "Alle udgaver",
    version: (n: number) => `Udgave ${n}`,
    thisOne: "Den, der gælder nu",
    older: (n: number) => `Du læser udgave ${n}. Den gælder ikke nu.`,
    readCurrent: "Læs den, der gælder",
    compare: "Se, hvad der blev ændret",
    changes: (from: number, to: number) => `Ændret fra udgave ${from} til udgave ${to}`,
    same: "Ordene er de samme.",
    tooLong: "Udgaverne er for lange til at blive sammenlignet her.",
    gone: "Taget ud",
    added: "Skrevet ind",
    add: "Skriv en ny tekst",
    edit: "Ret",
    newTitle: "Ny tekst om rådet",
    editTitle: (title: string) => `Ret: ${title}`,
    publicNow: "Teksten er offentlig, så snart du gemmer. Den gamle udgave kan stadig læses.",
    kind: "Hvad er det?",
    titleLabel: "Overskrift",
    words: "Tekst",
    wordsHint:
      "Skriv ## foran en overskrift, ### foran en mindre, og - eller 1. foran et punkt. En tom linje begynder et nyt afsnit.",
    validFrom: "Gælder fra",
    adoptedLabel: "Hvor er det vedtaget?",
    adoptedHint: "For eksempel: regionsrådet, møde 3.",
    meeting: "Mødet, hvor det blev vedtaget",
    save: "Gem, så alle kan læse det",
    endTitle: "Når det ikke gælder længere",
    endsOn: "Sidste dag",
    endHint: "Lad feltet stå tomt, hvis det gælder, indtil andet er besluttet.",
    end: "Gem sidste dag",
    downTitle: "Tag en udgave ned",
    downLead: "Brug det, hvis noget stod der, som ikke måtte stå der.",
    downVersion: "Hvilken udgave?",
    why: "Hvorfor?",
    down: "Tag den ned",
    isDown: "Taget ned",
    done: { gemt: "Gemt. Alle kan læse det nu.", nede: "Udgaven er taget ned.", slut: "Gemt." },
  },
  search: {
    title: "Søg i det, rådene har gjort offentligt",
    lead: "Dagsordener, referater, anbefalinger, historier, høringer og rådenes tekster om sig selv.",
    words: "Hvad leder du efter?",
    hint: "Skriv ord, som de falder dig ind. Sæt ”anførselstegn” om ord, der skal stå sammen.",
    body: "Råd",
    allBodies: "Alle råd",
    kind: "Slags",
    allKinds: "Alt",
    year: "År",
    allYears: "Alle år",
    kinds: {
      agenda: "Dagsorden",
      minutes: "Referat",
      recommendation: "Anbefaling",
      story: "Borgerhistorie",
      page: "Om rådet",
      consultation: "Høring",
    },
    search: "Søg",
    found: (n: number) =>
      n === 0
        ? "Ingenting fundet"
        : n === 1
          ? "1 sted"
          : n >= 1000
            ? "Flere end 1.000 steder"
            : `${n} steder`,
    some: "Ingen steder står alle ordene. Her står nogle af dem.",
    nothing: "Prøv færre ord, andre ord, eller søg i alle råd og år.",
    pages: "Flere sider",
    page: (n: number, of: number) => `Side ${n} af ${of}`,
    before: "Forrige side",
    after: "Næste side",
  },
  follow: {
    title: "Følg med i rådene",
    lead: "Få besked, når noget nyt bliver offentligt.",
    asked:
      "Se i din indbakke. Er adressen rigtig, ligger der et brev med et link. Først når du trykker på det, får du flere breve.",
    byLetter: "Som brev i din e-mail",
    address: "E-mailadresse",
    addressHint: "Adressen ligger låst, og vi sletter den, så snart du siger stop.",
    body: "Råd",
    allBodies: "Alle råd",
    kinds: "Hvad vil du have brev om?",
    kindsMany: {
      agenda: "Dagsordener",
      minutes: "Referater",
      recommendation: "Anbefalinger og svar",
      story: "Borgerhistorier",
      page: "Rådenes tekster om sig selv",
      consultation: "Høringer",
    },
    pace: "Hvor tit?",
    paces: { atOnce: "Med det samme", daily: "Højst én gang om dagen", weekly: "Hver mandag" },
    ask: "Send mig et link",
    byFeed: "Med en feedlæser",
    feedLead: "Kopiér en af adresserne ind i din feedlæser. Så skal du ikke opgive en adresse.",
    feedOfAll: "Alle råd",
    feedOf: (name: string) => `Nyt fra ${name}`,
    letterSubject: "Vil du have breve fra rådet?",
    letterText: (link: string) => `Hej

Nogen – måske dig – har bedt om breve fra rådet til denne adresse.

Vil du have dem, så tryk på linket. Det virker i to døgn:
${link}

Var det ikke dig, skal du ikke gøre noget. Så får du ikke flere breve, og vi gemmer ikke adressen.

Venlig hilsen
Stafet
`,
    yesTitle: "Vil du have breve?",
    yesLead: "Tryk ja, så begynder de. Du kan stoppe dem igen med et tryk i hvert brev.",
    yes: "Ja, send mig breve",
    confirmed: "Det er på plads",
    confirmedLead: "Du får brev, næste gang noget bliver offentligt.",
    expired: "Linket virker ikke længere",
    expiredLead: "Links virker i to døgn.",
    again: "Bed om et nyt",
    stopTitle: "Vil du stoppe brevene?",
    stopLead: "Så sletter vi din adresse.",
    stop: "Stop brevene",
    stopped: "Brevene er stoppet",
    stoppedLead: "Din adresse er slettet her.",
    noSuchLink: "Linket virker ikke",
    noSuchLinkLead: "Se efter, om du har fået hele linket med fra brevet.",
  },
};
