import type { AppointmentEvent } from "#modules/appointments/index.ts";
import type { DischargeEvent } from "#modules/discharge/index.ts";
import type { OutreachEvent } from "#modules/outreach/index.ts";
import type { StayEvent } from "#modules/stays/index.ts";

/** What is about a house or a round, and on nobody's course. */
type OfTheHouse = "placeAdded" | "placeChanged" | "placeOutOfUse" | "placeBackInUse" | "houseChanged";
type OfTheRound =
  | "roundPlanned"
  | "roundChanged"
  | "roundEnded"
  | "stopDone"
  | "stopSkipped"
  | "sightingMade"
  | "sightingEnded";
export type DestinationStep =
  | `discharge.${DischargeEvent}`
  | `stays.${Exclude<StayEvent, OfTheHouse>}`
  | `appointments.${AppointmentEvent}`
  | `outreach.${Exclude<OutreachEvent, OfTheRound>}`;

/** What happened in hospital, in a house, around appointments and in the street, as the course's timeline tells it. */
export const happened: Readonly<Record<DestinationStep, string>> = {
  "discharge.admitted": "Indlagt",
  "discharge.planned": "Datoer for at komme hjem skrevet",
  "discharge.movedWard": "Flyttet til en anden afdeling",
  "discharge.begun": "Tjekket, før de går, begyndt",
  "discharge.answered": "De to spørgsmål, før de går, besvaret",
  "discharge.lineSettled": "Et punkt i tjekket besvaret",
  "discharge.lineReopened": "Et punkt i tjekket åbnet igen",
  "discharge.lineDue": "Noget, der var på plads, slutter snart",
  "discharge.left": "Gik, som aftalt",
  "discharge.leftWithoutPlace": "Gik uden et sted at være",
  "discharge.leftEarly": "Gik før tid",
  "discharge.stopped": "Indlæggelsen eller opholdet blev stoppet",
  "discharge.cancelled": "Blev alligevel",
  "stays.held": "En plads holdes",
  "stays.extended": "Opholdet forlænget",
  "stays.ended": "Opholdet sluttede",
  "stays.endedNowhere": "Opholdet sluttede uden et sted at gå hen",
  "stays.refused": "Huset kunne alligevel ikke",
  "stays.lapsed": "Tiden for pladsen gik",
  "stays.waitBegun": "Kom på venteliste til en plads",
  "stays.waitEnded": "Venter ikke mere på en plads",
  "stays.arrived": "Kom til pladsen",
  "stays.cancelled": "Pladsen givet tilbage",
  "appointments.booked": "Aftale skrevet",
  "appointments.changed": "Aftale rettet",
  "appointments.moved": "Aftale flyttet",
  "appointments.attended": "Kom til aftalen",
  "appointments.noShow": "Kom ikke til aftalen",
  "appointments.stepDone": "Næste skridt gjort",
  "appointments.cannotCome": "Kan ikke komme til en aftale",
  "appointments.remindersChosen": "Valgte, hvornår der mindes om aftaler",
  "appointments.reminded": "Mindet om en aftale",
  "appointments.rightStarted": "En frist begyndte",
  "appointments.rightEnded": "En frist afsluttet",
  "appointments.rightPassed": "En frist gik",
  "appointments.cancelled": "Aftale aflyst",
  "outreach.searchBegun": "Holdet på gaden leder",
  "outreach.searchEnded": "Holdet på gaden leder ikke mere",
  "outreach.met": "Mødt på gaden",
  "outreach.notFound": "Ikke fundet på gaden",
};
