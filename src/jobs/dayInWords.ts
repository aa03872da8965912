/** "30. april 2026", "30 April 2026", as letters say it. A calendar day: no clock and no zone is asked. */
export const dayInWords = (day: string, lang: "da" | "en" = "da"): string =>
  new Intl.DateTimeFormat(lang === "da" ? "da-DK" : "en-GB", {
    day: "numeric",
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  }).format(new Date(`${day}T12:00:00Z`));
