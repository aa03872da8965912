import { actor, now, services } from "../../../http/context.ts";
import { HOME } from "../../../http/ways.ts";
import { useText } from "../../../text/useText.ts";
import { BackLink } from "../../../ui/BackLink.tsx";
import { Page } from "../../../ui/Page.tsx";
import { Table } from "../../../ui/Table.tsx";
import type { Route } from "./+types/route.ts";

/** What citizens said of one's own unit: counts, of quarters that are over, of five people or more. */
export async function loader({ context }: Route.LoaderArgs) {
  const quarters = await services(context).relay.views.feltCounts(actor(context), now(context));
  return { quarters };
}

export default function FeltCounts({ loaderData }: Route.ComponentProps) {
  const { felt, shift } = useText();
  const { counts: words } = felt;
  return (
    <Page title={words.title} lead={words.lead} back={<BackLink to={HOME}>{shift.title}</BackLink>}>
      <Table
        caption={words.table}
        columns={[words.quarter, words.safe, words.between, words.unsafe]}
        rows={loaderData.quarters.map(({ from, counts }) => ({
          key: from,
          cells: [
            words.from((Number(from.slice(5, 7)) + 2) / 3, from.slice(0, 4)),
            ...(counts ? [counts.safe, counts.between, counts.unsafe] : [words.few, "–", "–"]),
          ],
        }))}
      />
      <p className="quiet">{words.why}</p>
    </Page>
  );
}
