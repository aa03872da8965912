import { actor, now, services } from "../../../http/context.ts";
import { commandForm } from "../../../http/form.ts";
import { useText } from "../../../text/useText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Field } from "../../../ui/Field.tsx";
import { momentInWords } from "../../../ui/format.ts";
import { RadioGroup } from "../../../ui/RadioGroup.tsx";
import { useNow } from "../../../ui/shell.ts";
import { doneAt } from "../paths.ts";
import { ActionPage, NotAnyMore } from "../shared/ActionPage.tsx";
import { courseCommand, headOf, keepTyped, offered } from "../shared/subject.ts";
import type { Route } from "./+types/route.ts";
import { parseMerge, type SameHolder, sameHolder } from "./form.ts";

/** Læg sammen: for who has the baton of both. Offers courses under a name like this one's. */
export async function loader(args: Route.LoaderArgs) {
  const subject = await offered(args, ({ course, need }) => need === null && course.may.merge);
  if (!subject) return null;
  const alike = await heldUnder(args, subject.course.citizen.knownAs);
  return { ...headOf(subject), alike };
}

type Args = Pick<Route.LoaderArgs, "context" | "params">;

async function heldUnder({ context, params }: Args, knownAs: string): Promise<readonly SameHolder[]> {
  const who = actor(context);
  const matches = await services(context).relay.views.matches(who, { knownAs }, now(context));
  return sameHolder(matches, params.courseId, who.unitId);
}

/** Another name to look under answers with the page; a name never stands in an address. */
export async function action(args: Route.ActionArgs) {
  const { context, params, request } = args;
  const fields = await commandForm(request.clone());
  const name = fields.get("name");
  const more = name === "" ? [] : await heldUnder(args, name);
  if (fields.form === "search") return { again: keepTyped(args, fields), name, more };
  const answered = await courseCommand(args, parseMerge(params.courseId), async (command, key) => {
    await services(context).relay.commands.mergeCourses(actor(context), command, now(context), key);
    return doneAt(params.courseId, "merged");
  });
  if (answered instanceof Response) return answered;
  return { ...answered, data: { again: answered.data, name, more } };
}

export default function MergePage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { merge } = useText().courseActions;
  const { again, name = "", more = [] } = actionData ?? {};
  const found = [...more, ...(loaderData?.alike ?? [])];
  const options = useCourses([...new Map(found.map((one) => [one.courseId, one])).values()]);
  if (!loaderData) return <NotAnyMore courseId={params.courseId} again={again} />;
  return (
    <ActionPage title={merge.title} lead={merge.lead} head={loaderData}>
      <Card>
        <CommandForm name="search" again={again}>
          <Field name="name" label={merge.search} optional width="medium" maxLength={120} />
          <ButtonRow>
            <Button variant="secondary">{merge.searchPress}</Button>
          </ButtonRow>
        </CommandForm>
        {again?.form === "search" && more.length === 0 ? <p role="status">{merge.nothing(name)}</p> : null}
      </Card>
      {options.length === 0 ? (
        <Alert variant="info">{merge.none}</Alert>
      ) : (
        <Card>
          <CommandForm name="merge" again={again}>
            <input type="hidden" name="name" value={name} />
            <RadioGroup name="fromCourseId" legend={merge.choose} hint={merge.chooseHint} options={options} />
            <p>{merge.sure}</p>
            <ButtonRow>
              <Button>{merge.press}</Button>
            </ButtonRow>
          </CommandForm>
        </Card>
      )}
    </ActionPage>
  );
}

/** Courses as choices, with what tells people of one name apart. */
function useCourses(courses: readonly SameHolder[]) {
  const { courseActions, catalogue, lang } = useText();
  const { merge } = courseActions;
  const now = useNow();
  return courses.map(({ courseId, knownAs, ageBand, birthYear, since }) => ({
    value: courseId,
    label: knownAs,
    hint: [
      catalogue.ageBand[ageBand],
      ...(birthYear === null ? [] : [merge.born(birthYear)]),
      merge.since(momentInWords(since, now, lang)),
    ].join(" · "),
  }));
}
