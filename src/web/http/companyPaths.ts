/** Kinds of offer whose people go along with somebody (C8). */
export const GOING_ALONG = ["bridgeBuilding", "navigator", "supportContact", "socialNurse"] as const;

/** All of them in Find en dør, from the need of company to an appointment. */
export const COMPANY_PATH = `/find?${GOING_ALONG.map((kind) => `slags=${kind}`).join("&")}&behov=company`;

/** Offers for relatives themselves. */
export const RELATIVES_PATH = "/find?behov=relatives";
