import { bodyPath } from "../../shared/paths.ts";

/** A council's stories: what everybody reads, and the workshop they are written in. */
export const storiesPath = (slug: string): string => `${bodyPath(slug)}/historier`;
export const storyPath = (slug: string, id: string): string => `${storiesPath(slug)}/${id}`;
export const themePath = (slug: string, theme: string): string => `${storiesPath(slug)}?tema=${theme}`;
export const giveStoryPath = (slug: string): string => `${storiesPath(slug)}/ny`;
export const desksPath = (slug: string): string => `${storiesPath(slug)}/paa-vej`;
export const deskPath = (slug: string, id: string): string => `${desksPath(slug)}/${id}`;
