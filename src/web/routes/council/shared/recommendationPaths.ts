import { bodyPath, COUNCILS } from "./paths.ts";

/** Addresses of what councils recommend. `key`: "2022-2025-3". */
export const WAITING = `${COUNCILS}/venter-paa-svar`;
/** Those that are overdue, as Atom. */
export const WAITING_FEED = `${WAITING}.atom`;
export const recommendationsPath = (slug: string): string => `${bodyPath(slug)}/anbefalinger`;
export const recommendationPath = (slug: string, key: string): string =>
  `${recommendationsPath(slug)}/${key}`;
export const newPath = (slug: string): string => `${recommendationsPath(slug)}/ny`;
export const workPath = (slug: string, key: string): string => `${recommendationPath(slug, key)}/arbejde`;
export const editPath = (slug: string, key: string): string => `${recommendationPath(slug, key)}/ret`;
export const briefPath = (slug: string, key: string): string => `${recommendationPath(slug, key)}/ark`;
export const slidesPath = (slug: string): string => `${recommendationsPath(slug)}/dias`;
export const dataPath = (slug: string): string => `${recommendationsPath(slug)}.json`;
export const askedPath = (slug: string): string => `${bodyPath(slug)}/svar`;
export const answerPath = (slug: string, sendingId: string): string => `${askedPath(slug)}/${sendingId}`;
