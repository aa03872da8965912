import { redirect } from "react-router";
import { ASSESSED } from "#modules/outreach/index.ts";
import { handleCommand } from "../../../http/command.ts";
import { actor, now, services } from "../../../http/context.ts";
import { found } from "../../../http/found.ts";
import { needNames } from "../../../http/needs.ts";
import { useText } from "../../../text/useText.ts";
import { AgreedFields } from "../../../ui/AgreedFields.tsx";
import { Alert } from "../../../ui/Alert.tsx";
import { BackLink } from "../../../ui/BackLink.tsx";
import { Button, ButtonRow, LinkButton } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { momentInWords, phoneInWords } from "../../../ui/format.ts";
import { Page } from "../../../ui/Page.tsx";
import { RadioGroup } from "../../../ui/RadioGroup.tsx";
import { useNow } from "../../../ui/shell.ts";
import { TextArea } from "../../../ui/TextArea.tsx";
import { NO_CONSENT } from "../../course/ask/form.ts";
import { likeliest } from "../../start/doors/present.ts";
import { roundDone, roundPath } from "../shared/paths.ts";
import type { Route } from "./+types/route.ts";
import { parseReferral } from "./form.ts";
import { askable, doorChoice } from "./present.ts";

/** So few doors of each sort, the likeliest first, that one reads them standing up. */
const MOST_OF_A_KIND = 2;

/** Straight from the street into assessment (A7): what, with whom, agreed – and the team has the baton until they say yes. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { views } = services(context).relay;
  const [reader, at] = [actor(context), now(context)];
  const course = await openCourse(context, params.courseId);
  const kinds = askable(course, reader.unitId, ASSESSED);
  const doors = await Promise.all(
    kinds.map(({ kind }) => views.doors(reader, { needKind: kind, area: course.area }, at)),
  );
  return {
    courseId: course.id,
    knownAs: course.citizen.knownAs,
    holder: course.holder.unit.name,
    needs: await needNames(context),
    choices: kinds.flatMap(({ kind, asked }, n) =>
      likeliest(doors[n] ?? [])
        .filter(({ id }) => !asked.some((door) => door.id === id))
        .slice(0, MOST_OF_A_KIND)
        .map((door) => ({ kind, door })),
    ),
    asked: [...new Set(kinds.flatMap(({ asked }) => asked.map(({ name }) => name)))],
    ours: kinds.length > 0,
    consentId: course.citizen.consent?.id ?? NO_CONSENT,
  };
}

/** The course in full; the way to its own page for who only may know that it exists, or where it is closed. */
async function openCourse(context: Route.LoaderArgs["context"], courseId: string) {
  const { views } = services(context).relay;
  const course = await found(views.course(actor(context), courseId, now(context)), context);
  if (course.kind !== "full" || course.state === "closed") throw redirect(`/forloeb/${courseId}`);
  return course;
}

/** The need it is about – one that is there, else a new one – and the ask. Each has a key of its own: sent twice, it is done once. */
export async function action({ request, context, params: { roundId, courseId } }: Route.ActionArgs) {
  const { commands } = services(context).relay;
  const [who, at] = [actor(context), now(context)];
  return handleCommand({
    request,
    context,
    parse: parseReferral(courseId),
    async run({ kind, ask }, key) {
      const course = await openCourse(context, courseId);
      const there = askable(course, who.unitId, [kind])[0]?.needId ?? null;
      const needId = there ?? (await commands.addNeed(who, { courseId, kind }, at, `${key}-need`)).needId;
      await commands.askUnits(who, { ...ask, needId }, at, `${key}-ask`);
      return roundDone(roundId, "spurgt", null);
    },
  });
}

export default function ReferPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { outreach, start, lang } = useText();
  const { refer } = outreach;
  const at = useNow();
  const { courseId, needs, choices } = loaderData;
  const course = `/forloeb/${courseId}`;
  return (
    <Page
      title={refer.title(loaderData.knownAs)}
      lead={refer.lead}
      back={<BackLink to={roundPath(params.roundId)}>{outreach.tonight.open}</BackLink>}
    >
      {loaderData.asked.length > 0 ? (
        <Alert variant="info">{refer.asked(loaderData.asked.join(", "))}</Alert>
      ) : null}
      {loaderData.ours && choices.length > 0 ? (
        <Card>
          <CommandForm name="refer" again={actionData}>
            <input type="hidden" name="consentId" value={loaderData.consentId} />
            <RadioGroup
              name="door"
              legend={refer.what}
              options={choices.map(({ kind, door }) => ({
                value: doorChoice(kind, door.id),
                label: `${needs[kind] ?? kind}: ${door.name}`,
                hint: [
                  door.openNow
                    ? start.doors.openNow
                    : door.opensAt
                      ? start.doors.opens(momentInWords(door.opensAt, at, lang))
                      : start.doors.closed,
                  phoneInWords(door.phone),
                ].join(" · "),
              }))}
            />
            <AgreedFields />
            <TextArea name="message" label={refer.message} rows={2} optional limit={4000} />
            <ButtonRow>
              <Button>{refer.press}</Button>
            </ButtonRow>
          </CommandForm>
        </Card>
      ) : (
        <Alert variant="info">{loaderData.ours ? refer.none : refer.notOurs(loaderData.holder)}</Alert>
      )}
      <ButtonRow>
        <LinkButton to={course}>{refer.more}</LinkButton>
      </ButtonRow>
    </Page>
  );
}
