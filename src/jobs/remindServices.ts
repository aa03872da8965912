import { hours, minutes, timeOfDay } from "#kernel/time.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import { beat, heartbeats } from "#platform/heartbeat.ts";
import type { RecurringJob } from "./services.ts";

/** Among the heartbeats: when letters about entries growing old were last written. */
const ASKED = "servicesAsked";

/** Asks by letter whether entries are still right, once a day, in the morning when somebody reads it. */
export const remindServices: RecurringJob = {
  name: "remindServices",
  every: minutes(30),
  async run({ db, directory, mail, origin, log }, now) {
    const time = timeOfDay(now);
    if (time < "08:00" || time >= "16:00") return;
    const asked = (await db.read(SYSTEM, heartbeats)).find(({ name }) => name === ASKED)?.at;
    if (asked && now.getTime() - asked.getTime() < hours(20)) return;
    const count = await directory.remindServices((tx, { recipient, token, entries }) => {
      mail.post(tx, { to: recipient, ...letter(`${origin}/tilbud/bekraeft/${token}`, entries) }, now);
    }, now);
    await directory.forgetReminders(now);
    await db.write(SYSTEM, async (tx) => beat(tx, ASKED, now));
    if (count > 0) log.info("services.asked", { count });
  },
};

const letter = (link: string, entries: readonly { readonly name: string }[]) => ({
  subject: "Er det stadig rigtigt, det der står om jer i vejviseren?",
  text: `Hej

I vejviseren Stafet finder sygehuse, kommuner, foreninger og borgere den dør, der kan hjælpe. Det er længe siden, nogen har set efter, om det her stadig er rigtigt:

${entries.map(({ name }) => `  – ${name}`).join("\n")}

Se efter, og tryk ”Stadig rigtigt” for hvert tilbud. I behøver ikke logge ind:
${link}

Er noget forkert, kan I skrive det samme sted. Linket virker i 45 dage.

In English: please look at your entries in the Stafet directory and confirm that they are still right, by the link above. You need not sign in.

Venlig hilsen
Stafet
`,
});
