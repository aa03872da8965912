export {
  type CalendarOrder,
  createCalendarImport,
  type ImportLine,
  type ImportReport,
  type Outcome,
} from "./importing.ts";
export { LARGEST_CALENDAR } from "./lines.ts";
export { TakeCalendar } from "./order.ts";
export type { FileCode, Finding, HoldCode, NoteCode } from "./types.ts";
export { type CalendarEvent, writeCalendar } from "./write.ts";
