/** Places somebody was promised, had and waited for. */
const stay = {
  title: "Pladser, du har fået lovet eller har haft",
  columns: {
    unit_id: "Huset",
    state: "Hvordan det står",
    first_night: "Første nat",
    last_night: "Sidste nat",
    held_at: "Lovet",
    held_until: "Lovet til",
    held_for: "Spurgt af",
    occupied_at: "Du kom",
    ended_at: "Du gik",
    reason: "Hvorfor, eller hvorhen",
    words: "Skrevet om det",
    leader_name: "Leder, der svarede for, at du intet sted havde",
    leader_reason: "Lederens grund",
    municipality: "Nummer på kommunen, der blev spurgt om en plads",
    municipality_said: "Kommunens svar",
    changed_at: "Sidst ændret",
    changed_for: "Ændret af",
  },
};

const stayChange = {
  title: "Hvordan det gik med hver plads",
  columns: {
    number: "Nummer",
    at: "Hvornår",
    state: "Hvordan det stod",
    first_night: "Første nat",
    last_night: "Sidste nat",
    held_until: "Lovet til",
    unit_id: "Skrevet af (enhed)",
  },
};

const waiting = {
  title: "Ventelister, du har stået på",
  columns: {
    unit_id: "Huset",
    grounds: "Det hastede, fordi",
    conditions: "Det skulle passe til",
    asked_at: "Skrevet op",
    asked_for: "Spurgt af",
    settled_at: "Ikke længere",
    settled: "Hvorfor ikke længere",
  },
};

export const stayTables = {
  "stays.stay": stay,
  "stays.stay_change": stayChange,
  "stays.waiting": waiting,
};

const states = {
  held: "Lovet dig",
  occupied: "Din",
  ended: "Slut",
  lapsed: "Tiden gik",
  cancelled: "Givet tilbage",
  refused: "Huset kunne ikke",
};

export const stayCodes = {
  "stays.stay.state": states,
  "stays.stay_change.state": states,
  "stays.stay.reason": {
    ownHome: "Dit eget hjem",
    friendsOrFamily: "Familie eller venner",
    otherPlace: "En anden plads",
    hospital: "Sygehus",
    treatment: "Behandling",
    leftUnsaid: "Det ved huset ikke",
    nowhere: "Intet sted at gå hen",
    died: "Dødsfald",
    declinedByCitizen: "Du ville ikke",
    notFound: "Du var ikke til at finde",
    mistake: "Det var en fejl",
    cameElsewhere: "Du fik en plads et andet sted",
    needOver: "Du havde ikke brug for den længere",
    noCapacity: "Ingen plads",
    outsideTargetGroup: "Uden for husets målgruppe",
    outsideArea: "Uden for husets område",
    needsAssessmentFirst: "En udredning først",
    needsOtherTreatmentFirst: "Anden behandling først",
    intoxicationOrBehaviour: "Påvirket, eller noget, huset ikke kunne rumme",
    missedAppointments: "Aftaler, der ikke blev til noget",
    noReferralOrId: "Ingen henvisning eller id",
    optionalTask: "Det er noget, de kan, men ikke skal",
    municipalityDisputed: "Uenighed om kommunen",
    knownElsewhere: "Kendt et andet sted",
    lacksCompetence: "Huset kunne ikke hjælpe",
    notOpen: "Lukket",
    other: "Andet",
  },
  "stays.waiting.grounds": {
    outTonight: "Du havde intet sted",
    illness: "Du var syg eller svækket",
    leavingHospital: "Du skulle ud fra sygehuset",
    unsafeNow: "Du var ikke i sikkerhed",
    pregnant: "Du var gravid",
    young: "Du var under 25 år",
  },
  "stays.waiting.settled": {
    placed: "Du fik en plads",
    elsewhere: "Du fandt noget andet",
    withdrawn: "Du ville ikke vente mere",
  },
};

export const stayEvents = {
  "stays.held": "Et hus holdt en plads til dig",
  "stays.arrived": "Du kom til din plads",
  "stays.extended": "Dit ophold blev forlænget",
  "stays.ended": "Dit ophold sluttede",
  "stays.endedNowhere": "Dit ophold sluttede, og du havde intet sted at gå hen",
  "stays.cancelled": "En plads blev givet tilbage",
  "stays.refused": "Et hus kunne ikke holde en plads",
  "stays.lapsed": "En plads blev ikke holdt længere",
  "stays.waitBegun": "Du kom på en venteliste",
  "stays.waitEnded": "Du kom af en venteliste",
};
