import { councilMeetings } from "../../../text/da/councilMeetings.ts";

/** How minutes say that somebody did not agree: in Danish, as the minutes are, whoever writes them reads. */
export const DISSENT = { dissent: councilMeetings.dissentBegins, counted: councilMeetings.dissentCounted };
