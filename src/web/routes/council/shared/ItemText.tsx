import type { Item } from "#modules/council/index.ts";
import { useText } from "../../../text/useText.ts";
import { SECTIONS } from "./sections.ts";

/** What an item says, part by part; a part with nothing in it is left out. Lines stand as in the document. `ahead`: nothing need be said yet. */
export function ItemText({ item, ahead = false }: { item: Item; ahead?: boolean }) {
  const { council: words } = useText();
  const parts = SECTIONS.flatMap((section) => {
    const text = item.sections[section];
    return text ? [{ section, text }] : [];
  });
  const empty = parts.length === 0 && item.words === "";
  if (empty && !ahead) return <p className="quiet">{words.noWords}</p>;
  return (
    <>
      {item.caseNumber ? (
        <p className="quiet">
          {words.caseNumber} {item.caseNumber}
        </p>
      ) : null}
      {item.words === "" ? null : <p className="written">{item.words}</p>}
      {parts.map(({ section, text }) => (
        <section key={section}>
          <h3>{words.sections[section]}</h3>
          <p className="written">{text}</p>
        </section>
      ))}
    </>
  );
}
