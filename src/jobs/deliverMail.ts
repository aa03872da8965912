import type { RecurringJob } from "./services.ts";

/** Sends the letters that wait in the outbox, where SMTP is configured. */
export const deliverMail: RecurringJob = {
  name: "deliverMail",
  every: 15_000,
  async run({ mail, log }, now) {
    const count = await mail.deliver(now, (error) => log.warn("mail.refused", { error }));
    if (count > 0) log.info("mail.sent", { count });
  },
};
