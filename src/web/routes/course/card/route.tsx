import { randomInt } from "node:crypto";
import { writtenCardCode } from "#kernel/cardCode.ts";
import { pinFault } from "#modules/identity/index.ts";
import { handleCommand } from "../../../http/command.ts";
import { actor, now, query, services } from "../../../http/context.ts";
import { oneOf } from "../../../http/form.ts";
import { found } from "../../../http/found.ts";
import { useText } from "../../../text/useText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { BackLink } from "../../../ui/BackLink.tsx";
import { Button, ButtonRow, LinkButton } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Details } from "../../../ui/Details.tsx";
import { Field } from "../../../ui/Field.tsx";
import { Page } from "../../../ui/Page.tsx";
import { FullMoment } from "../../../ui/TimeLeft.tsx";
import { actionPath, coursePath } from "../paths.ts";
import type { Route } from "./+types/route.ts";
import { parseCard } from "./form.ts";

/** Stafetkort: given, lost and replaced by whoever takes part in the course (E1). */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { views } = services(context).relay;
  const view = await found(views.courseCard(actor(context), params.courseId, now(context)), context);
  const { card, ...about } = view;
  return {
    ...about,
    card: card && { ...card, code: writtenCardCode(card.code) },
    proposed: proposal(),
    done: oneOf(query(context).get("gjort") ?? "", ["issue", "lose", "unlock"]),
  };
}

export function action({ request, context, params }: Route.ActionArgs) {
  const { commands } = services(context).relay;
  const [by, at] = [actor(context), now(context)];
  return handleCommand({
    request,
    context,
    parse: parseCard(params.courseId),
    run: async (asked, key) => {
      if (asked.do === "issue") await commands.issueCard(by, asked.command, at, key);
      else if (asked.do === "lose") await commands.loseCard(by, asked.command, at, key);
      else await commands.unlockCard(by, asked.command, at, key);
      return `${actionPath(params.courseId, "kort")}?gjort=${asked.do}`;
    },
  });
}

/** Six digits nobody would guess, for whoever has none of their own in mind. */
function proposal(): string {
  for (;;) {
    const pin = String(randomInt(1_000_000)).padStart(6, "0");
    if (!pinFault(pin)) return pin;
  }
}

export default function CardPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { card: words, course, courseActions } = useText();
  const { card, open, knownAs, proposed, done } = loaderData;
  const give = (
    <CommandForm name="issue" again={actionData}>
      {card ? <p>{words.replaceLead}</p> : null}
      <Field
        name="pin"
        label={words.pin}
        hint={`${words.pinHint} ${words.proposed(proposed)}`}
        width="short"
        maxLength={7}
        autoComplete="off"
      />
      <ButtonRow>
        <Button variant={card ? "secondary" : "primary"}>{card ? words.replace : words.issue}</Button>
      </ButtonRow>
    </CommandForm>
  );
  return (
    <Page
      title={words.title}
      lead={`${courseActions.whoFor(knownAs)} ${words.lead}`}
      back={<BackLink to={coursePath(params.courseId)}>{course.back}</BackLink>}
    >
      {done ? <Alert variant="success">{words.done[done]}</Alert> : null}
      {open ? null : <Alert variant="info">{words.closed}</Alert>}
      <p>
        <a href={`${actionPath(params.courseId, "kort")}/papir`}>{words.paper}</a>
      </p>
      {card ? (
        <>
          <Card>
            <p>
              {words.has(card.issuedUnitName)} <FullMoment at={card.issuedAt} />
            </p>
            <p>
              {words.code}: <strong>{card.code}</strong>
            </p>
            <LinkButton to={`${actionPath(params.courseId, "kort")}/ark`} variant="primary">
              {words.print}
            </LinkButton>
          </Card>
          <Card>
            <CommandForm name="unlock" again={actionData}>
              <p>{words.unlockLead}</p>
              <ButtonRow>
                <Button variant="secondary">{words.unlock}</Button>
              </ButtonRow>
            </CommandForm>
            <CommandForm name="lose" again={actionData}>
              <p>{words.loseLead}</p>
              <ButtonRow>
                <Button variant="secondary">{words.lose}</Button>
              </ButtonRow>
            </CommandForm>
            {open ? <Details summary={words.replace}>{give}</Details> : null}
          </Card>
        </>
      ) : (
        <Card>
          <p>{words.none}</p>
          {open ? give : null}
        </Card>
      )}
    </Page>
  );
}
