import { calendarDay, instantAt } from "#kernel/time.ts";
import { handleCommand } from "../../../http/command.ts";
import { actor, now, services } from "../../../http/context.ts";
import { found } from "../../../http/found.ts";
import { HOME } from "../../../http/ways.ts";
import { useText } from "../../../text/useText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { BackLink } from "../../../ui/BackLink.tsx";
import { Done } from "../../../ui/Done.tsx";
import { Page } from "../../../ui/Page.tsx";
import { useNow } from "../../../ui/shell.ts";
import { Written } from "../../../ui/Written.tsx";
import { appointmentPath, courseAppointmentsPath, eventPath } from "../paths.ts";
import { capital, stateInWords, whenInWords } from "../shared/present.ts";
import type { Route } from "./+types/route.ts";
import { CancelForm, MoveForm } from "./Changes.tsx";
import { Facts, History } from "./Facts.tsx";
import { parseOne } from "./form.ts";
import { Outcome, Step } from "./Outcome.tsx";

/** One appointment: for who is on its course, where it is and who goes along. The view logs. */
export async function loader({ context, params, request }: Route.LoaderArgs) {
  const [who, at] = [actor(context), now(context)];
  const view = await found(services(context).appointments.views.one(who, params.appointmentId, at), context);
  const begun = at >= (view.startsAt ?? instantAt(calendarDay(view.day), "00:00"));
  return { view, begun, done: new URL(request.url).searchParams.get("gjort") };
}

export async function action({ request, context, params: { appointmentId } }: Route.ActionArgs) {
  const { commands } = services(context).appointments;
  const [who, at] = [actor(context), now(context)];
  return handleCommand({
    request,
    context,
    parse: parseOne(appointmentId),
    async run(asked, key) {
      switch (asked.do) {
        case "outcome":
          await commands.recordOutcome(who, asked.command, at, key);
          return appointmentPath(appointmentId, asked.command.outcome === "attended" ? "kom" : "komikke");
        case "move":
          await commands.moveAppointment(who, asked.command, at, key);
          return appointmentPath(appointmentId, "flyttet");
        case "cancel":
          await commands.cancelAppointment(who, asked.command, at, key);
          return appointmentPath(appointmentId, "aflyst");
        case "step":
          await commands.finishStep(who, asked.command, at, key);
          return appointmentPath(appointmentId, "skridt");
      }
    },
  });
}

export default function AppointmentPage({ loaderData, actionData: again }: Route.ComponentProps) {
  const { appointments: words, shift, lang } = useText();
  const at = useNow();
  const { view, begun, done } = loaderData;
  const { keep, sayHow } = view.may;
  const booked = view.state === "booked";
  // The form that was sent does not stand here any more: why, and what was typed in it.
  const homeless =
    view.state === "cancelled" || (!booked && (again?.form === "move" || again?.form === "cancel"));
  return (
    <Page
      title={capital(whenInWords(view, at, words, lang))}
      lead={stateInWords(view, words)}
      back={
        keep ? (
          <BackLink to={courseAppointmentsPath(view.courseId)}>{words.title}</BackLink>
        ) : (
          <BackLink to={HOME}>{shift.title}</BackLink>
        )
      }
    >
      <Done words={words.done} what={done} />
      {homeless && again?.refusal ? (
        <>
          <Alert variant="warning" announce>
            {words.edit.over}
          </Alert>
          <Written again={again} />
        </>
      ) : null}
      {booked && view.cannotComeAt !== null ? <Alert variant="warning">{words.cannotCome}</Alert> : null}
      {booked && begun && sayHow ? <Outcome view={view} again={again} /> : null}
      {keep && view.state === "noShow" ? <Step view={view} again={again} /> : null}
      <Facts view={view} />
      {booked ? <ToCalendar appointmentId={view.id} /> : null}
      {booked && keep ? (
        <>
          <MoveForm view={view} again={again} />
          <CancelForm view={view} again={again} />
        </>
      ) : null}
      {sayHow && (view.state === "attended" || view.state === "noShow") ? (
        <Outcome view={view} again={again} />
      ) : null}
      <History view={view} />
    </Page>
  );
}

/** A file for the telephone of whoever comes along: it says when – and where, if asked – and nothing else. */
function ToCalendar({ appointmentId }: { appointmentId: string }) {
  const { calendar: words } = useText();
  return (
    <p>
      {words.toPhone}: <a href={eventPath(appointmentId, false)}>{words.timeOnly}</a> ·{" "}
      <a href={eventPath(appointmentId, true)}>{words.withPlace}</a>
    </p>
  );
}
