import { redirect } from "react-router";
import { handleCommand } from "../../../http/command.ts";
import { actor, now, services } from "../../../http/context.ts";
import { found } from "../../../http/found.ts";
import { needNames } from "../../../http/needs.ts";
import { useText } from "../../../text/useText.ts";
import { BackLink } from "../../../ui/BackLink.tsx";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Page } from "../../../ui/Page.tsx";
import { useNow } from "../../../ui/shell.ts";
import { regionDoors } from "../../discharge/shared/region.ts";
import { appointmentPath } from "../paths.ts";
import { aroundOf } from "../shared/around.ts";
import { MainFields, MoreFields } from "../shared/Fields.tsx";
import { whenInWords } from "../shared/present.ts";
import type { Route } from "./+types/route.ts";
import { parseEdit } from "./form.ts";

/** Ret aftalen: all but its time, for who takes part in its course. The views log. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const [who, at] = [actor(context), now(context)];
  const { appointments, relay } = services(context);
  const view = await found(appointments.views.one(who, params.appointmentId, at), context);
  if (!view.may.keep || view.state !== "booked") throw redirect(appointmentPath(view.id));
  const course = await found(relay.views.course(who, view.courseId, at), context);
  if (course.kind === "closed") throw redirect(appointmentPath(view.id));
  return { view, around: await aroundOf(context, course, await needNames(context)) };
}

export async function action({ request, context, params: { appointmentId } }: Route.ActionArgs) {
  const { all } = await regionDoors(context);
  return handleCommand({
    request,
    context,
    parse: parseEdit(appointmentId, all),
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
  return (
    <Page
      title={words.title}
      lead={words.lead}
      back={<BackLink to={appointmentPath(view.id)}>{when}</BackLink>}
    >
      <Card>
        <CommandForm name="edit" again={actionData}>
          <input type="hidden" name="edition" value={view.edition} />
          <MainFields around={around} was={view} />
          <MoreFields around={around} was={view} open />
          <ButtonRow>
            <Button>{words.press}</Button>
          </ButtonRow>
        </CommandForm>
      </Card>
    </Page>
  );
}
