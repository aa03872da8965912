import { services } from "../../../http/context.ts";
import { useText } from "../../../text/useText.ts";
import { BackLink } from "../../../ui/BackLink.tsx";
import { Card } from "../../../ui/Card.tsx";
import { Page } from "../../../ui/Page.tsx";
import { SummaryList } from "../../../ui/SummaryList.tsx";
import { publicHeaders, publicly } from "../../directory/shared/publicPage.ts";
import { unknown } from "../../directory/shared/unknown.ts";
import { dayOfMeeting } from "../shared/dates.ts";
import { ItemText } from "../shared/ItemText.tsx";
import { bodyPath } from "../shared/paths.ts";
import type { Route } from "./+types/route.ts";

export const headers = publicHeaders;

/** Published minutes, for everybody: the open items. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const found = await services(context).council.minutes(params.slug, params.meeting);
  if (found === null) return unknown();
  const { body, meeting, items } = found;
  return publicly(context, { slug: body.slug, name: body.name, meeting, items });
}

export default function Minutes({ loaderData }: Route.ComponentProps) {
  const { council: words, lang } = useText();
  const { slug, name, meeting, items } = loaderData;
  const { date, start, end, place, participants, next } = meeting;
  return (
    <Page
      title={words.minutes(name, dayOfMeeting(date, lang))}
      back={<BackLink to={bodyPath(slug)}>{name}</BackLink>}
    >
      <Card>
        <SummaryList
          rows={[
            ...(start ? [{ label: words.when, value: end ? words.until(start, end) : start }] : []),
            ...(place ? [{ label: words.where, value: place }] : []),
            ...(participants.length > 0 ? [{ label: words.present, value: participants.join(", ") }] : []),
            ...(next ? [{ label: words.next, value: dayOfMeeting(next.date, lang) }] : []),
          ]}
        />
      </Card>
      <div lang="da">
        {items.map((item, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an item's place is what tells it apart.
          <article key={i} id={`punkt-${i + 1}`}>
            {"title" in item ? (
              <Card title={words.item(item.number, item.title)}>
                <ItemText item={item} />
              </Card>
            ) : (
              <Card title={words.closedItem(item.number)} tone="quiet">
                <p>{words.closedBody}</p>
              </Card>
            )}
          </article>
        ))}
      </div>
    </Page>
  );
}
