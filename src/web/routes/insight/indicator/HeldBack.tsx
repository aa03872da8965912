import type { Trend } from "#modules/insight/index.ts";
import { useText } from "../../../text/useText.ts";
import { Card } from "../../../ui/Card.tsx";

/** What of a figure nobody is told, and why. */
export function HeldBack({ trend: { indicator, quarters } }: { trend: Trend }) {
  const { figures: words } = useText();
  const why = words.heldBackWhy;
  if (indicator.about === "bodies")
    return (
      <Card title={words.heldBackTitle}>
        <p>{why.bodies}</p>
      </Card>
    );
  const hidden = quarters.filter(({ state }) => state === "heldBack").length;
  return (
    <Card title={words.heldBackTitle}>
      <p>{why.here(hidden, quarters.length)}</p>
      <p>{why.people}</p>
      {indicator.parts ? <p>{why.parts}</p> : null}
    </Card>
  );
}
