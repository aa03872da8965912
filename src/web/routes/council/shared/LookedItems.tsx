import { Link } from "react-router";
import { useText } from "../../../text/useText.ts";
import { Badge } from "../../../ui/Badge.tsx";
import { Card } from "../../../ui/Card.tsx";
import { Details } from "../../../ui/Details.tsx";
import { RadioGroup } from "../../../ui/RadioGroup.tsx";
import { Facts } from "../../../ui/Rows.tsx";
import { ItemText } from "./ItemText.tsx";
import { Beside, FlagFields, FlagList, Source } from "./Looked.tsx";
import type { ItemAt } from "./looked.ts";

/** An item with more lines than this is folded together until somebody looks. */
const FOLDED = 60;

interface LookedItemsProps {
  readonly items: readonly ItemAt[];
  /** Where one of them is put right, or seen alone; `place` from 1. */
  readonly partPath: (place: number) => string;
  /** Whether each was open is asked, in a form around them; else it is said. */
  readonly asked: boolean;
  /** Settled in the same form; else they are read. */
  readonly settling: boolean;
}

/** The items of one page: whether each was open, what is odd about it, and what was read beside the document. */
export function LookedItems(props: LookedItemsProps) {
  const { council, councilTakeIn } = useText();
  const words = councilTakeIn.reading;
  return props.items.map(({ place, item, flags, more, source, long }) => {
    const title = council.item(item.number, item.title) || councilTakeIn.mending.item(place);
    const lines = source ? source.until - source.from + 1 : 0;
    const sides = (
      <Beside
        read={
          <div lang="da">
            <ItemText item={item} />
          </div>
        }
        source={source ? <Source source={source} odd={flags} /> : null}
      />
    );
    return (
      <Card key={place} id={`punkt-${place}`} title={<span lang="da">{title}</span>}>
        <Facts
          items={[
            source ? words.lines(source.from, source.until) : null,
            item.docId,
            <Link key="mend" to={props.partPath(place)} aria-label={words.mendItem(title)}>
              {words.mend}
            </Link>,
          ]}
        />
        {props.asked ? null : <Openness open={item.open} />}
        {props.asked ? (
          <RadioGroup
            name={`item-${place}`}
            legend={words.wasOpen(title)}
            options={[
              { value: "open", label: councilTakeIn.mending.open },
              { value: "closed", label: councilTakeIn.mending.closed },
            ]}
            {...(item.open === null ? {} : { initial: item.open ? "open" : "closed" })}
            columns
            optional={false}
          />
        ) : null}
        {props.settling ? <FlagFields flags={flags} more={more} /> : <FlagList flags={flags} more={more} />}
        {long ? (
          <p>
            {words.long(lines)} <Link to={props.partPath(place)}>{words.seeAlone(title)}</Link>
          </p>
        ) : lines > FOLDED && flags.length === 0 ? (
          <Details summary={words.unfold(lines)}>{sides}</Details>
        ) : (
          sides
        )}
      </Card>
    );
  });
}

function Openness({ open }: { open: boolean | null }) {
  const words = useText().council.review;
  if (open === true) return null;
  return <Badge tone="warning">{open === null ? words.unsaid : words.closed}</Badge>;
}
