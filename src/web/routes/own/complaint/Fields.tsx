import { COMPLAINT_ABOUT, type ComplaintWords } from "#modules/citizen/index.ts";
import type { Text } from "../../../text/types.ts";
import { Choices, Line, Tick, Words } from "../shared/parts.tsx";

interface Props {
  words: Text["own"]["complaint"];
  complaintId: string;
  seen: number;
  letter: Pick<ComplaintWords, "words" | "place" | "happened" | "wish" | "reach"> & {
    readonly about: string;
  };
  /** Who has the baton; null where nobody does. */
  holder: string | null;
}

/** What a letter is made of: four things, in one's own words. */
export function Fields({ words, complaintId, seen, letter, holder }: Props) {
  return (
    <>
      <input type="hidden" name="complaintId" value={complaintId} />
      <input type="hidden" name="seen" value={seen} />
      <Choices
        name="about"
        legend={words.about}
        options={COMPLAINT_ABOUT.map((code) => [code, words.abouts[code]] as const)}
        chosen={letter.about}
      />
      <Words name="words" label={words.what} hint={words.whatHint} value={letter.words} rows={8} />
      <Line name="place" label={words.where} value={letter.place} />
      <Line name="happened" label={words.when} value={letter.happened} />
      <Words name="wish" label={words.wish} value={letter.wish} rows={3} />
      {holder === null ? null : <Tick name="reach" label={words.reach(holder)} ticked={letter.reach} />}
    </>
  );
}
