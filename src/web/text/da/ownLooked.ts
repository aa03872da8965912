import type { catalogue } from "./catalogue.ts";
import type { log } from "./log.ts";

/** What a door did, as the person it is about reads it on their own page: said to them, where the log itself speaks of them. */
export const ownLooked = {
  "appointments.finishStep": "Gjorde noget, efter at du ikke kom",
  "appointments.chooseReminders": "Skrev, hvornår du vil mindes om aftaler",
  "appointments.remind": "Mindede dig om en aftale",
  "discharge.recordAdmission": "Skrev, at du blev indlagt",
  "discharge.planLeaving": "Skrev, hvornår du ventes ud",
  "discharge.moveWard": "Skrev, at du kom på en anden afdeling",
  "discharge.answerLeaving": "Svarede på, hvor du sover, og hvem der ser til dig",
  "discharge.saveLeaving": "Gemte det, der skal være klar, før du går",
  "discharge.completeDischarge": "Udskrev dig",
  "discharge.leaveEarly": "Skrev, at du gik før tid",
  "discharge.cancelDischarge": "Skrev, at du ikke skulle ud alligevel",
  "stays.beginLeaving": "Gjorde klar til, at du flytter",
  "stays.confirmArrival": "Skrev, at du kom til din plads",
  "outreach.lookFor": "Begyndte at lede efter dig på gaden",
  "outreach.stopLooking": "Leder ikke mere efter dig på gaden",
  "outreach.noteMet": "Mødte dig på en runde",
  "outreach.noteNotFound": "Ledte efter dig på en runde",
  "felt.read": "Så, om de skal spørge dig, hvordan det føltes",
  "complaints.read": "Så de klager, du viser",
  "companions.read": "Så, hvem der følges med dig",
  "relay.addCompanion": "Skrev ned, hvem der følges med dig",
  "relay.wishForCompanion": "Skrev ned, hvad du vil med en, der følges med",
  "reaching.read": "Så, hvordan du nås",
  "relay.decideKnowledge": "Skrev, hvad du siger til det, en anden har fortalt",
  "relay.giveKnowledge": "En, der kender dig, fortalte noget",
  "relay.writeComplaint": "Skrev en klage sammen med dig",
  "relay.addChannel": "Skrev ned, hvordan du nås",
  "relay.removeChannel": "Fjernede en måde at nå dig på",
  "relay.raiseChannel": "Lavede om på, hvordan du nås",
  "relay.writeMessage": "Skrev en besked til dig",
  "relay.settleMessage": "Blev færdig med en besked til dig",
  "relay.correctPerson": "Rettede noget om dig",
  "citizen.reported": "Lavede en fil til dig med det hele",
  "relay.makeObjection": "Skrev ned, at du siger nej",
  "relay.liftObjection": "Skrev ned, at du ikke længere siger nej",
  "relay.approveMeetMe": "Skrev ned, at du siger ja til Mød mig sådan",
  "relay.answerSafetyNote": "Skrev dit svar om en svær dag",
  "relay.arrive": "Skrev, at du kom",
  "relay.recordContact": "Skrev, at de talte med dig",
  "relay.checkBack": "Hørte, om du var kommet",
  "relay.checkBackDue": "Mindede om at høre, om du er kommet",
} satisfies Partial<Record<keyof (typeof log)["actions"], string>>;

/** And why, where the reason speaks of them. */
export const ownBecause = {
  citizenHere: "Du stod hos dem",
  citizenCalls: "Du ringede eller skrev",
  cannotConsent: "Du kunne ikke sige ja eller nej",
} satisfies Partial<(typeof catalogue)["openPurpose"] & (typeof catalogue)["emergencyReason"]>;
