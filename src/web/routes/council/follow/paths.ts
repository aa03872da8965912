import { COUNCILS } from "../shared/paths.ts";

/** Where one asks for letters, says yes and stops; and feeds, all of it or a body's. */
export const FOLLOW = `${COUNCILS}/foelg`;
export const followPath = (slug: string): string => `${FOLLOW}?raad=${slug}`;
export const feedPath = (slug: string | null): string =>
  slug === null ? `${COUNCILS}/nyt.atom` : `${COUNCILS}/${slug}/nyt.atom`;
