import type { CourseStay } from "#modules/stays/index.ts";
import { useText } from "../../../text/useText.ts";
import { PhoneLink } from "../../../ui/PhoneLink.tsx";
import { Facts } from "../../../ui/Rows.tsx";
import { Moment } from "../../../ui/TimeLeft.tsx";
import { nightAsDates } from "../../stays/shared/nights.ts";

/** The bed that is held for this need, or theirs: where, which nights, and whom to ring. */
export function Places({ stays }: { stays: readonly CourseStay[] }) {
  const { stays: words, lang } = useText();
  const { find, expected, here } = words;
  return stays.map((stay) => (
    <Facts
      key={stay.id}
      items={[
        <strong key="place">
          {find.states[stay.state]}: {stay.house.name}, {stay.placeName}
        </strong>,
        expected.nights(nightAsDates(stay.firstNight, lang), nightAsDates(stay.lastNight, lang)),
        stay.state === "held" ? (
          <>
            {expected.until} <Moment at={stay.heldUntil} />
          </>
        ) : null,
        stay.overdue ? here.lastOver : null,
        <PhoneLink key="phone" phone={stay.house.phone} />,
      ]}
    />
  ));
}
