import type { StayFigures } from "#modules/stays/index.ts";
import { useText } from "../../../text/useText.ts";
import { SummaryList } from "../../../ui/SummaryList.tsx";

/** What stays came to: length, nowhere to go, refusals by reason, nights without a place. Numbers only. */
export function Figures({ figures }: { figures: StayFigures }) {
  const { stays, catalogue } = useText();
  const { figures: words } = stays;
  const reasons: Readonly<Record<string, string>> = catalogue.redirectReason;
  const refused = figures.refusals.map(({ reason, count }) => `${reasons[reason] ?? reason}: ${count}`);
  return (
    <SummaryList
      rows={[
        ...(
          ["ended", "nowhere", "medianNights", "longestNights", "lapsed", "waited", "nightsWithout"] as const
        ).map((name) => ({ label: words[name], value: figures[name] ?? "–" })),
        { label: words.refusals, value: refused.length === 0 ? words.none : refused.join(" · ") },
      ]}
    />
  );
}
