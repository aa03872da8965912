import type { HolderStrip as Strip } from "#modules/relay/index.ts";
import { useText } from "../text/useText.ts";
import { momentInWords } from "./format.ts";
import { PhoneLink } from "./PhoneLink.tsx";
import { useNow } from "./shell.ts";
import { Moment } from "./TimeLeft.tsx";
import { UnitName } from "./UnitName.tsx";

/** "Stafetten er hos …": who, the person, the phone, since when, and whether somebody answers now. */
export function HolderStrip({ strip, closed }: { strip: Strip; closed?: boolean }) {
  const words = useText().course.strip;
  return (
    <section className="strip" aria-label={words.label}>
      <p className="strip-who">
        {closed ? words.held : words.holder}{" "}
        <strong>
          <UnitName name={strip.unit.name} sector={strip.unit.sector} />
        </strong>
      </p>
      {strip.contactPerson ? <p>{strip.contactPerson.name}</p> : null}
      <p>
        <PhoneLink phone={strip.phone} />
      </p>
      <p className="quiet">{useHours(strip)}</p>
      <p className="quiet">
        {words.since("")}
        <Moment at={strip.since} />
      </p>
    </section>
  );
}

/** Whether the door is open now, or when it opens. */
function useHours(strip: Strip): string {
  const { course, lang } = useText();
  const now = useNow();
  if (strip.openNow) return course.strip.open;
  return strip.opensAt === null
    ? course.strip.closed
    : course.strip.opens(momentInWords(strip.opensAt, now, lang));
}
