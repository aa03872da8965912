import { actor, now, services } from "../../../http/context.ts";
import { found } from "../../../http/found.ts";
import { useText } from "../../../text/useText.ts";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Select } from "../../../ui/Select.tsx";
import { ActionPage, NotAnyMore } from "../../course/shared/ActionPage.tsx";
import { courseCommand, headOf, needIdOf, offered } from "../../course/shared/subject.ts";
import { regionDoors } from "../../discharge/shared/region.ts";
import { courseAppointmentsPath } from "../paths.ts";
import { aroundOf } from "../shared/around.ts";
import { MainFields, MoreFields, WhenFields } from "../shared/Fields.tsx";
import { FindPlace } from "../shared/PlacePicker.tsx";
import { placesAround, placesFor } from "../shared/places.ts";
import type { Route } from "./+types/route.ts";
import { parseBooking } from "./form.ts";

/** Skriv en aftale: for who takes part in the course; again, it begins with what the one that came to nothing said. */
export async function loader(args: Route.LoaderArgs) {
  const { context, request } = args;
  const subject = await offered(args, ({ course }) => course.state === "open" && course.may.addNeed);
  if (!subject) return null;
  const [who, at] = [actor(context), now(context)];
  const { views } = services(context).appointments;
  const againOf = new URL(request.url).searchParams.get("igen");
  const [around, was, all] = await Promise.all([
    aroundOf(context, subject.course, subject.names),
    againOf === null ? null : found(views.one(who, againOf, at)),
    found(views.ofCourse(who, subject.course.id, at)),
  ]);
  const before = was?.courseId === subject.course.id ? was : null;
  return {
    ...headOf(subject),
    around,
    was: before,
    places: await placesAround(context, request, before),
    asked: needIdOf(request),
    rights: all.rights.map(({ id, kind, about, lastOn }) => ({ id, kind, about, lastOn })),
  };
}

export async function action(args: Route.ActionArgs) {
  const { context, params } = args;
  const [{ all }, places] = await Promise.all([regionDoors(context), placesFor(context, args.request)]);
  return courseCommand(args, parseBooking(params.courseId, all, places), async (command, key) => {
    await services(context).appointments.commands.bookAppointment(actor(context), command, now(context), key);
    return courseAppointmentsPath(params.courseId, "aftalt");
  });
}

export default function BookPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { appointments } = useText();
  const { newOne: words, fields, rights } = appointments;
  if (!loaderData) return <NotAnyMore courseId={params.courseId} again={actionData} />;
  const { around, was, asked, places } = loaderData;
  return (
    <ActionPage
      title={was ? words.again : words.title}
      lead={words.lead}
      head={{ ...loaderData, about: null }}
    >
      <FindPlace places={places} needId={asked} keep={was ? { igen: was.id } : {}} />
      <Card>
        <CommandForm name="book" again={actionData}>
          {was ? <input type="hidden" name="againOf" value={was.id} /> : null}
          <MainFields around={around} places={places} was={was} needId={asked}>
            <WhenFields />
          </MainFields>
          {loaderData.rights.length === 0 ? null : (
            <Select
              name="rightId"
              label={fields.right}
              none={fields.pick}
              optional
              initial={was?.rightId ?? ""}
              options={loaderData.rights.map(({ id, kind, about }) => ({
                value: id,
                label: [rights.kind[kind], about].filter(Boolean).join(": "),
              }))}
            />
          )}
          <MoreFields around={around} was={was} open={was !== null} />
          <ButtonRow>
            <Button>{words.press}</Button>
          </ButtonRow>
        </CommandForm>
      </Card>
    </ActionPage>
  );
}
