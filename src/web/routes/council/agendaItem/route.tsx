import { Link } from "react-router";
import { dialogueSchemas, meetingSchemas } from "#modules/council/index.ts";
import { handleCommand } from "../../../http/command.ts";
import { now, query, services, signedIn } from "../../../http/context.ts";
import { type FormFields, noSuchForm, oneOf, type Parsed } from "../../../http/form.ts";
import { found } from "../../../http/found.ts";
import { parseCommand } from "../../../http/parse.ts";
import type { Text } from "../../../text/types.ts";
import { useText } from "../../../text/useText.ts";
import { BackLink } from "../../../ui/BackLink.tsx";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { ConfirmButton } from "../../../ui/ConfirmButton.tsx";
import { Details } from "../../../ui/Details.tsx";
import { Done } from "../../../ui/Done.tsx";
import { Edition } from "../../../ui/Edition.tsx";
import { Field } from "../../../ui/Field.tsx";
import { Page } from "../../../ui/Page.tsx";
import { unknown } from "../../directory/shared/unknown.ts";
import { openingFrom } from "../dialogues/form.ts";
import { DialogueFields } from "../shared/DialogueFields.tsx";
import { HeadFields, headFrom } from "../shared/HeadFields.tsx";
import { ItemDialogues } from "../shared/ItemDialogues.tsx";
import { MeetingNav } from "../shared/MeetingNav.tsx";
import { agendaPath, itemPath } from "../shared/meetingPaths.ts";
import { PartField, Writer } from "../shared/PartField.tsx";
import { type Press, pressed } from "../shared/pressed.ts";
import { PARTS, savedParts, textsFrom } from "../shared/texts.ts";
import type { Route } from "./+types/route.ts";
import { FileForm } from "./FileForm.tsx";

/** One item of an agenda, whole: its head, what it says, its annexes. By whoever keeps the body's papers. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { council } = services(context);
  const [who, at] = [signedIn(context), now(context)];
  const { body, keeps, plan, items } = await found(council.meetingFile(who, params.slug, params.meeting, at));
  const i = items.findIndex(({ id }) => id === params.item);
  const item = items[i];
  if (!item || !keeps) return unknown();
  const dialogues = await council.dialoguesAt(who, plan, at);
  return {
    ...{ slug: body.slug, name: body.name, keeps, plan, item },
    dialogues: dialogues.filter(({ itemId }) => itemId === item.id),
    previous: items[i - 1]?.id ?? null,
    next: items[i + 1]?.id ?? null,
    writer: crypto.randomUUID(),
    done: query(context).get("gjort"),
    failed: query(context).get("fejl"),
  };
}

type Pressed =
  | { readonly do: "head"; readonly head: Record<string, unknown> }
  | { readonly do: "texts"; readonly texts: ReturnType<typeof textsFrom>; readonly writer: string }
  | { readonly do: "annex"; readonly annex: Record<string, unknown> }
  | { readonly do: "remove"; readonly annexId: string }
  | { readonly do: "off" }
  | Press<"dialogue", typeof dialogueSchemas.OpenDialogue>;

/** `at`: the meeting and the item the page is about. */
function parse(
  fields: FormFields,
  text: Text,
  at: { meetingId: string; itemId: string },
  bodyId: string,
): Parsed<Pressed> {
  switch (oneOf(fields.form, ["head", "texts", "annex", "remove", "off", "dialogue"])) {
    case null:
      return noSuchForm(text);
    case "head": {
      const given = { ...at, seen: Number(fields.get("seen")), ...headFrom(fields) };
      const parsed = parseCommand(meetingSchemas.editItem, given, text);
      return parsed.ok ? { ok: true, command: { do: "head", head: parsed.command } } : parsed;
    }
    case "texts":
      return { ok: true, command: { do: "texts", texts: textsFrom(fields), writer: fields.get("writer") } };
    case "annex": {
      const given = { ...at, title: fields.get("annexTitle"), link: fields.get("link") };
      const parsed = parseCommand(meetingSchemas.addAnnex, given, text, {
        field: (path) => (path === "title" ? "annexTitle" : path),
      });
      return parsed.ok ? { ok: true, command: { do: "annex", annex: parsed.command } } : parsed;
    }
    case "remove":
      return { ok: true, command: { do: "remove", annexId: fields.get("annex") } };
    case "off":
      return { ok: true, command: { do: "off" } };
    case "dialogue":
      return pressed(
        "dialogue",
        parseCommand(
          dialogueSchemas.OpenDialogue,
          { bodyId, ...openingFrom(fields), itemId: at.itemId },
          text,
        ),
      );
  }
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const { council } = services(context);
  const [who, at] = [signedIn(context), now(context)];
  const { plan, body, items } = await found(council.meetingFile(who, params.slug, params.meeting, at));
  const place = { slug: body.slug, day: plan.day, start: plan.start };
  const which = { meetingId: plan.id, itemId: params.item };
  const isFile = (annexId: string) =>
    items.some(({ annexes }) => annexes.some(({ id, link }) => id === annexId && link.startsWith("/")));
  const again = `${itemPath(place, params.item)}?gjort=saved`;
  return handleCommand<Pressed>({
    request,
    context,
    parse: (fields, text) => parse(fields, text, which, body.id),
    async run(asked, key) {
      switch (asked.do) {
        case "head":
          await council.editItem(who, meetingSchemas.editItem.parse(asked.head), at, key);
          return again;
        case "texts":
          return (await savedParts(council, who, which, asked, at)) ? again : writeAnchor(place, params.item);
        case "annex":
          await council.addAnnex(who, meetingSchemas.addAnnex.parse(asked.annex), at, key);
          return again;
        case "remove":
          await council[isFile(asked.annexId) ? "removeFile" : "removeAnnex"](
            who,
            { ...which, annexId: asked.annexId },
            at,
            key,
          );
          return again;
        case "off":
          await council.takeItemOff(who, which, at, key);
          return `${agendaPath(place)}?gjort=saved`;
        case "dialogue":
          await council.openDialogue(who, asked.command, at, key);
          return again;
      }
    },
  });
}

/** Where two texts that stand beside each other are settled. */
const writeAnchor = (at: { slug: string; day: string; start: string | null }, itemId: string): string =>
  `${agendaPath(at).replace(/dagsorden$/, "skriv")}#punkt-${itemId}`;

export default function AgendaItem({ loaderData, actionData }: Route.ComponentProps) {
  const { councilMeetings, councilBetween } = useText();
  const { item: words, agenda } = councilMeetings;
  const { slug, keeps, plan, item, dialogues, previous, next, writer, done, failed } = loaderData;
  const at = { slug, day: plan.day, start: plan.start };
  return (
    <Page title={`${item.place}. ${item.title}`} back={<BackLink to={agendaPath(at)}>{words.back}</BackLink>}>
      <MeetingNav at={at} plan={plan} keeps={keeps} />
      <Done words={{ saved: agenda.saved }} what={done} />
      <Card title={words.texts}>
        <CommandForm name="texts" again={actionData}>
          <Writer value={writer} />
          {PARTS.filter((part) => part !== "decision").map((part) => (
            <PartField
              key={part}
              part={part}
              text={item.texts[part]}
              rows={part === "casePresentation" ? 10 : 3}
            />
          ))}
          <ButtonRow>
            <Button>{words.saveTexts}</Button>
          </ButtonRow>
        </CommandForm>
      </Card>
      <Card title={words.annexes}>
        {item.annexes.length === 0 ? <p className="quiet">{words.noAnnexes}</p> : null}
        {item.annexes.length > 0 ? (
          <CommandForm name="remove" again={actionData}>
            <ul>
              {item.annexes.map(({ id, title, link }) => (
                <li key={id}>
                  {link === "" ? title : <a href={link}>{title}</a>}{" "}
                  <button
                    type="submit"
                    name="annex"
                    value={id}
                    className="button button-tertiary"
                    aria-label={words.removeAnnex(title)}
                  >
                    ×
                  </button>
                </li>
              ))}
            </ul>
          </CommandForm>
        ) : null}
        <CommandForm name="annex" again={actionData}>
          <Field name="annexTitle" label={words.annexTitle} maxLength={300} />
          <Field name="link" label={words.annexLink} hint={words.annexLinkHint} maxLength={500} optional />
          <ButtonRow>
            <Button variant="secondary">{words.addAnnex}</Button>
          </ButtonRow>
        </CommandForm>
        <FileForm page={itemPath(at, item.id)} open={item.open} failed={failed} />
      </Card>
      <Card title={councilBetween.dialogues.onItems} id="droeftelser">
        {item.open ? null : <p className="quiet">{councilBetween.dialogues.closedItemLead}</p>}
        <ItemDialogues slug={slug} dialogues={dialogues} writable />
        <Details summary={councilBetween.dialogues.open} open={actionData?.form === "dialogue"}>
          <CommandForm name="dialogue" again={actionData}>
            <DialogueFields title={item.title} />
          </CommandForm>
        </Details>
      </Card>
      <Card title={words.head}>
        <CommandForm name="head" again={actionData}>
          <Edition name="seen" value={item.version} />
          <HeadFields initial={item} />
          <ButtonRow>
            <Button variant="secondary">{words.saveHead}</Button>
          </ButtonRow>
        </CommandForm>
        <CommandForm name="off" again={actionData}>
          <ConfirmButton label={words.takeOff} />
        </CommandForm>
      </Card>
      <nav aria-label={words.back} className="button-row">
        {previous ? <Link to={itemPath(at, previous)}>{words.previous}</Link> : null}
        {next ? <Link to={itemPath(at, next)}>{words.next}</Link> : null}
      </nav>
    </Page>
  );
}
