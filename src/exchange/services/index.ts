export { mapSchema } from "../csv/map.ts";
export { Unreadable } from "../hsds/package.ts";
export { completed, createServiceExport, nested, type ServiceExport } from "./exporting.ts";
export { createServiceImport, type ImportOrder, type ServiceImport } from "./importing.ts";
export { reportHead, reportLine } from "./report.ts";
