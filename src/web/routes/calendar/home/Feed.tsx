import type { FeedLine } from "#modules/appointments/index.ts";
import type { FormAgain } from "../../../http/command.ts";
import { useText } from "../../../text/useText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { ConfirmButton } from "../../../ui/ConfirmButton.tsx";
import { SummaryList } from "../../../ui/SummaryList.tsx";
import { Moment } from "../../../ui/TimeLeft.tsx";

interface FeedProps {
  of: "person" | "unit";
  /** Null: there is none. */
  feed: FeedLine | null;
  /** Whether the viewer may make one. */
  may: boolean;
  made: { readonly of: "person" | "unit"; readonly address: string } | null;
  again: FormAgain | undefined;
}

/** One calendar: how it stands, its address the one time it is shown, a new one, and its end. */
export function Feed({ of, feed, may, made, again }: FeedProps) {
  const words = useText().calendar;
  return (
    <>
      {made?.of === of ? (
        <Alert variant="success" title={words.made} announce>
          <p>{words.madeNote}</p>
          <label className="form-label" htmlFor={`address-${of}`}>
            {words.address}
          </label>
          <input id={`address-${of}`} className="form-input" readOnly value={made.address} />
        </Alert>
      ) : null}
      {feed === null ? (
        <p>{words.none}</p>
      ) : (
        <SummaryList
          rows={[
            ...(feed.madeBy === null ? [] : [{ label: words.by, value: feed.madeBy }]),
            { label: words.since, value: <Moment at={feed.madeAt} /> },
            {
              label: words.fetched,
              value: feed.lastFetchedAt === null ? words.never : <Moment at={feed.lastFetchedAt} />,
            },
          ]}
        />
      )}
      {may ? null : of === "unit" && feed === null ? <p>{words.onlyLead}</p> : null}
      {may ? (
        <CommandForm name={`make-${of}`} again={again}>
          <input type="hidden" name="of" value={of} />
          {feed === null ? (
            <ButtonRow>
              <Button variant="secondary">{words.make}</Button>
            </ButtonRow>
          ) : (
            <ConfirmButton label={words.makeNew}>
              <p>{words.makeNewHint}</p>
            </ConfirmButton>
          )}
        </CommandForm>
      ) : null}
      {feed?.mayEnd ? (
        <CommandForm name={`end-${feed.id}`} again={again}>
          <input type="hidden" name="feedId" value={feed.id} />
          <ConfirmButton label={words.end}>
            <p>{words.endNote}</p>
          </ConfirmButton>
        </CommandForm>
      ) : null}
    </>
  );
}
