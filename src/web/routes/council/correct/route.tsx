import { Link, redirect } from "react-router";
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
import { TextArea } from "../../../ui/TextArea.tsx";
import { unknown } from "../../directory/shared/unknown.ts";
import { dayOfMeeting } from "../shared/dates.ts";
import { Beside, FlagList, Source } from "../shared/Looked.tsx";
import { lookedAlone } from "../shared/looked.ts";
import { MendHeadFields, MendItemFields } from "../shared/MendingFields.tsx";
import { parseMending } from "../shared/mendingForm.ts";
import { PageNav } from "../shared/PageNav.tsx";
import { bodyPath, minutesPath, reviewPath } from "../shared/paths.ts";
import { correctPath, partIn } from "../shared/readingPaths.ts";
import type { Route } from "./+types/route.ts";

/** Minutes that were taken in, one item of them or their head, put right as a new edition. By whoever keeps the body's papers. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const review = await found(
    services(context).council.review(signedIn(context), params.slug, params.meeting, now(context)),
  );
  const { body, minutes, flags, places, source, edition, state } = review;
  const path = `${bodyPath(body.slug)}/${params.meeting}`;
  if (review.madeHere) throw redirect(`${path}/moede`);
  const place = partIn(params.part) ?? -1;
  const looked = { minutes, flags, places };
  const alone = lookedAlone(looked, source.text, place, Number(query(context).get("side")));
  if (alone === null) return unknown();
  return {
    ...{ path, place, edition, alone, meeting: minutes.meeting, published: state === "published" },
    several: minutes.items.length > 1,
  };
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const { council } = services(context);
  const [who, at] = [signedIn(context), now(context)];
  const place = partIn(params.part) ?? -1;
  const { id: meetingId } = await found(council.review(who, params.slug, params.meeting, at));
  return handleCommand({
    request,
    context,
    parse(fields, text) {
      const why = fields.get("why");
      const parsed = parseMending(fields, text, place);
      if (why === "")
        return {
          ok: false,
          errors: { ...(parsed.ok ? {} : parsed.errors), why: text.fieldIssues.required },
        };
      const seen = Number(fields.get("seen"));
      return parsed.ok ? { ok: true, command: { meetingId, seen, why, change: parsed.command } } : parsed;
    },
    async run(command, key) {
      const { heldOn, starts, published } = await council.correctTakenIn(who, command, at, key);
      const path = minutesPath(params.slug, heldOn, starts);
      if (command.change.what === "add") return correctPath(path, place + 1);
      const said = published ? "offentligt" : command.change.what === "drop" ? "fjernet" : "rettet";
      return `${reviewPath(path)}?punkt=${place}&gjort=${said}`;
    },
  });
}

export default function Correct({ loaderData, actionData }: Route.ComponentProps) {
  const { councilTakeIn, lang } = useText();
  const { correcting: words, mending } = councilTakeIn;
  const { path, place, edition, alone, meeting, published, several } = loaderData;
  const day = dayOfMeeting(meeting.date, lang);
  const why = <TextArea name="why" label={words.why} hint={words.whyHint} rows={2} limit={1000} />;
  return (
    <Page
      title={place === 0 ? words.head(day) : words.title(place, day)}
      lead={published ? words.leadPublic : words.lead}
      back={<BackLink to={`${reviewPath(path)}?punkt=${place}#punkt-${place}`}>{words.back}</BackLink>}
    >
      <FlagList flags={alone.flags} />
      <Beside
        read={
          <CommandForm name="mend" again={actionData}>
            <Edition name="seen" value={edition} />
            {alone.item === null ? (
              <MendHeadFields meeting={meeting} />
            ) : (
              <MendItemFields item={alone.item} unsaid={!published} />
            )}
            {why}
            <ButtonRow>
              <Button>{words.press}</Button>
              <Link to={reviewPath(path)}>{mending.leave}</Link>
            </ButtonRow>
          </CommandForm>
        }
        source={
          <>
            {alone.source ? <Source source={alone.source} odd={alone.flags} /> : null}
            <PageNav path={correctPath(path, place)} page={alone.page} pages={alone.pages} />
          </>
        }
      />
      {place === 0 || published ? null : (
        <Card title={mending.items}>
          <CommandForm name="add" again={actionData}>
            <Edition name="seen" value={edition} />
            {why}
            <ButtonRow>
              <Button variant="secondary">{mending.add}</Button>
            </ButtonRow>
          </CommandForm>
          {several ? (
            <CommandForm name="drop" again={actionData}>
              <Edition name="seen" value={edition} />
              {why}
              <ConfirmButton label={mending.drop}>
                <p>{mending.dropSays}</p>
              </ConfirmButton>
            </CommandForm>
          ) : null}
        </Card>
      )}
    </Page>
  );
}
