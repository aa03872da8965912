import { Link } from "react-router";
import { handleCommand } from "../../../http/command.ts";
import { now, query, services, signedIn } from "../../../http/context.ts";
import { found } from "../../../http/found.ts";
import { useText } from "../../../text/useText.ts";
import { BackLink } from "../../../ui/BackLink.tsx";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { ConfirmButton } from "../../../ui/ConfirmButton.tsx";
import { Edition } from "../../../ui/Edition.tsx";
import { Page } from "../../../ui/Page.tsx";
import { unknown } from "../../directory/shared/unknown.ts";
import { dayOfMeeting } from "../shared/dates.ts";
import { Beside, FlagList, Source } from "../shared/Looked.tsx";
import { lookedAlone } from "../shared/looked.ts";
import { MendHeadFields, MendItemFields } from "../shared/MendingFields.tsx";
import { parseMending } from "../shared/mendingForm.ts";
import { PageNav } from "../shared/PageNav.tsx";
import { partIn, readingPartPath, readingPath } from "../shared/readingPaths.ts";
import type { Route } from "./+types/route.ts";

/** One item of what was read, or its head, put right beside the document before anything is saved. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { body, minutes, flags, places, source, ...rest } = await found(
    services(context).council.reading(signedIn(context), params.slug, params.reading, now(context)),
  );
  const place = partIn(params.part) ?? -1;
  const alone = lookedAlone(
    { minutes, flags, places },
    source.text,
    place,
    Number(query(context).get("side")),
  );
  if (alone === null) return unknown();
  const { id, edition } = rest;
  return {
    ...{ id, edition, place, slug: body.slug, name: body.name, meeting: minutes.meeting, alone },
    several: minutes.items.length > 1,
  };
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const { council } = services(context);
  const { slug, reading: readingId } = params;
  const place = partIn(params.part) ?? -1;
  return handleCommand({
    request,
    context,
    parse(fields, words) {
      const parsed = parseMending(fields, words, place);
      const seen = Number(fields.get("seen"));
      return parsed.ok ? { ok: true, command: { readingId, seen, change: parsed.command } } : parsed;
    },
    async run(command, key) {
      await council.mendReading(signedIn(context), command, now(context), key);
      const path = readingPath(slug, readingId);
      switch (command.change.what) {
        case "drop":
          return `${path}?gjort=fjernet`;
        case "add":
          return readingPartPath(slug, readingId, place + 1);
        default:
          return `${path}?punkt=${place}&gjort=rettet#punkt-${place}`;
      }
    },
  });
}

export default function ReadingPart({ loaderData, actionData }: Route.ComponentProps) {
  const { councilTakeIn, lang } = useText();
  const { mending: words, reading } = councilTakeIn;
  const { id, slug, name, edition, place, meeting, alone, several } = loaderData;
  const day = meeting.date === null ? councilTakeIn.noDay : dayOfMeeting(meeting.date, lang);
  const path = readingPath(slug, id);
  return (
    <Page
      title={place === 0 ? words.head(name, day) : words.item(place)}
      lead={words.lead}
      back={<BackLink to={`${path}?punkt=${place}#punkt-${place}`}>{reading.title(name, day)}</BackLink>}
    >
      <FlagList flags={alone.flags} />
      <Beside
        read={
          <CommandForm name="mend" again={actionData}>
            <Edition name="seen" value={edition} />
            {alone.item === null ? (
              <MendHeadFields meeting={meeting} />
            ) : (
              <MendItemFields item={alone.item} />
            )}
            <ButtonRow>
              <Button>{words.keep}</Button>
              <Link to={path}>{words.leave}</Link>
            </ButtonRow>
          </CommandForm>
        }
        source={
          <>
            {alone.source ? <Source source={alone.source} odd={alone.flags} /> : null}
            <PageNav path={readingPartPath(slug, id, place)} page={alone.page} pages={alone.pages} />
          </>
        }
      />
      {place === 0 ? null : (
        <Card title={words.items}>
          <CommandForm name="add" again={actionData}>
            <Edition name="seen" value={edition} />
            <ButtonRow>
              <Button variant="secondary">{words.add}</Button>
            </ButtonRow>
          </CommandForm>
          {several ? (
            <CommandForm name="drop" again={actionData}>
              <Edition name="seen" value={edition} />
              <ConfirmButton label={words.drop}>
                <p>{words.dropSays}</p>
              </ConfirmButton>
            </CommandForm>
          ) : null}
        </Card>
      )}
    </Page>
  );
}
