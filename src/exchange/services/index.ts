export { mapSchema } from "../csv/map.ts";
export { OWN_TAXONOMY_ID } from "../hsds/own.ts";
export { Unreadable } from "../hsds/package.ts";
export { ownTaxonomy, ownTerms, termById, termOut } from "../hsds/taxonomy.ts";
export { type Hsds, locationOut, organisationOut, serviceOut, type Words } from "../hsds/write.ts";
export { completed, createServiceExport, nested, type ServiceExport, wordsOf } from "./exporting.ts";
export { createServiceImport, type ImportOrder, type ServiceImport } from "./importing.ts";
export { plainTemplate } from "./plain.ts";
export { reportHead, reportLine } from "./report.ts";
