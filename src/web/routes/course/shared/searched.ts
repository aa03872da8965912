/** The words searched for, as they stand in the address. */
export const searchedFor = (request: Request): string =>
  (new URL(request.url).searchParams.get("soeg") ?? "").trim().slice(0, 100);
