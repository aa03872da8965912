import { data, redirect } from "react-router";
import { createCalendarImport, type ImportReport } from "#exchange/ical/index.ts";
import { isRefused } from "#kernel/refusal.ts";
import { type FormAgain, refusedForm } from "../../../http/command.ts";
import { actor, now, services, text } from "../../../http/context.ts";
import { found } from "../../../http/found.ts";
import { refusalStatus } from "../../../http/status.ts";
import { useText } from "../../../text/useText.ts";
import { ActionPage } from "../../course/shared/ActionPage.tsx";
import { courseAppointmentsPath } from "../paths.ts";
import type { Route } from "./+types/route.ts";
import { type Sent, uploadOf } from "./form.ts";
import { Report } from "./Report.tsx";
import { SendForm } from "./SendForm.tsx";

/** Hent aftaler fra en kalender: by who takes part in the course. The file is looked at first, and taken when somebody says yes. */
export async function loader({ context, params: { courseId } }: Route.LoaderArgs) {
  const { appointments } = services(context);
  const { knownAs, mayKeep } = await found(
    appointments.sources.whose(actor(context), courseId, now(context)),
    context,
  );
  if (!mayKeep) throw redirect(courseAppointmentsPath(courseId));
  return { courseId, knownAs };
}

/** What is shown: what would come of it, or what came of it. */
export interface Shown {
  readonly report: ImportReport;
  readonly taken: boolean;
  /** Something was changed between the list and the yes: nothing is done yet. */
  readonly changed: boolean;
  readonly sent: Pick<Sent, "packed" | "kind" | "place">;
}
interface Answer {
  readonly again: FormAgain | undefined;
  readonly shown: Shown | null;
}

export async function action({ request, context, params: { courseId } }: Route.ActionArgs) {
  const words = text(context);
  const [who, at] = [actor(context), now(context)];
  const { fields, parsed } = await uploadOf(await request.formData(), words);
  const { calendar: _, pasted: __, ...values } = fields.values;
  if (!parsed.ok) {
    const again: FormAgain = { form: "look", values, errors: parsed.errors, refusal: null };
    return data<Answer>({ again, shown: null }, 400);
  }
  const importer = createCalendarImport(services(context));
  const { packed, digest, ...order } = parsed.command;
  const sent = { packed, kind: order.kind, place: order.place };
  try {
    const preview = await importer.preview(who, { ...order, courseId }, at);
    const agreed = fields.form === "take" && digest === preview.digest;
    const report = agreed ? await importer.take(who, { ...order, courseId }, at) : preview;
    return data<Answer>({
      again: undefined,
      shown: { report, taken: agreed, changed: fields.form === "take" && !agreed, sent },
    });
  } catch (error) {
    if (!isRefused(error)) throw error;
    return data<Answer>(
      { again: { ...refusedForm(fields, error, words), form: "look", values }, shown: null },
      refusalStatus(error.code),
    );
  }
}

export default function CalendarPage({
  loaderData: { courseId, knownAs },
  actionData,
}: Route.ComponentProps) {
  const words = useText().calendar;
  const shown = actionData?.shown ?? null;
  return (
    <ActionPage
      title={shown === null ? words.title : shown.taken ? words.takenTitle : words.previewTitle}
      {...(shown === null ? { lead: words.lead } : {})}
      head={{ courseId, knownAs, needId: null, about: null }}
    >
      {shown === null ? <SendForm again={actionData?.again} /> : <Report courseId={courseId} shown={shown} />}
    </ActionPage>
  );
}
