import type { Flag } from "#modules/council/index.ts";
import { useText } from "../../../text/useText.ts";
import { Card } from "../../../ui/Card.tsx";

/** What was odd when the document was read, and where. */
export function Odd({ flags }: { flags: readonly Flag[] }) {
  const { council } = useText();
  const words = council.review;
  const names: Readonly<Record<string, string>> = words.flags;
  return (
    <Card title={words.odd}>
      {flags.length === 0 ? <p>{words.nothingOdd}</p> : null}
      <ul>
        {flags.map(({ code, line, item, section, words: said }, i) => {
          const where = [
            item === null ? null : words.atItem(item),
            section === null ? null : council.sections[section],
            line === null ? null : words.at(line),
          ].filter((part) => part !== null);
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a fixed list, as it was read.
            <li key={i}>
              {names[code] ?? code}
              {where.length > 0 ? <span className="quiet"> ({where.join(", ")})</span> : null}
              {said === "" ? null : (
                <span className="odd-words" lang="da">
                  {" "}
                  ”{said}”
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
