import { now, services, signedIn } from "../../../http/context.ts";
import { found } from "../../../http/found.ts";
import { useText } from "../../../text/useText.ts";
import { BackLink } from "../../../ui/BackLink.tsx";
import { Badge } from "../../../ui/Badge.tsx";
import { Card } from "../../../ui/Card.tsx";
import { Page } from "../../../ui/Page.tsx";
import { unknown } from "../../directory/shared/unknown.ts";
import { dayOfMeeting } from "../shared/dates.ts";
import { ItemText } from "../shared/ItemText.tsx";
import { bodyPath } from "../shared/paths.ts";
import type { Route } from "./+types/route.ts";

/** An older edition of a meeting's minutes, whole, with its closed items: for whoever keeps the body's papers. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const edition = Number(params.edition);
  const [who, at] = [signedIn(context), now(context)];
  const { council } = services(context);
  const asked = council.editionOf(
    who,
    params.slug,
    params.meeting,
    Number.isInteger(edition) ? edition : 0,
    at,
  );
  const { minutes, madeHere } = await found(asked);
  if (edition < 1) return unknown();
  const { meeting, items } = minutes;
  return {
    slug: params.slug,
    meeting,
    items,
    edition,
    ...{ madeHere, path: `${bodyPath(params.slug)}/${params.meeting}/${madeHere ? "moede" : "gennemse"}` },
  };
}

export default function Edition({ loaderData }: Route.ComponentProps) {
  const { council: words, councilMeetings, councilTakeIn, lang } = useText();
  const { meeting, items, edition, madeHere, path } = loaderData;
  return (
    <Page
      title={`${words.minutes(meeting.body ?? "", dayOfMeeting(meeting.date, lang))} – ${councilMeetings.meeting.edition(edition)}`}
      back={
        <BackLink to={path}>
          {madeHere ? councilMeetings.pages.meeting : councilTakeIn.correcting.back}
        </BackLink>
      }
    >
      {items.map((item, i) => (
        <Card
          // biome-ignore lint/suspicious/noArrayIndexKey: an item's place is what tells it apart.
          key={i}
          title={
            <span lang="da">
              {words.item(item.number, item.title)}{" "}
              {item.open ? null : <Badge>{councilMeetings.closed}</Badge>}
            </span>
          }
        >
          <ItemText item={item} />
        </Card>
      ))}
    </Page>
  );
}
