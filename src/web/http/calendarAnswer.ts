/** One appointment to take along: a file nobody on the way keeps. */
export const calendarAnswer = (body: string): Response =>
  new Response(body, {
    headers: {
      "Content-Type": "text/calendar; charset=utf-8",
      "Content-Disposition": 'attachment; filename="aftale.ics"',
      "Cache-Control": "private, no-store",
    },
  });
