import { bodyPath, COUNCILS } from "../../shared/paths.ts";

export const toolkitPath = (slug: string): string => `${bodyPath(slug)}/vaerktoejer`;
export const visitPath = (slug: string, id: string): string => `${toolkitPath(slug)}/besoeg/${id}`;
export const figuresPath = (slug: string, id: string): string => `${toolkitPath(slug)}/tal/${id}`;
export const meetingsPath = (slug: string): string => `${toolkitPath(slug)}/moeder`;
export const selfPath = (slug: string): string => `${toolkitPath(slug)}/selv`;
/** Where a telephone at the door answers. */
export const surveyPath = (code: string): string => `${COUNCILS}/besoeg/${code}`;
