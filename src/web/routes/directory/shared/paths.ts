/** Addresses of the directory's pages. */
export const servicePath = (id: string): string => `/tilbud/${id}`;
export const organisationPath = (id: string): string => `/tilbud/organisation/${id}`;
export const locationEditPath = (id: string): string => `/tilbud/sted/${id}/ret`;
export const FIND = "/find";
export const BULK = "/tilbud/mange";
