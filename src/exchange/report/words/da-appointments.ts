/** Appointments, what happened to them, reminders and rights with a last day. */
const appointment = {
  title: "Dine aftaler",
  columns: {
    kind: "Hvilken slags sted",
    purpose: "Hvad det var",
    day: "Dag",
    starts_at: "Fra",
    place: "Hvor",
    service_id: "Tilbuddets nummer",
    at_unit_id: "Hos (enhed)",
    with_whom: "Hos hvem",
    bring: "Hvad du skulle have med",
    phone: "Telefon til stedet",
    company: "Hvem der gik med",
    company_unit_id: "Hvem der gik med (enhed)",
    company_words: "Navn på den, der gik med",
    transport: "Hvordan du kom derhen",
    transport_unit_id: "Hvem der sørgede for det",
    transport_words: "Om turen",
    citizen_says: "Om du vidste det",
    source_kind: "Hvor aftalen kom fra",
    state: "Hvordan det gik",
    moved_by: "Hvem der flyttede den",
    ended_why: "Hvorfor den blev aflyst",
    reasons: "Hvorfor du ikke kom",
    words: "Skrevet om det",
    said_at: "Skrevet, hvordan det gik",
    step_on: "Noget skulle gøres senest",
    step: "Hvad der blev gjort",
    step_at: "Gjort",
    cannot_come_at: "Du sagde, at du ikke kunne komme",
    booked_at: "Skrevet",
    booked_for: "Skrevet af",
    changed_at: "Sidst ændret",
    changed_for: "Ændret af",
  },
};

const appointmentEdition = {
  title: "Hvad der skete med hver aftale",
  columns: {
    number: "Nummer",
    became: "Hvad der skete",
    at: "Hvornår",
    unit_id: "Af (enhed)",
    day: "Dag",
    starts_at: "Fra",
    said: "Alt, hvad der stod om den",
  },
};

const reminderWish = {
  title: "Hvornår du vil mindes om aftaler",
  columns: {
    before: "Hvornår",
    changed_at: "Sidst valgt",
    by_citizen: "Valgt af dig selv",
    changed_for: "Skrevet af",
  },
};

const reminder = {
  title: "Påmindelser om aftaler",
  columns: {
    before: "Hvilken",
    at: "Hvornår",
  },
};

const rightClock = {
  title: "Frister, du har ret til",
  columns: {
    kind: "Hvilken ret",
    about: "Om hvad",
    started_on: "Løber fra",
    days: "Dage",
    last_on: "Sidste dag",
    term_from: "Efter reglerne fra",
    started_at: "Skrevet",
    started_for: "Skrevet af",
    passed_at: "Fristen gik",
    ended: "Hvordan den sluttede",
    ended_at: "Sluttede",
    ended_for: "Sluttet af",
  },
};

const calledOff = {
  title: "Hvad kalendere har aflyst",
  columns: {
    source_kind: "Hvor det kom fra",
    told: "Hvad der blev sagt",
    read_at: "Læst",
  },
};

export const appointmentTables = {
  "appointments.appointment": appointment,
  "appointments.edition": appointmentEdition,
  "appointments.wish": reminderWish,
  "appointments.reminder": reminder,
  "appointments.right_clock": rightClock,
  "appointments.called_off": calledOff,
};

const before = {
  weekBefore: "En uge før",
  threeDaysBefore: "Tre dage før",
  dayBefore: "Dagen før",
  sameMorning: "Samme morgen",
  twoHours: "To timer før",
};

export const appointmentCodes = {
  "appointments.appointment.state": {
    booked: "Aftalt",
    attended: "Du kom",
    noShow: "Du kom ikke",
    cancelled: "Aflyst",
  },
  "appointments.appointment.kind": {
    hospital: "Sygehus",
    psychiatry: "Psykiatri",
    substance: "Rusmiddelbehandling",
    doctor: "Læge",
    dentist: "Tandlæge",
    municipality: "Kommune",
    other: "Et andet sted",
  },
  "appointments.appointment.company": {
    nobodyYet: "Ingen endnu",
    alone: "Du ville gå alene",
    companion: "En af dine egne",
    unit: "En fra en enhed",
  },
  "appointments.appointment.transport": {
    notSaid: "Ikke aftalt",
    own: "Du kom selv",
    public: "Bus eller tog",
    fetched: "Du blev hentet",
    taxi: "Taxa",
    patientTransport: "Patientbefordring",
  },
  "appointments.appointment.citizen_says": {
    agreed: "Aftalt med dig",
    told: "Du vidste det",
    notYet: "Du vidste det ikke endnu",
  },
  "appointments.appointment.source_kind": {
    entered: "Skrevet ind",
    ical: "En kalender",
    fhir: "Et andet system",
  },
  "appointments.appointment.moved_by": {
    citizen: "Du",
    place: "Stedet",
    us: "Dem, der hjælper dig",
    source: "Kalenderen, den kommer fra",
  },
  "appointments.appointment.ended_why": {
    citizen: "Du sagde nej tak",
    place: "Stedet aflyste",
    us: "Dem, der hjælper dig, aflyste",
    mistake: "Det var en fejl",
    source: "Den blev aflyst i kalenderen, den kommer fra",
    died: "Dødsfald",
  },
  "appointments.appointment.reasons": {
    noTransport: "Ingen transport",
    afraid: "Du var bange for det",
    notTold: "Du havde ikke fået det at vide",
    forgot: "Du glemte det",
    ill: "Du var syg",
    withdrawal: "Du var abstinent",
    noPhone: "Du havde ingen telefon",
    turnedAway: "Du blev afvist på stedet",
    waiting: "Kø, dør eller ventetid",
    didNotWant: "Du ville ikke",
    other: "Noget andet",
    unknown: "Det vidste ingen",
  },
  "appointments.appointment.step": {
    bookedAgain: "Aftalt igen",
    otherWay: "Fundet på en anden måde",
    declinedByCitizen: "Du sagde nej tak",
    notNeeded: "Ikke nødvendigt mere",
  },
  "appointments.edition.became": {
    booked: "Aftalt",
    changed: "Rettet",
    moved: "Flyttet",
    attended: "Du kom",
    noShow: "Du kom ikke",
    cancelled: "Aflyst",
    bookedAfterAll: "Aftalt alligevel",
  },
  "appointments.wish.before": before,
  "appointments.reminder.before": before,
  "appointments.called_off.source_kind": { ical: "En kalender", fhir: "Et andet system" },
  "appointments.called_off.told": {
    one: "En aftale er aflyst",
    others: "Det af en række, der ikke er nævnt, er aflyst",
  },
  "appointments.right_clock.kind": { assessment: "Ret til udredning" },
  "appointments.right_clock.ended": {
    kept: "Den blev holdt",
    declinedByCitizen: "Du sagde nej tak",
    mistake: "Det var en fejl",
  },
};

export const appointmentEvents = {
  "appointments.booked": "En aftale blev skrevet",
  "appointments.changed": "En aftale blev rettet",
  "appointments.moved": "En aftale blev flyttet",
  "appointments.cancelled": "En aftale blev aflyst",
  "appointments.attended": "Du kom til en aftale",
  "appointments.noShow": "Du kom ikke til en aftale",
  "appointments.stepDone": "Der blev gjort noget ved en aftale, der glippede",
  "appointments.cannotCome": "Du sagde, at du ikke kunne komme til en aftale",
  "appointments.remindersChosen": "Du valgte, hvornår du vil mindes om aftaler",
  "appointments.reminded": "Du blev mindet om en aftale",
  "appointments.rightStarted": "En frist begyndte at løbe",
  "appointments.rightEnded": "En frist sluttede",
  "appointments.rightPassed": "En frist gik",
};
