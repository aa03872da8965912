import { bodyPath } from "../../shared/paths.ts";

/** What a council is heard on, and what others decided. */
export const consultationsPath = (slug: string): string => `${bodyPath(slug)}/hoeringer`;
export const consultationPath = (slug: string, id: string): string => `${consultationsPath(slug)}/${id}`;
export const newConsultationPath = (slug: string): string => `${consultationsPath(slug)}/ny`;
export const newDecidedPath = (slug: string): string => `${consultationsPath(slug)}/afgjort`;
export const decidedPath = (slug: string, id: string): string => `${newDecidedPath(slug)}/${id}`;
