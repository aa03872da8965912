import type { NeedKind } from "#modules/relay/index.ts";
import { actor, now, services } from "../../../http/context.ts";
import { useText } from "../../../text/useText.ts";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Field } from "../../../ui/Field.tsx";
import { RadioGroup } from "../../../ui/RadioGroup.tsx";
import { Select } from "../../../ui/Select.tsx";
import { TextArea } from "../../../ui/TextArea.tsx";
import { doneAt } from "../paths.ts";
import { ActionPage, NotAnyMore } from "../shared/ActionPage.tsx";
import { kindsByWords } from "../shared/everyday.ts";
import { SearchForm } from "../shared/SearchForm.tsx";
import { searchedFor } from "../shared/searched.ts";
import { courseCommand, headOf, offered } from "../shared/subject.ts";
import { UrgencyField } from "../shared/UrgencyField.tsx";
import type { Route } from "./+types/route.ts";
import { parseNeed } from "./form.ts";

/** Nyt behov: for who is on the relay. Somebody's own words put the kinds they lead to first. */
export async function loader(args: Route.LoaderArgs) {
  const { context, request } = args;
  const subject = await offered(args, ({ course }) => course.may.addNeed);
  if (!subject) return null;
  const kinds = await services(context).relay.views.needKinds();
  const search = searchedFor(request);
  const meant = kindsByWords(kinds, search);
  return {
    ...headOf(subject),
    search,
    meant: meant.length,
    kinds: [...meant, ...kinds.filter((kind) => !meant.includes(kind))].map(shownKind),
    openNeeds: subject.course.needs
      .filter(({ endedAt }) => endedAt === null)
      .map(({ id, kind }) => ({ id, name: subject.names[kind] ?? kind })),
  };
}

const shownKind = ({ code, name }: NeedKind) => ({ code, name });

export function action(args: Route.ActionArgs) {
  const { context, params } = args;
  return courseCommand(args, parseNeed(params.courseId), async (need, key) => {
    const { needId } = await services(context).relay.commands.addNeed(
      actor(context),
      need,
      now(context),
      key,
    );
    return doneAt(params.courseId, "need", needId);
  });
}

export default function AddNeedPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { courseActions, lang } = useText();
  const { addNeed, search } = courseActions;
  if (!loaderData) return <NotAnyMore courseId={params.courseId} again={actionData} />;
  const { kinds, meant, openNeeds } = loaderData;
  return (
    <ActionPage title={addNeed.title} lead={addNeed.lead} head={loaderData}>
      <Card>
        <SearchForm
          label={addNeed.search}
          hint={addNeed.searchHint}
          words={loaderData.search}
          needId={null}
        />
        {loaderData.search !== "" && meant === 0 ? (
          <p role="status">{search.nothing(loaderData.search)}</p>
        ) : null}
      </Card>
      <Card>
        <CommandForm name="need" again={actionData}>
          <RadioGroup
            name="kind"
            legend={addNeed.kind}
            columns
            {...(meant > 0 && kinds[0] ? { initial: kinds[0].code } : {})}
            options={kinds.map(({ code, name }) => ({ value: code, label: name[lang] }))}
          />
          <TextArea
            name="citizensWords"
            label={addNeed.own}
            hint={addNeed.ownHint}
            optional
            rows={2}
            limit={2000}
          />
          <TextArea name="note" label={addNeed.note} optional rows={2} limit={4000} />
          <UrgencyField />
          {openNeeds.length > 0 ? (
            <Select
              name="waitsFor"
              label={addNeed.waitsFor}
              hint={addNeed.waitsForHint}
              optional
              options={openNeeds.map(({ id, name }) => ({ value: id, label: name }))}
            />
          ) : null}
          <Field
            name="dutyBearerText"
            label={addNeed.duty}
            hint={addNeed.dutyHint}
            optional
            width="medium"
            maxLength={200}
          />
          <ButtonRow>
            <Button>{addNeed.press}</Button>
          </ButtonRow>
        </CommandForm>
      </Card>
    </ActionPage>
  );
}
