import { coursePath } from "../course/paths.ts";

/** Addresses of appointments. Identifiers only. */
export const courseAppointmentsPath = (courseId: string, done?: string): string =>
  `${coursePath(courseId)}/aftaler${done ? `?gjort=${done}` : ""}`;

export const bookPath = (
  courseId: string,
  about: { needId?: string | null; againOf?: string } = {},
): string => {
  const asked = [
    about.needId ? `behov=${about.needId}` : "",
    about.againOf ? `igen=${about.againOf}` : "",
  ].filter((part) => part !== "");
  return `${courseAppointmentsPath(courseId)}/ny${asked.length > 0 ? `?${asked.join("&")}` : ""}`;
};

export const appointmentPath = (appointmentId: string, done?: string): string =>
  `/aftaler/${appointmentId}${done ? `?gjort=${done}` : ""}`;

export const editPath = (appointmentId: string): string => `${appointmentPath(appointmentId)}/ret`;

/** Where a calendar file is read into a course. */
export const calendarPath = (courseId: string): string => `${courseAppointmentsPath(courseId)}/kalender`;

/** One appointment for a telephone's calendar. */
export const eventPath = (appointmentId: string, withPlace: boolean): string =>
  `${appointmentPath(appointmentId)}/kalender.ics${withPlace ? "?med=sted" : ""}`;
