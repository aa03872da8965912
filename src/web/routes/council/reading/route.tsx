import { Link } from "react-router";
import { handleCommand } from "../../../http/command.ts";
import { now, query, services, signedIn } from "../../../http/context.ts";
import { found } from "../../../http/found.ts";
import { useText } from "../../../text/useText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { BackLink } from "../../../ui/BackLink.tsx";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { ConfirmButton } from "../../../ui/ConfirmButton.tsx";
import { Done } from "../../../ui/Done.tsx";
import { Edition } from "../../../ui/Edition.tsx";
import { Page } from "../../../ui/Page.tsx";
import { dayOfMeeting } from "../shared/dates.ts";
import { Beside, FlagFields, HeadFacts, Source } from "../shared/Looked.tsx";
import { LookedItems } from "../shared/LookedItems.tsx";
import { lookedPage } from "../shared/looked.ts";
import { PageNav } from "../shared/PageNav.tsx";
import { minutesPath, reviewPath } from "../shared/paths.ts";
import { onPage, readingPartPath, readingPath, takeInPath } from "../shared/readingPaths.ts";
import type { Route } from "./+types/route.ts";
import { parseReading } from "./form.ts";
import { Saving } from "./Saving.tsx";

/** A meeting as it was read, beside the document, before it is minutes: looked through, put right, saved or thrown away. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const asked = services(context).council.reading(
    signedIn(context),
    params.slug,
    params.reading,
    now(context),
  );
  const { body, minutes, flags, places, source, ...rest } = await found(asked);
  const { items, meeting } = minutes;
  return {
    ...rest,
    ...{ slug: body.slug, name: body.name, meeting, file: source.name },
    looked: lookedPage({ minutes, flags, places }, source.text, query(context)),
    count: {
      items: items.length,
      unsaid: items.filter(({ open }) => open === null).length,
      odd: flags.filter(({ settled }) => settled === undefined).length,
    },
    done: query(context).get("gjort"),
  };
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const { council } = services(context);
  const [who, at, page] = [signedIn(context), now(context), Number(query(context).get("side")) || 1];
  const { slug, reading: readingId } = params;
  return handleCommand({
    request,
    context,
    parse: parseReading,
    async run(pressed, key) {
      switch (pressed.do) {
        case "keep": {
          const { do: _, ...looked } = pressed;
          await council.lookThrough(who, { readingId, ...looked }, at, key);
          return onPage(readingPath(slug, readingId), page, { gjort: "set" });
        }
        case "save": {
          const { do: _, ...looked } = pressed;
          const saved = await council.saveReading(who, { readingId, ...looked }, at, key);
          const path = reviewPath(minutesPath(slug, saved.heldOn, saved.starts));
          return `${path}?gjort=${saved.became === "new" ? "gemt" : "igen"}`;
        }
        case "throw":
          await council.throwAway(who, { readingId, seen: pressed.seen }, at, key);
          return `${takeInPath(slug)}?gjort=kasseret`;
      }
    },
  });
}

export default function Reading({ loaderData, actionData }: Route.ComponentProps) {
  const { councilTakeIn, lang } = useText();
  const words = councilTakeIn.reading;
  const { id, slug, name, meeting, file, edition, looked, done } = loaderData;
  const day = meeting.date === null ? councilTakeIn.noDay : dayOfMeeting(meeting.date, lang);
  const path = readingPath(slug, id);
  return (
    <Page
      title={words.title(name, day)}
      lead={words.lead}
      back={<BackLink to={takeInPath(slug)}>{words.back}</BackLink>}
    >
      <Done words={councilTakeIn.did} what={done} />
      <p className="quiet">{councilTakeIn.from(file)}</p>
      <PageNav path={path} page={looked.page} pages={looked.pages} />
      <CommandForm name="look" again={actionData} action={onPage(path, looked.page)}>
        <Edition name="seen" value={edition} />
        {looked.head ? (
          <Card title={words.head}>
            {meeting.date === null ? <Alert variant="warning">{words.noDate}</Alert> : null}
            <FlagFields flags={looked.head.flags} more={looked.head.more} />
            <Beside
              read={
                <>
                  <HeadFacts meeting={meeting} />
                  <Link to={readingPartPath(slug, id, 0)}>{words.mendHead}</Link>
                </>
              }
              source={
                looked.head.source ? <Source source={looked.head.source} odd={looked.head.flags} /> : null
              }
            />
          </Card>
        ) : null}
        <LookedItems
          items={looked.items}
          partPath={(place) => readingPartPath(slug, id, place)}
          asked
          settling
        />
        <PageNav path={path} page={looked.page} pages={looked.pages} />
        <Card title={words.keepSeen}>
          <p>{words.keepSeenHint}</p>
          <ButtonRow>
            <Button variant="secondary" name="do" value="keep">
              {words.keepSeen}
            </Button>
          </ButtonRow>
        </Card>
        <Saving {...loaderData} page={looked.page} pages={looked.pages} />
      </CommandForm>
      <Card>
        <CommandForm name="throw" again={actionData}>
          <Edition name="seen" value={edition} />
          <ConfirmButton label={words.throwAway}>
            <p>{words.throwAwaySays}</p>
          </ConfirmButton>
        </CommandForm>
      </Card>
    </Page>
  );
}
