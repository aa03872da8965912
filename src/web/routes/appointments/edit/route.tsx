import { redirect } from "react-router";
import type { AppointmentView } from "#modules/appointments/index.ts";
import { type FormAgain, handleCommand } from "../../../http/command.ts";
import { actor, now, services } from "../../../http/context.ts";
import { found } from "../../../http/found.ts";
import { needNames } from "../../../http/needs.ts";
import { useText } from "../../../text/useText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { BackLink } from "../../../ui/BackLink.tsx";
import { Button, ButtonRow, LinkButton } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Edition } from "../../../ui/Edition.tsx";
import { Page } from "../../../ui/Page.tsx";
import { useNow } from "../../../ui/shell.ts";
import { Written } from "../../../ui/Written.tsx";
import { hasSent, nowSent } from "../../course/shared/subject.ts";
import { regionDoors } from "../../discharge/shared/region.ts";
import { Facts } from "../one/Facts.tsx";
import { appointmentPath } from "../paths.ts";
import { aroundOf } from "../shared/around.ts";
import { MainFields, MoreFields } from "../shared/Fields.tsx";
import { FindPlace } from "../shared/PlacePicker.tsx";
import { placesAround, placesFor } from "../shared/places.ts";
import { stateInWords, whenInWords } from "../shared/present.ts";
import type { Route } from "./+types/route.ts";
import { parseEdit } from "./form.ts";

/** Ret aftalen: all but its time, for who takes part in its course. The views log. */
export async function loader(args: Route.LoaderArgs) {
  const { context, params } = args;
  const [who, at] = [actor(context), now(context)];
  const { appointments, relay } = services(context);
  const view = await found(appointments.views.one(who, params.appointmentId, at), context);
  const course = await found(relay.views.course(who, view.courseId, at), context);
  if (!view.may.keep || view.state !== "booked" || course.kind === "closed") {
    // Whoever has just sent the form keeps what was typed.
    if (hasSent(args)) return { view, around: null };
    throw redirect(appointmentPath(view.id));
  }
  const [around, places] = await Promise.all([
    needNames(context).then((names) => aroundOf(context, course, names)),
    placesAround(context, args.request, view),
  ]);
  return { view, around: { ...around, places } };
}

export async function action(args: Route.ActionArgs) {
  const { request, context, params } = args;
  const { appointmentId } = params;
  nowSent(args);
  const [{ all }, places] = await Promise.all([regionDoors(context), placesFor(context, request)]);
  return handleCommand({
    request,
    context,
    parse: parseEdit(appointmentId, all, places),
    async run(command, key) {
      const { changeAppointment } = services(context).appointments.commands;
      await changeAppointment(actor(context), command, now(context), key);
      return appointmentPath(appointmentId, "rettet");
    },
  });
}

export default function EditPage({ loaderData: { view, around }, actionData }: Route.ComponentProps) {
  const { appointments, lang } = useText();
  const { edit: words } = appointments;
  const when = whenInWords(view, useNow(), appointments, lang);
  if (around === null) return <Over view={view} again={actionData} />;
  const meanwhile = actionData?.refusal?.code === "staleAppointment";
  return (
    <Page
      title={words.title}
      lead={words.lead}
      back={<BackLink to={appointmentPath(view.id)}>{when}</BackLink>}
    >
      {meanwhile ? <Facts view={view} title={words.meanwhile} /> : null}
      <FindPlace places={around.places} />
      <Card>
        <CommandForm name="edit" again={actionData}>
          <Edition value={view.edition} />
          <MainFields around={around} places={around.places} was={view} />
          <MoreFields around={around} was={view} open />
          <ButtonRow>
            <Button>{words.press}</Button>
          </ButtonRow>
        </CommandForm>
      </Card>
    </Page>
  );
}

/** It was called off, or is over, since the form was drawn: how it stands now, and everything that was typed. */
function Over({ view, again }: { view: AppointmentView; again: FormAgain | undefined }) {
  const { appointments } = useText();
  const { edit: words } = appointments;
  return (
    <Page title={words.title} lead={stateInWords(view, appointments)}>
      {again?.refusal ? (
        <Alert variant="warning" announce>
          {view.state === "booked" ? again.refusal.message : words.over}
        </Alert>
      ) : null}
      <Facts view={view} title={words.meanwhile} />
      <Written again={again} />
      <ButtonRow>
        <LinkButton to={appointmentPath(view.id)} variant="primary">
          {words.toOne}
        </LinkButton>
      </ButtonRow>
    </Page>
  );
}
