import { createHash } from "node:crypto";
import { createAppointments } from "#modules/appointments/index.ts";
import { createCitizen } from "#modules/citizen/index.ts";
import { createConsent } from "#modules/consent/index.ts";
import { createCouncil } from "#modules/council/index.ts";
import { createDirectory } from "#modules/directory/index.ts";
import { createDischarge } from "#modules/discharge/index.ts";
import { createGuidance } from "#modules/guidance/index.ts";
import { createIdentity } from "#modules/identity/index.ts";
import { createInsight } from "#modules/insight/index.ts";
import { createOutreach } from "#modules/outreach/index.ts";
import { createRelay } from "#modules/relay/index.ts";
import { createStays } from "#modules/stays/index.ts";
import { createMail } from "#platform/mail.ts";
import type { DemoDeps } from "../../demo/index.ts";
import { testKeyring } from "../builders/keyring.ts";
import type { TestDatabase } from "../db.ts";

/** The house's modules over a database, as the demo is loaded through them. */
export function houseOver({ app: db }: TestDatabase): DemoDeps {
  const identity = createIdentity({ db });
  const citizens = createCitizen({ keyring: testKeyring });
  const consents = createConsent();
  const directory = createDirectory({ db, identity, secret: "a secret for trying things out" });
  const relay = createRelay({
    db,
    identity,
    citizens,
    consents,
    directory,
    secret: "a secret for trying things out",
  });
  const council = createCouncil({
    ...{ db, identity, secret: "a secret for trying things out" },
    mail: createMail({ db, secret: "a secret for letters", smtpUrl: null, from: "" }),
  });
  const guidance = createGuidance({ db, identity });
  const discharge = createDischarge({ db, identity, citizens, consents, relay });
  const stays = createStays({ db, identity, citizens, consents, directory, relay, discharge });
  const outreach = createOutreach({ db, identity, citizens, relay });
  const appointments = createAppointments({ db, identity, citizens, consents, relay });
  return {
    db,
    identity,
    citizens,
    consents,
    directory,
    council,
    guidance,
    relay,
    discharge,
    stays,
    outreach,
    appointments,
    insight: createInsight({ db, directory, needKinds: relay.views.needKinds }),
  };
}

/** Everything the demo promises to be the same from the same seed: names, words, times and states – no identifiers. */
const TOLD = [
  `select c.name, c.slug, c.phone, p.name as lead from identity.unit c left join identity.person p on p.id = c.lead_id`,
  `select z.known_as, z.full_name, z.birth_year, z.phone_sealed is not null as phone, z.language, u.slug, c.state, c.begun_at, c.closed_at, c.close_reason, c.told_citizen
     from relay.course c join citizen.citizen z on z.id = c.citizen_id join identity.unit u on u.id = c.holder_id`,
  `select z.known_as, n.kind, n.citizens_words, n.note, n.state, u.slug, n.next_step, n.next_step_on, n.opened_at, n.ended_at, n.held_since
     from relay.need n join relay.course c on c.id = n.course_id join citizen.citizen z on z.id = c.citizen_id
     join identity.unit u on u.id = n.responsible_id`,
  `select z.known_as, a.slug as "from", b.slug as "to", h.kind, h.state, h.rung, h.message, h.proposed_at, h.answer_by, h.next_rung_at,
          h.answered_at, p.slug as by, h.redirect_reason, h.legal_basis
     from relay.handover h join relay.course c on c.id = h.course_id join citizen.citizen z on z.id = c.citizen_id
     join identity.unit a on a.id = h.from_unit_id join identity.unit b on b.id = h.to_unit_id
     left join identity.person p on p.id = h.answered_by`,
  `select e.step, e.rung, e.due_at, e.at from relay.escalation e`,
  `select t.cause, t.state, t.outcome, t.called_at, t.hold_by, t.citizen_wish, t.notes from relay.joint_table t`,
  `select k.way, k.note, k.at from relay.contact k`,
  `select a.kind, a.raised_at, a.cleared_at from relay.alarm a`,
  `select r.told_by, r.what, r.reason, r.at from relay.turned_away r`,
  `select b.need_kinds, b.note, b.age_band, b.at from relay.brief_contact b`,
  `select s.scope, s.form, s.given_at, s.withdrawn_at from consent.consent s`,
  `select w.words, u.slug, r.at from citizen.meet_me w left join citizen.meet_me_read r on r.meet_me_id = w.id left join identity.unit u on u.id = r.unit_id`,
];

export async function digestOf({ owner }: TestDatabase): Promise<string> {
  const hash = createHash("sha256");
  for (const query of TOLD) {
    const rows = (await owner(query)).map((row) => JSON.stringify(row)).sort();
    hash.update(rows.join("\n"));
  }
  return hash.digest("hex");
}
