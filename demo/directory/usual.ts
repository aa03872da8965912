/** What is usually so at an association's door: nobody is sent there, and nobody has to say who they are. */
export const open = [
  "noMitId",
  "noCpr",
  "noReferral",
  "noAppointment",
  "anonymous",
  "noAddress",
  "free",
] as const;

/** What an authority's offer by duty usually is. */
export const byDuty = ["noReferral", "selfReferral", "noAddress", "free"] as const;
